package org.alphalode.kernel;

/**
 * Products, co-moments and fourth moments over windows by the chunks of {@link Walk}, in plain Java for both twins. Holds its memory:
 * nothing is allocated after construction.
 */
public final class ChunkedWindows {
    private static final int N = Walk.LANES;

    /** Sums back from the anchor, up to four a row. */
    private final double[] back;

    /** @param longestWindow of those that will be asked for */
    public ChunkedWindows(int longestWindow) {
        this.back = new double[4 * (longestWindow + 1)];
    }

    /** Product of the window. */
    public void product(double[] a, Walk walk, int window, int x, int out) {
        for (walk.begin(); walk.next(window, 0); ) {
            for (int lane = 0; lane < N; lane++) {
                productOfLane(a, walk, window, x + lane, out + lane);
            }
        }
    }

    private void productOfLane(double[] a, Walk k, int w, int x, int out) {
        int first = (k.row - k.skip) * N;
        int anchor = x + first;
        double p = 1;
        back[0] = 1;
        for (int j = 1; j < w - k.skip; j++) {
            p *= a[anchor - j * N];
            back[j] = p;
        }
        p = 1;
        for (int i = 0; i < k.skip + k.count; i++) {
            p *= a[anchor + i * N];
            if (i >= k.skip) {
                a[out + first + i * N] = ScalarLanes.finite(p * back[w - 1 - i]);
            }
        }
    }

    /** Covariance over the window, n - 1. */
    public void covariance(double[] a, Walk walk, int window, int x, int y, int out) {
        for (walk.begin(); walk.next(window, 0); ) {
            for (int lane = 0; lane < N; lane++) {
                covarianceOfLane(a, walk, window, x + lane, y + lane, out + lane);
            }
        }
    }

    private void covarianceOfLane(double[] a, Walk k, int w, int x, int y, int out) {
        int first = (k.row - k.skip) * N;
        int ax = x + first;
        int ay = y + first;
        double inverse = 1.0 / w;
        double inverseLess = 1.0 / (w - 1);
        double cx = a[ax];
        double cy = a[ay];
        back[0] = 0;
        back[1] = 0;
        back[2] = 0;
        for (int j = 1; j < w - k.skip; j++) {
            double dx = a[ax - j * N] - cx;
            double dy = a[ay - j * N] - cy;
            int q = 3 * j;
            back[q] = back[q - 3] + dx;
            back[q + 1] = back[q - 2] + dy;
            back[q + 2] = Math.fma(dx, dy, back[q - 1]);
        }
        double sx = 0;
        double sy = 0;
        double sxy = 0;
        for (int i = 0; i < k.skip + k.count; i++) {
            double dx = a[ax + i * N] - cx;
            double dy = a[ay + i * N] - cy;
            sx += dx;
            sy += dy;
            sxy = Math.fma(dx, dy, sxy);
            if (i >= k.skip) {
                int q = 3 * (w - 1 - i);
                double co = sxy + back[q + 2] - (sx + back[q]) * ((sy + back[q + 1]) * inverse);
                a[out + first + i * N] = ScalarLanes.finite(co * inverseLess);
            }
        }
    }

    /** Excess kurtosis of the window, bias-corrected; NaN where it is constant. */
    public void kurtosis(double[] a, Walk walk, int window, int x, int out) {
        for (walk.begin(); walk.next(window, 0); ) {
            for (int lane = 0; lane < N; lane++) {
                kurtosisOfLane(a, walk, window, x + lane, out + lane);
            }
        }
    }

    private void kurtosisOfLane(double[] a, Walk k, int w, int x, int out) {
        int first = (k.row - k.skip) * N;
        int anchor = x + first;
        double c = a[anchor];
        for (int j = 0; j < 4; j++) {
            back[j] = 0;
        }
        for (int j = 1; j < w - k.skip; j++) {
            double d = a[anchor - j * N] - c;
            double dd = d * d;
            int q = 4 * j;
            back[q] = back[q - 4] + d;
            back[q + 1] = back[q - 3] + dd;
            back[q + 2] = Math.fma(dd, d, back[q - 2]);
            back[q + 3] = Math.fma(dd, dd, back[q - 1]);
        }
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        for (int i = 0; i < k.skip + k.count; i++) {
            double d = a[anchor + i * N] - c;
            double dd = d * d;
            s1 += d;
            s2 += dd;
            s3 = Math.fma(dd, d, s3);
            s4 = Math.fma(dd, dd, s4);
            if (i >= k.skip) {
                int q = 4 * (w - 1 - i);
                a[out + first + i * N] =
                        kurtosis(w, s1 + back[q], s2 + back[q + 1], s3 + back[q + 2], s4 + back[q + 3]);
            }
        }
    }

    /** From the sums of the first four powers of the deviations from the anchor. */
    private static double kurtosis(double n, double t1, double t2, double t3, double t4) {
        double m = t1 / n;
        double m2 = t2 - t1 * m;
        double m4 = t4 - m * (4 * t3 - m * (6 * t2 - 3 * t1 * m));
        double scale = n * (n + 1) * (n - 1) / ((n - 2) * (n - 3));
        double normal = 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3));
        return ScalarLanes.finite(scale * m4 / (m2 * m2) - normal);
    }
}
