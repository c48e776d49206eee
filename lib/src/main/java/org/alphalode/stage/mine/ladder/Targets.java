package org.alphalode.stage.mine.ladder;

import java.util.List;

/** The targets of the whole training window, rung by rung and by symbol. */
final class Targets {
    /** Of each rung. */
    final List<CellPairs> rungs;
    /** [symbol]: how many. */
    final double[] count;
    /** [symbol]: their variance; of no meaning where there is none. */
    final double[] variance;

    Targets(List<CellPairs> rungs) {
        this.rungs = List.copyOf(rungs);
        int symbols = rungs.get(0).countOf.length;
        count = new double[symbols];
        variance = new double[symbols];
        for (int s = 0; s < symbols; s++) {
            double sum = 0;
            for (CellPairs rung : rungs) {
                count[s] += rung.countOf[s];
                sum += rung.countOf[s] * rung.meanYOf[s];
            }
            double squares = 0;
            for (CellPairs rung : rungs) {
                double d = rung.meanYOf[s] - sum / count[s];
                squares += rung.squaresYOf[s] + rung.countOf[s] * d * d;
            }
            variance[s] = squares / count[s];
        }
    }
}
