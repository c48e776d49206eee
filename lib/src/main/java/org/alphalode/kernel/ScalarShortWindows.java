package org.alphalode.kernel;

/**
 * Windows of a few bars, each summed anew from its newest bar back, with deviations from that bar. What the windowed kernels of longer
 * windows keep from row to row costs more than this.
 */
final class ScalarShortWindows {
    private static final int N = Walk.LANES;

    private ScalarShortWindows() {}

    /** Mean or sum. */
    static void sum(double[] a, int rows, int w, int x, int out, boolean mean) {
        double factor = mean ? 1.0 / w : 1;
        int times = mean ? 1 : w;
        for (int i = 0; i < rows * N; i++) {
            double c = a[x + i];
            double s1 = 0;
            for (int j = 1; j < w; j++) {
                s1 += a[x + i - j * N] - c;
            }
            a[out + i] = ScalarLanes.finite(s1 * factor + c * times);
        }
    }

    /** Variances go to the squares of the walk. */
    static void meanVariance(double[] a, Walk k, int w, int x, int mean) {
        double inverse = -1.0 / w;
        double inverseLess = 1.0 / (w - 1);
        for (int i = 0; i < k.rows * N; i++) {
            double c = a[x + i];
            double s1 = 0;
            double s2 = 0;
            for (int j = 1; j < w; j++) {
                double d = a[x + i - j * N] - c;
                s1 += d;
                s2 = Math.fma(d, d, s2);
            }
            double m = s1 * inverse;
            a[mean + i] = ScalarLanes.finite(c - m);
            k.squares[i] = Math.abs(Math.fma(s1, m, s2)) * inverseLess;
        }
    }

    /** Skewness is the factors of the walk times its squares^(-3/2) and {@link ScalarRoots#skewScale}. */
    static void cubes(double[] a, Walk k, int w, int x) {
        double inverse = -1.0 / w;
        for (int i = 0; i < k.rows * N; i++) {
            double c = a[x + i];
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int j = 1; j < w; j++) {
                double d = a[x + i - j * N] - c;
                double dd = d * d;
                s1 += d;
                s2 = Math.fma(d, d, s2);
                s3 = Math.fma(dd, d, s3);
            }
            double m = s1 * inverse;
            double m2 = Math.fma(s1, m, s2);
            k.factors[i] = Math.fma(m2 + m2 + s2, m, s3);
            k.squares[i] = m2;
        }
    }

    /** Correlation is the factors of the walk times its squares^(-1/2). */
    static void covariance(double[] a, Walk k, int w, int x, int y) {
        double inverse = -1.0 / w;
        for (int i = 0; i < k.rows * N; i++) {
            double cx = a[x + i];
            double cy = a[y + i];
            double sx = 0;
            double sy = 0;
            double sxx = 0;
            double syy = 0;
            double sxy = 0;
            for (int j = 1; j < w; j++) {
                double dx = a[x + i - j * N] - cx;
                double dy = a[y + i - j * N] - cy;
                sx += dx;
                sy += dy;
                sxx = Math.fma(dx, dx, sxx);
                syy = Math.fma(dy, dy, syy);
                sxy = Math.fma(dx, dy, sxy);
            }
            double mx = sx * inverse;
            k.factors[i] = Math.fma(sy, mx, sxy);
            k.squares[i] = Math.fma(sx, mx, sxx) * Math.fma(sy, sy * inverse, syy);
        }
    }

    static void min(double[] a, int rows, int w, int x, int out) {
        for (int i = 0; i < rows * N; i++) {
            double m = a[x + i];
            for (int j = 1; j < w; j++) {
                m = Math.min(m, a[x + i - j * N]);
            }
            a[out + i] = m;
        }
    }

    static void max(double[] a, int rows, int w, int x, int out) {
        for (int i = 0; i < rows * N; i++) {
            double m = a[x + i];
            for (int j = 1; j < w; j++) {
                m = Math.max(m, a[x + i - j * N]);
            }
            a[out + i] = m;
        }
    }
}
