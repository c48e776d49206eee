package org.alphalode.kernel;

/** The kernels in plain Java, lane by lane. */
class ScalarLanes implements Lanes {
    private static final int N = Walk.LANES;

    @Override
    public void add(double[] a, int x, int y, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            a[out + i] = finite(a[x + i] + a[y + i]);
        }
    }

    @Override
    public void sub(double[] a, int x, int y, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            a[out + i] = finite(a[x + i] - a[y + i]);
        }
    }

    @Override
    public void mul(double[] a, int x, int y, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            a[out + i] = finite(a[x + i] * a[y + i]);
        }
    }

    @Override
    public void div(double[] a, int x, int y, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            a[out + i] = finite(a[x + i] / a[y + i]);
        }
    }

    @Override
    public void min(double[] a, int x, int y, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            a[out + i] = Math.min(a[x + i], a[y + i]);
        }
    }

    @Override
    public void max(double[] a, int x, int y, int out, int rows) {
        for (int i = 0; i < rows * N; i++) {
            a[out + i] = Math.max(a[x + i], a[y + i]);
        }
    }

    @Override
    public void finite(double[] a, int x, int rows) {
        for (int i = 0; i < rows * N; i++) {
            a[x + i] = finite(a[x + i]);
        }
    }

    @Override
    public void mean(double[] a, Walk walk, int window, int x, int out) {
        for (walk.begin(); walk.next(window); ) {
            for (int lane = 0; lane < N; lane++) {
                ScalarMoments.sum(a, walk, window, x + lane, out + lane, true);
            }
        }
    }

    @Override
    public void sum(double[] a, Walk walk, int window, int x, int out) {
        for (walk.begin(); walk.next(window); ) {
            for (int lane = 0; lane < N; lane++) {
                ScalarMoments.sum(a, walk, window, x + lane, out + lane, false);
            }
        }
    }

    @Override
    public void meanStd(double[] a, Walk walk, int window, int x, int mean, int std) {
        for (walk.begin(); walk.next(window); ) {
            for (int lane = 0; lane < N; lane++) {
                ScalarMoments.meanStd(a, walk, window, x + lane, mean + lane, std + lane);
            }
        }
    }

    @Override
    public void skew(double[] a, Walk walk, int window, int x, int out) {
        for (walk.begin(); walk.next(window); ) {
            for (int lane = 0; lane < N; lane++) {
                ScalarMoments.skew(a, walk, window, x + lane, out + lane);
            }
        }
    }

    @Override
    public void corr(double[] a, Walk walk, int window, int x, int y, int out) {
        for (walk.begin(); walk.next(window); ) {
            for (int lane = 0; lane < N; lane++) {
                ScalarMoments.corr(a, walk, window, x + lane, y + lane, out + lane);
            }
        }
    }

    @Override
    public void rollingMin(double[] a, Walk walk, int window, int x, int out) {
        for (walk.begin(); walk.next(window); ) {
            for (int lane = 0; lane < N; lane++) {
                ScalarExtremes.min(a, walk, window, x + lane, out + lane);
            }
        }
    }

    @Override
    public void rollingMax(double[] a, Walk walk, int window, int x, int out) {
        for (walk.begin(); walk.next(window); ) {
            for (int lane = 0; lane < N; lane++) {
                ScalarExtremes.max(a, walk, window, x + lane, out + lane);
            }
        }
    }

    @Override
    public void comoments(double[] a, Walk walk, int x, int y, int centre, int out) {
        for (int lane = 0; lane < N; lane++) {
            double c = a[centre + lane];
            double s = 0;
            double ss = 0;
            double sy = 0;
            for (int i = lane; i < walk.rows * N; i += N) {
                double d = a[x + i] - c;
                s += d;
                ss = Math.fma(d, d, ss);
                sy = Math.fma(d, a[y + i], sy);
            }
            a[out + lane] = s;
            a[out + N + lane] = ss;
            a[out + 2 * N + lane] = sy;
        }
    }

    /** The value; NaN where it is infinite. */
    static double finite(double v) {
        return v + v * 0.0;
    }
}
