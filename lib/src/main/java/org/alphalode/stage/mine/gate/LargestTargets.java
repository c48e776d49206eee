package org.alphalode.stage.mine.gate;

import java.util.Arrays;

/** Finds the targets that are large enough to carry a correlation alone. */
final class LargestTargets {
    private LargestTargets() {}

    /**
     * A copy of the targets in which the share of {@code [from, to)} that lies furthest from zero, over all symbols together, is
     * missing: at least one target. Each symbol is measured by its median |target|: a corrupted bar can not raise the measure that
     * finds it.
     *
     * @param targets shape [symbol][bar], not modified
     */
    static double[][] masked(double[][] targets, int from, int to, double share) {
        double[] scale = new double[targets.length];
        double[] sizes = new double[targets.length * (to - from)];
        int count = 0;
        for (int s = 0; s < targets.length; s++) {
            int begin = count;
            for (int t = from; t < to; t++) {
                if (!Double.isNaN(targets[s][t])) {
                    sizes[count++] = Math.abs(targets[s][t]);
                }
            }
            scale[s] = median(sizes, begin, count);
            for (int i = begin; i < count; i++) {
                sizes[i] /= scale[s];
            }
        }
        Arrays.sort(sizes, 0, count);
        int kept = count - (int) Math.ceil(share * count);
        double limit = kept > 0 ? sizes[kept - 1] : 0;
        double[][] masked = new double[targets.length][];
        for (int s = 0; s < targets.length; s++) {
            masked[s] = targets[s].clone();
            for (int t = from; t < to; t++) {
                if (Math.abs(masked[s][t]) / scale[s] > limit) {
                    masked[s][t] = Double.NaN;
                }
            }
        }
        return masked;
    }

    private static double median(double[] x, int from, int to) {
        double[] sorted = Arrays.copyOfRange(x, from, to);
        Arrays.sort(sorted);
        double middle = to > from ? sorted[(to - from) / 2] : 0;
        return middle > 0 ? middle : 1;
    }
}
