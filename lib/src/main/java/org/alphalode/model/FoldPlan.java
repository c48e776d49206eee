package org.alphalode.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alphalode.check.Refuse;

/**
 * Walk-forward folds over a range of bars: train, gap, validation, gap, test; a gap is purge plus embargo. Each fold lies one test
 * window after the one before it, so that the test windows tile.
 *
 * @param folds in the order of time, at least one
 * @param unusedBars bars after the last test window, fewer than one test window
 */
public record FoldPlan(List<Fold> folds, int unusedBars) implements Serializable {
    /** Shares of the windows where only a number of folds is given: training 3, validation 1, each test 1. */
    private static final int AUTO_TRAIN_SHARE = 3;

    /** Fewer bars than this in a window of an automatic plan say nothing. */
    private static final int AUTO_MIN_BARS = 30;

    public FoldPlan {
        folds = List.copyOf(folds);
    }

    /** Where training begins. */
    public enum Mode {
        /** Training windows have one length and move along. */
        ROLLING,
        /** Every training window begins with the first bar. */
        ANCHORED
    }

    /** How long the windows are. */
    public sealed interface Windows extends Serializable {
        /** Lengths for {@code bars} bars with two gaps of {@code gapBars}. */
        Given over(long bars, long gapBars);

        /**
         * Given lengths; as many folds as fit.
         *
         * @param trainBars bars of the (first) training window
         * @param validationBars bars of a validation window
         * @param testBars bars of a test window, and the step from fold to fold
         */
        record Given(int trainBars, int validationBars, int testBars) implements Windows {
            public Given {
                Refuse.unless(
                        trainBars >= 1 && validationBars >= 1 && testBars >= 1,
                        "windows have at least a bar: train %s, validation %s, test %s",
                        trainBars,
                        validationBars,
                        testBars);
            }

            @Override
            public Given over(long bars, long gapBars) {
                return this;
            }
        }

        /**
         * A number of folds that fill the range: training three times, validation once as long as a test window; bars left over
         * by the division go to training.
         *
         * @param folds how many
         */
        record Auto(int folds) implements Windows {
            public Auto {
                Refuse.unless(folds >= 1, "a plan has at least one fold: %s", folds);
            }

            @Override
            public Given over(long bars, long gapBars) {
                long unit = (bars - 2 * gapBars) / (AUTO_TRAIN_SHARE + 1 + folds);
                Refuse.unless(
                        unit >= AUTO_MIN_BARS,
                        "%d folds over %d bars with gaps of %d bars leave %d bars for a test window, fewer than %d: "
                                + "ask for fewer folds, a shorter horizon or embargo, or give more bars",
                        folds,
                        bars,
                        gapBars,
                        Math.max(0, unit),
                        AUTO_MIN_BARS);
                long train = bars - 2 * gapBars - unit * (1 + folds);
                return new Given(Math.toIntExact(train), (int) unit, (int) unit);
            }
        }
    }

    /**
     * How to lay out folds.
     *
     * @param mode where training begins
     * @param windows how long the windows are
     * @param horizonBars bars of the forward return; horizon + 1 bars are purged after a window, because its last label reaches so far
     * @param embargoBars further bars between windows
     */
    public record Params(Mode mode, Windows windows, int horizonBars, int embargoBars) implements Serializable {
        public Params {
            Refuse.unless(horizonBars >= 1, "a horizon has at least one bar: %s", horizonBars);
            Refuse.unless(embargoBars >= 0, "an embargo is not negative: %s", embargoBars);
        }

        /** Bars between two windows: purge and embargo. */
        public int gapBars() {
            return horizonBars + 1 + embargoBars;
        }
    }

    /**
     * Lays out folds from the first bar on.
     *
     * @param firstCloseMicros close time of the first bar
     * @param lastCloseMicros close time of the last bar
     * @throws org.alphalode.check.AlphaException (refused) where not even one fold fits
     */
    public static FoldPlan of(Params params, long firstCloseMicros, long lastCloseMicros, BarInterval interval) {
        long bars = (lastCloseMicros - firstCloseMicros) / interval.micros() + 1;
        int gap = params.gapBars();
        Windows.Given windows = params.windows().over(bars, gap);
        long before = (long) windows.trainBars() + gap + windows.validationBars() + gap;
        long count = (bars - before) / windows.testBars();
        Refuse.unless(
                bars >= before + windows.testBars(),
                "no fold fits: train %d + gap %d + validation %d + gap %d + test %d = %d bars, but there are %d "
                        + "(a gap is horizon + 1 + embargo): shorten the windows or give more bars",
                windows.trainBars(),
                gap,
                windows.validationBars(),
                gap,
                windows.testBars(),
                before + windows.testBars(),
                Math.max(0, bars));
        List<Fold> folds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long shift = (long) i * windows.testBars();
            long trainEnd = shift + windows.trainBars();
            long validation = trainEnd + gap;
            long test = shift + before;
            Grid grid = new Grid(firstCloseMicros, interval.micros());
            folds.add(new Fold(
                    String.format(Locale.ROOT, "f%02d", i + 1),
                    grid.span(params.mode() == Mode.ROLLING ? shift : 0, trainEnd),
                    grid.span(validation, validation + windows.validationBars()),
                    grid.span(test, test + windows.testBars())));
        }
        return new FoldPlan(folds, (int) (bars - before - count * windows.testBars()));
    }

    private record Grid(long firstCloseMicros, long stepMicros) {
        Span span(long fromBar, long toBar) {
            return new Span(firstCloseMicros + fromBar * stepMicros, firstCloseMicros + toBar * stepMicros);
        }
    }
}
