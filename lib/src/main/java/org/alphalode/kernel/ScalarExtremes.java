package org.alphalode.kernel;

/** Extremes over windows of one lane, one chunk at a time. */
final class ScalarExtremes {
    private static final int N = Walk.LANES;

    private ScalarExtremes() {}

    static void min(double[] a, Walk k, int w, int x, int out) {
        int first = (k.row - k.skip) * N + k.lane;
        int anchor = x + first;
        int state = k.state + k.lane;
        int parts = k.parts + k.lane;
        int end = k.skip + k.count;
        if (k.seen == 0) {
            minBack(a, anchor, w - k.skip, state, parts);
        }
        double m = a[state];
        for (int i = k.seen; i < k.skip; i++) {
            m = Math.min(m, a[anchor + i * N]);
        }
        for (int i = k.skip; i < end; i++) {
            m = Math.min(m, a[anchor + i * N]);
            a[out + first + i * N] = Math.min(m, a[parts + (w - 1 - i) * N]);
        }
        a[state] = m;
    }

    private static void minBack(double[] a, int anchor, int rows, int state, int parts) {
        double m = a[anchor];
        a[state] = m;
        for (int j = 0; j < rows; j++) {
            m = Math.min(m, a[anchor - j * N]);
            a[parts + j * N] = m;
        }
    }

    static void max(double[] a, Walk k, int w, int x, int out) {
        int first = (k.row - k.skip) * N + k.lane;
        int anchor = x + first;
        int state = k.state + k.lane;
        int parts = k.parts + k.lane;
        int end = k.skip + k.count;
        if (k.seen == 0) {
            maxBack(a, anchor, w - k.skip, state, parts);
        }
        double m = a[state];
        for (int i = k.seen; i < k.skip; i++) {
            m = Math.max(m, a[anchor + i * N]);
        }
        for (int i = k.skip; i < end; i++) {
            m = Math.max(m, a[anchor + i * N]);
            a[out + first + i * N] = Math.max(m, a[parts + (w - 1 - i) * N]);
        }
        a[state] = m;
    }

    private static void maxBack(double[] a, int anchor, int rows, int state, int parts) {
        double m = a[anchor];
        a[state] = m;
        for (int j = 0; j < rows; j++) {
            m = Math.max(m, a[anchor - j * N]);
            a[parts + j * N] = m;
        }
    }
}
