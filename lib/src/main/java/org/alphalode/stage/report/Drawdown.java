package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of time below an earlier high.
 *
 * @param peakMicros close of the bar of the high; the first bar where the book fell from its start
 * @param troughMicros close of the lowest bar
 * @param endMicros close of the bar that reached the high again, or the last bar
 * @param recovered whether the high was reached again
 * @param depth negative fraction
 */
public record Drawdown(long peakMicros, long troughMicros, long endMicros, boolean recovered, double depth)
        implements Serializable {
    private static final Comparator<Drawdown> DEEPEST_FIRST =
            Comparator.comparingDouble(Drawdown::depth).thenComparingLong(Drawdown::peakMicros);

    /** The deepest drawdowns of a curve, deepest first, at most {@code limit}. */
    public static List<Drawdown> deepest(Curve curve, int limit) {
        return all(curve.points()).stream().sorted(DEEPEST_FIRST).limit(limit).toList();
    }

    private static List<Drawdown> all(List<Curve.Point> points) {
        List<Drawdown> found = new ArrayList<>();
        int peak = 0;
        int trough = -1;
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).drawdown() < 0) {
                trough = trough < 0
                                || points.get(i).drawdown() < points.get(trough).drawdown()
                        ? i
                        : trough;
            } else {
                if (trough >= 0) {
                    found.add(between(points, peak, trough, i, true));
                }
                peak = i;
                trough = -1;
            }
        }
        if (trough >= 0) {
            found.add(between(points, peak, trough, points.size() - 1, false));
        }
        return found;
    }

    private static Drawdown between(List<Curve.Point> points, int peak, int trough, int end, boolean recovered) {
        return new Drawdown(
                points.get(peak).closeMicros(),
                points.get(trough).closeMicros(),
                points.get(end).closeMicros(),
                recovered,
                points.get(trough).drawdown());
    }
}
