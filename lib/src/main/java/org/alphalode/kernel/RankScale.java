package org.alphalode.kernel;

import java.util.Arrays;

/**
 * Turns values into keys that grow with them, spread so that those of the bulk differ early: |x - centre| + scale as a floating-point
 * number, whose steps are even within the scale of the centre and grow with the distance beyond it. Values beyond four times the widest
 * deviations of a sample share the first or the last key.
 */
final class RankScale {
    /** Bits of 2^52: with a whole number below that in its last bits, it is the sum of both. */
    static final long WHOLE_BITS = 0x433L << 52;

    static final double WHOLE = 0x1p52;
    private static final int WHOLE_LENGTH = 52;

    private static final int SAMPLE = 64;
    /** A smaller scale of the centre, against the widest deviation, would leave few keys for the rest. */
    private static final double LEAST_SCALE = 0x1p-30;

    private final double[] sample = new double[SAMPLE];
    private final double lastKey;

    double centre;
    double scale;
    /** Distance, in steps of floating-point numbers, that is taken from the centre to 0. */
    long below;
    /** Largest distance after that. */
    long range;
    /** Right shift that brings distances below 2^52. */
    int shift;
    /** Makes keys of shifted distances. */
    double factor;

    RankScale(int keyBits) {
        this.lastKey = (1L << keyBits) - 1;
    }

    /** Fits the scale to values. */
    void fit(double[] x) {
        int n = sample(x);
        Arrays.sort(sample, 0, n);
        centre = n == 0 ? 0 : sample[n / 2];
        double lower = n == 0 ? 1 : centre - sample[0];
        double upper = n == 0 ? 1 : sample[n - 1] - centre;
        for (int i = 0; i < n; i++) {
            sample[i] = Math.abs(sample[i] - centre);
        }
        Arrays.sort(sample, 0, n);
        double far = Math.max(lower, upper);
        scale = n == 0 ? 1 : Math.max(sample[n / 2], far * LEAST_SCALE);
        if (!(scale >= Double.MIN_NORMAL) || far > Double.MAX_VALUE / 8) {
            scale = 1;
            lower = 1;
            upper = 1;
        }
        below = bitsOver(Math.max(4 * lower, scale));
        range = below + bitsOver(Math.max(4 * upper, scale));
        shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(range) - WHOLE_LENGTH);
        factor = lastKey / (range >>> shift);
    }

    private long bitsOver(double distance) {
        return Double.doubleToRawLongBits(distance + scale) - Double.doubleToRawLongBits(scale);
    }

    /** Takes values from all over the series; returns how many are finite. */
    private int sample(double[] x) {
        int n = 0;
        long length = x.length;
        for (int i = 0; i < SAMPLE && i < length; i++) {
            double v = x[(int) (length * i / Math.min(SAMPLE, length))];
            if (Double.isFinite(v)) {
                sample[n++] = v;
            }
        }
        return n;
    }

    /** Writes the key of each value above its tag: a word; a negative number where the value is NaN or its tag is negative. */
    void words(double[] x, int[] tags, int from, int tagBits, long[] words) {
        long bits = Double.doubleToRawLongBits(scale);
        for (int i = from; i < x.length; i++) {
            double t = x[i] - centre;
            long sign = Double.doubleToRawLongBits(t) >> (Long.SIZE - 1);
            long distance = ((Double.doubleToRawLongBits(Math.abs(t) + scale) - bits) ^ sign) - sign;
            long whole = Math.min(Math.max(distance + below, 0), range) >>> shift;
            double key = (Double.longBitsToDouble(whole | WHOLE_BITS) - WHOLE) * factor + WHOLE;
            long word = (Double.doubleToRawLongBits(key) ^ WHOLE_BITS) << tagBits | tags[i];
            words[i] = Double.isNaN(t) ? -1 : word;
        }
    }
}
