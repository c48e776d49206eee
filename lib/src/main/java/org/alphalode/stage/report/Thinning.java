package org.alphalode.stage.report;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;

/** Makes long series short enough to be drawn without losing an extreme. */
public final class Thinning {
    private Thinning() {}

    /**
     * Indices to keep of series of length {@code n}, rising: all where there are no more than {@code 2 * buckets}; else the first, the
     * last, and of each bucket of neighbouring indices those of the lowest and the highest value of every series. NaN is skipped.
     */
    public static List<Integer> keep(int n, int buckets, List<IntToDoubleFunction> series) {
        TreeSet<Integer> kept = new TreeSet<>();
        if (n <= 2 * buckets) {
            for (int i = 0; i < n; i++) {
                kept.add(i);
            }
            return List.copyOf(kept);
        }
        kept.add(0);
        kept.add(n - 1);
        for (int b = 0; b < buckets; b++) {
            int from = (int) ((long) b * n / buckets);
            int to = (int) ((b + 1L) * n / buckets);
            for (IntToDoubleFunction values : series) {
                keepExtremes(from, to, values, kept);
            }
        }
        return List.copyOf(kept);
    }

    /** How many parts of {@code size} hold {@code n} things: n / size, rounded up. */
    static int parts(int n, int size) {
        return (n + size - 1) / size;
    }

    private static void keepExtremes(int from, int to, IntToDoubleFunction values, Set<Integer> kept) {
        int low = -1;
        int high = -1;
        for (int i = from; i < to; i++) {
            double value = values.applyAsDouble(i);
            if (!Double.isNaN(value)) {
                low = low < 0 || value < values.applyAsDouble(low) ? i : low;
                high = high < 0 || value > values.applyAsDouble(high) ? i : high;
            }
        }
        if (low >= 0) {
            kept.add(low);
            kept.add(high);
        }
    }
}
