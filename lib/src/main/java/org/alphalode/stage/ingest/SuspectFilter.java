package org.alphalode.stage.ingest;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.model.Bar;

/**
 * Flags bars whose close can not be believed yet. A bar is suspect where its log return against the last trusted close is more than
 * 20 times the spread of the trusted returns before it. The next bar decides: where it keeps at least half of the move, the bar is
 * confirmed and known from that next bar's close; else, and where no next bar is, it is masked for good and its close is never a
 * reference.
 */
final class SuspectFilter {
    /** Bars of the trailing window: ten days of hours. */
    static final int WINDOW = 240;
    /** Returns before the first judgement. */
    static final int MIN_RETURNS = 30;

    private static final double MADS = 20;
    /** Least spread: a move of 0.1 % is not suspect, however still the market was. */
    private static final double MIN_SPREAD = 5e-5;

    private static final double KEPT_SHARE = 0.5;

    private final TrailingMad returns = new TrailingMad(WINDOW);
    /** Log of the last trusted close; NaN before the first bar. */
    private double reference = Double.NaN;

    private SuspectFilter() {}

    /** The bars with their suspicion and the time from which they are known. {@code bars} are of one instrument, in time order. */
    static List<Bar> judge(List<Bar> bars) {
        SuspectFilter filter = new SuspectFilter();
        List<Bar> judged = new ArrayList<>(bars.size());
        double pendingMove = Double.NaN; // of the suspect bar before this one
        for (Bar bar : bars) {
            double close = StrictMath.log(bar.price().close());
            if (!Double.isNaN(pendingMove) && (close - filter.reference) / pendingMove >= KEPT_SHARE) {
                int previous = judged.size() - 1;
                judged.set(previous, known(judged.get(previous), true, bar.closeMicros()));
                filter.trust(filter.reference + pendingMove);
            }
            double move = close - filter.reference;
            if (filter.isSuspect(move)) {
                judged.add(known(bar, true, Bar.Quality.NEVER));
                pendingMove = move;
            } else {
                judged.add(known(bar, false, bar.closeMicros()));
                filter.trust(close);
                pendingMove = Double.NaN;
            }
        }
        return judged;
    }

    private boolean isSuspect(double move) {
        return returns.count() >= MIN_RETURNS && Math.abs(move) > MADS * Math.max(returns.spread(), MIN_SPREAD);
    }

    private void trust(double close) {
        if (!Double.isNaN(reference)) {
            returns.add(close - reference);
        }
        reference = close;
    }

    private static Bar known(Bar bar, boolean suspect, long knownAtMicros) {
        Bar.Quality quality =
                new Bar.Quality(suspect, knownAtMicros, bar.quality().gapBefore());
        return new Bar(bar.instrument(), bar.openMicros(), bar.price(), bar.volume(), quality);
    }
}
