package org.alphalode.stage.mine.ladder;

import java.io.Serializable;
import org.alphalode.expr.IcMoments;

/** Moments of one candidate on one rung, and those of each symbol over all of its cells. */
final class RungMoments implements Serializable {
    private static final long serialVersionUID = 1L;

    final Cells cells;
    final CellPairs pairs;
    /** [period][series]: mean of the candidate. */
    final double[] meanX;
    /** [period][series]: sum of products of deviations. */
    final double[] products;
    /** Of each symbol the {@link IcMoments#NUMBERS}. */
    final double[] symbols;

    /**
     * Sums the cells of each symbol in their order, the deviations after the means.
     *
     * @param pairs of this candidate
     * @param root the candidate among those that were scored
     */
    RungMoments(Cells cells, CellPairs pairs, IcMoments scored, int root) {
        this.cells = cells;
        this.pairs = pairs;
        this.meanX = scored.meansX(root);
        this.products = scored.products(root);
        double[] mean = new double[cells.symbols];
        for (int p = 0; p < cells.periods; p++) {
            for (int i = 0, at = p * cells.series; i < cells.symbolOf.length; i++, at++) {
                mean[cells.symbolOf[i]] += pairs.count[at] * meanX[at];
            }
        }
        for (int s = 0; s < mean.length; s++) {
            mean[s] = pairs.countOf[s] > 0 ? mean[s] / pairs.countOf[s] : 0;
        }
        this.symbols = new double[cells.symbols * IcMoments.NUMBERS];
        deviations(mean, scored.squaresX(root));
        for (int s = 0; s < mean.length; s++) {
            int at = s * IcMoments.NUMBERS;
            symbols[at] = pairs.countOf[s];
            symbols[at + IcMoments.MEAN_X] = mean[s];
            symbols[at + IcMoments.MEAN_Y] = pairs.meanYOf[s];
            symbols[at + IcMoments.YY] = pairs.squaresYOf[s];
        }
    }

    private void deviations(double[] mean, double[] squares) {
        for (int p = 0; p < cells.periods; p++) {
            for (int i = 0, at = p * cells.series; i < cells.symbolOf.length; i++, at++) {
                int s = cells.symbolOf[i];
                double n = pairs.count[at];
                double dx = meanX[at] - mean[s];
                double dy = pairs.meanY[at] - pairs.meanYOf[s];
                symbols[s * IcMoments.NUMBERS + IcMoments.XX] += squares[at] + n * dx * dx;
                symbols[s * IcMoments.NUMBERS + IcMoments.XY] += products[at] + n * dx * dy;
            }
        }
    }
}
