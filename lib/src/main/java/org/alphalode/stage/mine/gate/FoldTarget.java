package org.alphalode.stage.mine.gate;

import java.util.Arrays;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.model.Span;

/** The target of one fold over the bars from the begin of training to the end of validation, as columns. */
public final class FoldTarget {
    /** First bar of training; column index 0. */
    public final int firstBar;
    /** Training is {@code [0, trainEnd)} of the columns. */
    public final int trainEnd;

    public final int validationFrom;
    public final int validationEnd;
    /** [symbol][column index]. */
    public final double[][] values;
    /** As {@link #values}, with the largest |standardised target| of the training window masked. */
    public final double[][] withoutLargest;
    /** Targets of the training window that are not missing. */
    public final long known;

    private FoldTarget(Panel target, Fold fold, double maskedShare) {
        firstBar = target.barAtOrAfter(fold.train().fromMicros());
        trainEnd = end(target, fold.train()) - firstBar;
        validationFrom = target.barAtOrAfter(fold.validation().fromMicros()) - firstBar;
        validationEnd = end(target, fold.validation()) - firstBar;
        values = new double[target.symbolCount()][validationEnd];
        for (int s = 0; s < values.length; s++) {
            target.copy(new Panel.Slice(0, s, firstBar, validationEnd), values[s], 0, 1);
        }
        withoutLargest = mask(maskedShare);
        known = Arrays.stream(values)
                .flatMapToDouble(column -> Arrays.stream(column, 0, trainEnd))
                .filter(y -> !Double.isNaN(y))
                .count();
    }

    public static FoldTarget of(Panel target, Fold fold, double maskedShare) {
        return new FoldTarget(target, fold, maskedShare);
    }

    private static int end(Panel panel, Span span) {
        return panel.barAtOrAfter(span.toMicros());
    }

    /**
     * Masks, over all symbols together, the share of training targets that lie furthest from zero. Each symbol is measured by its
     * median |target|: a corrupted bar can not raise the measure that finds it.
     */
    private double[][] mask(double share) {
        double[][] masked = new double[values.length][];
        double[] scale = new double[values.length];
        double[] sizes = new double[values.length * trainEnd];
        int count = 0;
        for (int s = 0; s < values.length; s++) {
            int from = count;
            for (int t = 0; t < trainEnd; t++) {
                if (!Double.isNaN(values[s][t])) {
                    sizes[count++] = Math.abs(values[s][t]);
                }
            }
            scale[s] = median(sizes, from, count);
            for (int i = from; i < count; i++) {
                sizes[i] /= scale[s];
            }
        }
        Arrays.sort(sizes, 0, count);
        // the share, rounded up: at least one bar is masked
        int kept = count - (int) Math.ceil(share * count);
        double limit = kept > 0 ? sizes[kept - 1] : 0;
        for (int s = 0; s < values.length; s++) {
            masked[s] = values[s].clone();
            for (int t = 0; t < trainEnd; t++) {
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
