package org.alphalode.stage.mine.ladder;

import java.io.Serializable;
import java.util.Arrays;
import org.alphalode.expr.IcMoments;

/** The pairs of a candidate and the target on one rung; the same for all candidates that miss the same targets. */
final class CellPairs implements Serializable {
    private static final long serialVersionUID = 1L;

    /** [period][series]: pairs. */
    final double[] count;
    /** [period][series]: mean of the target. */
    final double[] meanY;
    /** [symbol]: pairs of all its cells. */
    final double[] countOf;
    /** [symbol]: mean of the target over these; 0 where there is none. */
    final double[] meanYOf;
    /** [symbol]: sum of squared deviations from it. */
    final double[] squaresYOf;

    /** Which pairs they are. */
    static final class Key {
        private final double[] count;
        private final double[] meanY;
        private final int hash;

        /**
         * @param count by period and series, not copied
         * @param meanY the same
         */
        Key(double[] count, double[] meanY) {
            this.count = count;
            this.meanY = meanY;
            this.hash = 31 * Arrays.hashCode(count) + Arrays.hashCode(meanY);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && hash == key.hash
                    && Arrays.equals(count, key.count)
                    && Arrays.equals(meanY, key.meanY);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** Of one that would miss no target. */
    static CellPairs whole(Cells cells, IcMoments scored) {
        return new CellPairs(cells, new Key(scored.targetCounts(), scored.targetMeans()), scored.targetSquares());
    }

    /** @param squares by period and series: of deviations from the mean of the target */
    CellPairs(Cells cells, Key pairs, double[] squares) {
        this.count = pairs.count;
        this.meanY = pairs.meanY;
        countOf = new double[cells.symbols];
        meanYOf = new double[cells.symbols];
        squaresYOf = new double[cells.symbols];
        for (int p = 0; p < cells.periods; p++) {
            for (int i = 0, at = p * cells.series; i < cells.symbolOf.length; i++, at++) {
                countOf[cells.symbolOf[i]] += count[at];
                meanYOf[cells.symbolOf[i]] += count[at] * meanY[at];
            }
        }
        for (int s = 0; s < cells.symbols; s++) {
            meanYOf[s] = countOf[s] > 0 ? meanYOf[s] / countOf[s] : 0;
        }
        for (int p = 0; p < cells.periods; p++) {
            for (int i = 0, at = p * cells.series; i < cells.symbolOf.length; i++, at++) {
                double d = meanY[at] - meanYOf[cells.symbolOf[i]];
                squaresYOf[cells.symbolOf[i]] += squares[at] + count[at] * d * d;
            }
        }
    }
}
