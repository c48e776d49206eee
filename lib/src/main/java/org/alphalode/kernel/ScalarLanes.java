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
    public void interleave(double[] columns, int from, int columnLength, double[] a, int out, int rows) {
        for (int r = 0; r < rows; r++) {
            for (int lane = 0; lane < N; lane++) {
                a[out + r * N + lane] = finite(columns[from + lane * columnLength + r]);
            }
        }
    }

    @Override
    public void mean(double[] a, Walk walk, int window, int x, int out) {
        for (walk.begin(); walk.next(window); ) {
            for (walk.lane = 0; walk.lane < N; walk.lane++) {
                ScalarMoments.sum(a, walk, window, x, out, true);
            }
        }
    }

    @Override
    public void sum(double[] a, Walk walk, int window, int x, int out) {
        for (walk.begin(); walk.next(window); ) {
            for (walk.lane = 0; walk.lane < N; walk.lane++) {
                ScalarMoments.sum(a, walk, window, x, out, false);
            }
        }
    }

    @Override
    public void meanStd(double[] a, Walk walk, int window, int x, int mean, int std) {
        for (walk.begin(); walk.next(window); ) {
            for (walk.lane = 0; walk.lane < N; walk.lane++) {
                ScalarMoments.meanStd(a, walk, window, x, mean, std);
            }
        }
    }

    @Override
    public void skew(double[] a, Walk walk, int window, int x, int out) {
        for (walk.begin(); walk.next(window); ) {
            for (walk.lane = 0; walk.lane < N; walk.lane++) {
                ScalarMoments.skew(a, walk, window, x, out);
            }
        }
    }

    @Override
    public void corr(double[] a, Walk walk, int window, int x, int y, int out) {
        for (walk.begin(); walk.next(window); ) {
            for (walk.lane = 0; walk.lane < N; walk.lane++) {
                ScalarCorrelation.corr(a, walk, window, x, y, out);
            }
        }
    }

    @Override
    public void rollingMin(double[] a, Walk walk, int window, int x, int out) {
        for (walk.begin(); walk.next(window); ) {
            for (walk.lane = 0; walk.lane < N; walk.lane++) {
                ScalarExtremes.min(a, walk, window, x, out);
            }
        }
    }

    @Override
    public void rollingMax(double[] a, Walk walk, int window, int x, int out) {
        for (walk.begin(); walk.next(window); ) {
            for (walk.lane = 0; walk.lane < N; walk.lane++) {
                ScalarExtremes.max(a, walk, window, x, out);
            }
        }
    }

    @Override
    public int accumulate(double[] a, Walk walk, int x, int y, int sums, int target) {
        int missing = 0;
        int out = walk.scratch;
        for (int i = 0; i < N; i++) {
            comoments(a, walk.rows, x + i, y + i, a[sums + i], out + i);
            if (Double.isNaN(a[out + i] + a[out + 2 * N + i])) {
                missing |= 1 << i;
            } else {
                a[sums + N + i] += walk.rows;
                a[sums + 2 * N + i] += a[out + i];
                a[sums + 3 * N + i] += a[out + N + i];
                a[sums + 4 * N + i] += a[out + 2 * N + i];
                a[sums + 5 * N + i] += a[target + i];
                a[sums + 6 * N + i] += a[target + N + i];
            }
        }
        return missing;
    }

    /** Sums of d, d^2 and d y of one lane, d = x - c. */
    private static void comoments(double[] a, int rows, int x, int y, double c, int out) {
        double s = 0;
        double ss = 0;
        double sy = 0;
        double oddS = 0;
        double oddSs = 0;
        double oddSy = 0;
        int i = 0;
        for (; i < (rows - 1) * N; i += 2 * N) {
            double d = a[x + i] - c;
            s += d;
            ss = Math.fma(d, d, ss);
            sy = Math.fma(d, a[y + i], sy);
            double e = a[x + i + N] - c;
            oddS += e;
            oddSs = Math.fma(e, e, oddSs);
            oddSy = Math.fma(e, a[y + i + N], oddSy);
        }
        if (i < rows * N) {
            double d = a[x + i] - c;
            s += d;
            ss = Math.fma(d, d, ss);
            sy = Math.fma(d, a[y + i], sy);
        }
        a[out] = s + oddS;
        a[out + N] = ss + oddSs;
        a[out + 2 * N] = sy + oddSy;
    }

    /** The value; NaN where it is infinite. */
    static double finite(double v) {
        return v + v * 0.0;
    }
}
