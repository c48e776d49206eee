package org.alphalode.stage.mine.ladder;

import java.io.Serializable;
import org.alphalode.expr.IcMoments;

/** The pairs of a candidate and the target on one rung; the same for all candidates that miss no target. */
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

    /** Of one that would miss no target. */
    static CellPairs whole(Cells cells, IcMoments scored) {
        return new CellPairs(cells, scored.targetCounts(), scored.targetMeans(), scored.targetSquares());
    }

    /** Of one that was scored. */
    CellPairs(Cells cells, IcMoments scored, int root) {
        this(cells, scored.counts(root), scored.meansY(root), scored.squaresY(root));
    }

    private CellPairs(Cells cells, double[] count, double[] meanY, double[] squares) {
        this.count = count;
        this.meanY = meanY;
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
