package org.alphalode.stage.mine.ladder;

import java.io.Serializable;
import org.alphalode.expr.IcMoments;

/** Moments of one candidate on one rung, and those of each symbol over all of its blocks. */
final class RungMoments implements Serializable {
    private static final long serialVersionUID = 1L;
    static final int COUNT = 0;
    static final int MEAN_X = 1;
    static final int MEAN_Y = 2;
    static final int XX = 3;
    static final int YY = 4;
    static final int XY = 5;

    /** By block, symbol and period; of each the {@link IcMoments#NUMBERS}, in this order. */
    final double[] cells;

    /** The same numbers of each symbol. */
    final double[] symbols;

    private RungMoments(double[] cells, double[] symbols) {
        this.cells = cells;
        this.symbols = symbols;
    }

    /**
     * Of a rung's moments.
     *
     * @param cells not copied
     * @param periods of a block
     */
    static RungMoments of(double[] cells, int symbols, int periods) {
        double[] all = new double[symbols * IcMoments.NUMBERS];
        addMeans(cells, all, periods * IcMoments.NUMBERS);
        for (int s = 0; s < all.length; s += IcMoments.NUMBERS) {
            all[s + MEAN_X] /= Math.max(1, all[s + COUNT]);
            all[s + MEAN_Y] /= Math.max(1, all[s + COUNT]);
        }
        addDeviations(cells, all, periods * IcMoments.NUMBERS);
        return new RungMoments(cells, all);
    }

    /** First the sums of the values, */
    private static void addMeans(double[] cells, double[] all, int block) {
        for (int at = 0, s = 0; at < cells.length; s = next(s, all)) {
            double count = 0;
            double sumX = 0;
            double sumY = 0;
            for (int end = at + block; at < end; at += IcMoments.NUMBERS) {
                count += cells[at];
                sumX += cells[at] * cells[at + MEAN_X];
                sumY += cells[at] * cells[at + MEAN_Y];
            }
            all[s + COUNT] += count;
            all[s + MEAN_X] += sumX;
            all[s + MEAN_Y] += sumY;
        }
    }

    /** then the sums of squares and products of deviations from the means. */
    private static void addDeviations(double[] cells, double[] all, int block) {
        for (int at = 0, s = 0; at < cells.length; s = next(s, all)) {
            double squaresX = 0;
            double squaresY = 0;
            double products = 0;
            for (int end = at + block; at < end; at += IcMoments.NUMBERS) {
                double dx = cells[at + MEAN_X] - all[s + MEAN_X];
                double dy = cells[at + MEAN_Y] - all[s + MEAN_Y];
                squaresX += cells[at + XX] + cells[at] * dx * dx;
                squaresY += cells[at + YY] + cells[at] * dy * dy;
                products += cells[at + XY] + cells[at] * dx * dy;
            }
            all[s + XX] += squaresX;
            all[s + YY] += squaresY;
            all[s + XY] += products;
        }
    }

    private static int next(int symbol, double[] all) {
        return symbol + IcMoments.NUMBERS == all.length ? 0 : symbol + IcMoments.NUMBERS;
    }
}
