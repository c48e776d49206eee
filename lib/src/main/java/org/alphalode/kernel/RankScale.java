package org.alphalode.kernel;

import java.util.Arrays;

/**
 * Turns values into keys that grow with them, spread so that those of the bulk differ early: |x - centre| + scale as a floating-point
 * number, whose steps are even within the scale of the centre and grow with the distance beyond it. Values beyond four times the widest
 * deviations of a sample share the first or the last key.
 */
final class RankScale {
    private static final int SAMPLE = 64;
    /** A smaller scale of the centre, against the widest deviation, would leave few keys for the rest. */
    private static final double LEAST_SCALE = 0x1p-30;
    /** Below this scale the steps to infinity would not fit into a long. */
    private static final double TINY = 0x1p-980;
    /** Last bits of the scale that are 0, so that they take nothing from the keys of values with few digits. */
    private static final long COARSE = -1L << 32;

    private final int keyBits;
    private final double[] sample = new double[SAMPLE];

    double centre;
    double scale;
    /** Distance, in steps of floating-point numbers, that is taken from the centre to 0. */
    long below;
    /** Largest distance after that. */
    long range;
    /** Right shift that makes keys of distances. */
    int shift;

    /** @param keyBits bits of a key */
    RankScale(int keyBits) {
        this.keyBits = keyBits;
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
        scale = n == 0 ? 1 : coarse(Math.max(sample[n / 2], far * LEAST_SCALE));
        if (!(scale >= TINY) || far > Double.MAX_VALUE / 8) {
            scale = 1;
            lower = 1;
            upper = 1;
        }
        below = bitsOver(Math.max(4 * lower, scale));
        range = below + bitsOver(Math.max(4 * upper, scale));
        shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(range) - keyBits);
        // keys of whole steps either side
        below &= -1L << shift;
    }

    private static double coarse(double v) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(v) & COARSE);
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
}
