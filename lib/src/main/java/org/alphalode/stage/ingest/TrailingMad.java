package org.alphalode.stage.ingest;

import java.util.Arrays;

/** Spread of the last values: median absolute deviation from their median, over a sliding window. */
final class TrailingMad {
    private final double[] arrived;
    private final double[] sorted;
    private int count;
    private int next;

    TrailingMad(int window) {
        this.arrived = new double[window];
        this.sorted = new double[window];
    }

    /** Values held, at most the window. */
    int count() {
        return count;
    }

    /** Takes in a value; the oldest leaves a full window. */
    void add(double value) {
        if (count == arrived.length) {
            int gone = Arrays.binarySearch(sorted, 0, count, arrived[next]);
            System.arraycopy(sorted, gone + 1, sorted, gone, count - gone - 1);
            count--;
        }
        arrived[next] = value;
        next = (next + 1) % arrived.length;
        int found = Arrays.binarySearch(sorted, 0, count, value);
        int place = found < 0 ? -found - 1 : found;
        System.arraycopy(sorted, place, sorted, place + 1, count - place);
        sorted[place] = value;
        count++;
    }

    /**
     * The median absolute deviation; the mean absolute deviation from the median where more than half of the values are equal, as in
     * a market that rarely trades.
     */
    double spread() {
        double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
        double mad = medianDistance(median);
        if (mad > 0) {
            return mad;
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.abs(sorted[i] - median);
        }
        return sum / count;
    }

    /** Walks outwards from the median, nearest first, until half of the values have been met. */
    private double medianDistance(double median) {
        int below = (count - 1) / 2;
        int above = below + 1;
        double previous = 0;
        double distance = 0;
        for (int met = 0; met <= count / 2; met++) {
            previous = distance;
            double down = below >= 0 ? Math.abs(median - sorted[below]) : Double.POSITIVE_INFINITY;
            double up = above < count ? Math.abs(sorted[above] - median) : Double.POSITIVE_INFINITY;
            distance = Math.min(down, up);
            if (down <= up) {
                below--;
            } else {
                above++;
            }
        }
        return count % 2 == 1 ? distance : (previous + distance) / 2;
    }
}
