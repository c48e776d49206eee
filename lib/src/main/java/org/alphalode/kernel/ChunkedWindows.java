package org.alphalode.kernel;

/** Products, co-moments and fourth moments over windows by the chunks of {@link Walk}, in plain Java for both twins. */
public final class ChunkedWindows {
    private static final int N = Walk.LANES;

    private ChunkedWindows() {}

    /** Product of the window. */
    public static void product(double[] a, Walk walk, int window, int x, int out) {
        for (walk.begin(); walk.next(window); ) {
            for (int lane = 0; lane < N; lane++) {
                productOfLane(a, walk, window, x + lane, out + lane);
            }
        }
    }

    private static void productOfLane(double[] a, Walk k, int w, int x, int out) {
        int first = (k.row - k.skip) * N;
        int anchor = x + first;
        int s = k.scratch;
        double p = 1;
        a[s] = 1;
        for (int j = 1; j < w - k.skip; j++) {
            p *= a[anchor - j * N];
            a[s + j] = p;
        }
        p = 1;
        for (int i = 0; i < k.skip + k.count; i++) {
            p *= a[anchor + i * N];
            if (i >= k.skip) {
                a[out + first + i * N] = ScalarLanes.finite(p * a[s + w - 1 - i]);
            }
        }
    }

    /** Covariance over the window, n - 1. */
    public static void covariance(double[] a, Walk walk, int window, int x, int y, int out) {
        for (walk.begin(); walk.next(window); ) {
            for (int lane = 0; lane < N; lane++) {
                covarianceOfLane(a, walk, window, x + lane, y + lane, out + lane);
            }
        }
    }

    private static void covarianceOfLane(double[] a, Walk k, int w, int x, int y, int out) {
        int first = (k.row - k.skip) * N;
        int ax = x + first;
        int ay = y + first;
        int s = k.scratch;
        double inverse = 1.0 / w;
        double inverseLess = 1.0 / (w - 1);
        double cx = a[ax];
        double cy = a[ay];
        a[s] = 0;
        a[s + 1] = 0;
        a[s + 2] = 0;
        for (int j = 1; j < w - k.skip; j++) {
            double dx = a[ax - j * N] - cx;
            double dy = a[ay - j * N] - cy;
            int q = s + 3 * j;
            a[q] = a[q - 3] + dx;
            a[q + 1] = a[q - 2] + dy;
            a[q + 2] = Math.fma(dx, dy, a[q - 1]);
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
                int q = s + 3 * (w - 1 - i);
                double co = sxy + a[q + 2] - (sx + a[q]) * ((sy + a[q + 1]) * inverse);
                a[out + first + i * N] = ScalarLanes.finite(co * inverseLess);
            }
        }
    }

    /** Excess kurtosis of the window, bias-corrected; NaN where it is constant. */
    public static void kurtosis(double[] a, Walk walk, int window, int x, int out) {
        for (walk.begin(); walk.next(window); ) {
            for (int lane = 0; lane < N; lane++) {
                kurtosisOfLane(a, walk, window, x + lane, out + lane);
            }
        }
    }

    private static void kurtosisOfLane(double[] a, Walk k, int w, int x, int out) {
        int first = (k.row - k.skip) * N;
        int anchor = x + first;
        int s = k.scratch;
        double c = a[anchor];
        for (int j = 0; j < 4; j++) {
            a[s + j] = 0;
        }
        for (int j = 1; j < w - k.skip; j++) {
            double d = a[anchor - j * N] - c;
            double dd = d * d;
            int q = s + 4 * j;
            a[q] = a[q - 4] + d;
            a[q + 1] = a[q - 3] + dd;
            a[q + 2] = Math.fma(dd, d, a[q - 2]);
            a[q + 3] = Math.fma(dd, dd, a[q - 1]);
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
                int q = s + 4 * (w - 1 - i);
                a[out + first + i * N] = kurtosis(w, s1 + a[q], s2 + a[q + 1], s3 + a[q + 2], s4 + a[q + 3]);
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
