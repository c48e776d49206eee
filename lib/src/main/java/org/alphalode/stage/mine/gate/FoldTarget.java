package org.alphalode.stage.mine.gate;

import java.io.Serializable;
import java.util.Arrays;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.model.Span;

/** The target of one fold over the bars from the begin of training to the end of validation, as columns. */
public final class FoldTarget implements Serializable {
    private static final long serialVersionUID = 1L;

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
        withoutLargest = LargestTargets.masked(values, 0, trainEnd, maskedShare);
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
}
