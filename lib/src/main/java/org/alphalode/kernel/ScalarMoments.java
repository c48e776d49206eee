package org.alphalode.kernel;

/** Sums over windows of one lane, one chunk at a time: back from a new anchor into the state, then on from the anchor. */
final class ScalarMoments {
    private static final int N = Walk.LANES;

    private ScalarMoments() {}

    /** Mean or sum. */
    static void sum(double[] a, Walk k, int w, int x, int out, boolean mean) {
        int first = (k.row - k.skip) * N + k.lane;
        int anchor = x + first;
        int state = k.state + k.lane;
        int parts = k.parts + k.lane;
        int end = k.skip + k.count;
        if (k.seen == 0) {
            back(a, anchor, w - k.skip, state, parts);
        }
        double factor = mean ? 1.0 / w : 1;
        double c = a[anchor];
        double s1 = a[state];
        double shift = c * (mean ? 1 : w);
        for (int i = k.seen; i < k.skip; i++) {
            double d = a[anchor + i * N] - c;
            s1 += d;
        }
        for (int i = k.skip; i < end; i++) {
            double d = a[anchor + i * N] - c;
            s1 += d;
            a[out + first + i * N] = ScalarLanes.finite((s1 + a[parts + (w - 1 - i) * N]) * factor + shift);
        }
        a[state] = s1;
    }

    /** Sums of deviations from the anchor back to each row before it. */
    private static void back(double[] a, int anchor, int rows, int state, int parts) {
        double c = a[anchor];
        double s1 = 0;
        a[state] = 0;
        for (int j = 0; j < rows; j++) {
            double d = a[anchor - j * N] - c;
            s1 += d;
            int q = parts + j * N;
            a[q] = s1;
        }
    }

    /** Variances go to the squares of the walk. */
    static void meanVariance(double[] a, Walk k, int w, int x, int mean) {
        int first = (k.row - k.skip) * N + k.lane;
        int anchor = x + first;
        int state = k.state + k.lane;
        int parts = k.parts + k.lane;
        int end = k.skip + k.count;
        if (k.seen == 0) {
            squaresBack(a, anchor, w - k.skip, state, parts);
        }
        double inverse = -1.0 / w;
        double inverseLess = 1.0 / (w - 1);
        double c = a[anchor];
        double s1 = a[state];
        double s2 = a[state + N];
        for (int i = k.seen; i < k.skip; i++) {
            double d = a[anchor + i * N] - c;
            s1 += d;
            s2 = Math.fma(d, d, s2);
        }
        for (int i = k.skip; i < end; i++) {
            double d = a[anchor + i * N] - c;
            s1 += d;
            s2 = Math.fma(d, d, s2);
            int q = parts + (w - 1 - i) * 2 * N;
            double t1 = s1 + a[q];
            double t2 = s2 + a[q + N];
            double m = t1 * inverse;
            a[mean + first + i * N] = ScalarLanes.finite(c - m);
            k.squares[first + i * N] = Math.abs(Math.fma(t1, m, t2)) * inverseLess;
        }
        a[state] = s1;
        a[state + N] = s2;
    }

    /** Sums of deviations and their squares from the anchor back to each row before it. */
    private static void squaresBack(double[] a, int anchor, int rows, int state, int parts) {
        double c = a[anchor];
        double s1 = 0;
        double s2 = 0;
        a[state] = 0;
        a[state + N] = 0;
        for (int j = 0; j < rows; j++) {
            double d = a[anchor - j * N] - c;
            s1 += d;
            s2 = Math.fma(d, d, s2);
            int q = parts + j * 2 * N;
            a[q] = s1;
            a[q + N] = s2;
        }
    }

    /** Skewness is the factors of the walk times its squares^(-3/2) and {@link ScalarRoots#skewScale}. */
    static void cubes(double[] a, Walk k, int w, int x) {
        int first = (k.row - k.skip) * N + k.lane;
        int anchor = x + first;
        int state = k.state + k.lane;
        int parts = k.parts + k.lane;
        int end = k.skip + k.count;
        if (k.seen == 0) {
            cubesBack(a, anchor, w - k.skip, state, parts);
        }
        double inverse = -1.0 / w;
        double c = a[anchor];
        double s1 = a[state];
        double s2 = a[state + N];
        double s3 = a[state + 2 * N];
        for (int i = k.seen; i < k.skip; i++) {
            double d = a[anchor + i * N] - c;
            double dd = d * d;
            s1 += d;
            s2 = Math.fma(d, d, s2);
            s3 = Math.fma(dd, d, s3);
        }
        for (int i = k.skip; i < end; i++) {
            double d = a[anchor + i * N] - c;
            double dd = d * d;
            s1 += d;
            s2 = Math.fma(d, d, s2);
            s3 = Math.fma(dd, d, s3);
            int q = parts + (w - 1 - i) * 3 * N;
            double t1 = s1 + a[q];
            double t2 = s2 + a[q + N];
            double t3 = s3 + a[q + 2 * N];
            double m = t1 * inverse;
            double m2 = Math.fma(t1, m, t2);
            k.factors[first + i * N] = Math.fma(m2 + m2 + t2, m, t3);
            k.squares[first + i * N] = m2;
        }
        a[state] = s1;
        a[state + N] = s2;
        a[state + 2 * N] = s3;
    }

    /** Sums of deviations, their squares and cubes from the anchor back to each row before it. */
    private static void cubesBack(double[] a, int anchor, int rows, int state, int parts) {
        double c = a[anchor];
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        a[state] = 0;
        a[state + N] = 0;
        a[state + 2 * N] = 0;
        for (int j = 0; j < rows; j++) {
            double d = a[anchor - j * N] - c;
            double dd = d * d;
            s1 += d;
            s2 = Math.fma(d, d, s2);
            s3 = Math.fma(dd, d, s3);
            int q = parts + j * 3 * N;
            a[q] = s1;
            a[q + N] = s2;
            a[q + 2 * N] = s3;
        }
    }
}
