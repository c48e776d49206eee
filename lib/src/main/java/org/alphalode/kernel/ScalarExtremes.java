package org.alphalode.kernel;

/** Extremes over windows of one lane, one chunk at a time. */
final class ScalarExtremes {
    private static final int N = Walk.LANES;

    private ScalarExtremes() {}

    static void min(double[] a, Walk k, int w, int x, int out) {
        int first = (k.row - k.skip) * N;
        int anchor = x + first;
        double m = a[anchor];
        a[k.scratch] = m;
        for (int j = 1; j < w - k.skip; j++) {
            m = Math.min(m, a[anchor - j * N]);
            a[k.scratch + j] = m;
        }
        m = a[anchor];
        for (int i = 0; i < k.skip + k.count; i++) {
            m = Math.min(m, a[anchor + i * N]);
            if (i >= k.skip) {
                a[out + first + i * N] = Math.min(m, a[k.scratch + w - 1 - i]);
            }
        }
    }

    static void max(double[] a, Walk k, int w, int x, int out) {
        int first = (k.row - k.skip) * N;
        int anchor = x + first;
        double m = a[anchor];
        a[k.scratch] = m;
        for (int j = 1; j < w - k.skip; j++) {
            m = Math.max(m, a[anchor - j * N]);
            a[k.scratch + j] = m;
        }
        m = a[anchor];
        for (int i = 0; i < k.skip + k.count; i++) {
            m = Math.max(m, a[anchor + i * N]);
            if (i >= k.skip) {
                a[out + first + i * N] = Math.max(m, a[k.scratch + w - 1 - i]);
            }
        }
    }
}
