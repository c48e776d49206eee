package org.alphalode.kernel;

/** Sums of a root against a target. */
final class ScalarComoments {
    private static final int N = Walk.LANES;

    private ScalarComoments() {}

    /** Adds a lane's pairs to its sums, where both are present, and writes what they differ from the targets. */
    static void present(double[] a, Walk walk, int first, Against target, int sums, int lane) {
        int x = first + lane;
        int y = target.rows + lane;
        double c = centre(a, walk.rows, x, y, sums + lane);
        double n = 0;
        double sx = 0;
        double sxx = 0;
        double sxy = 0;
        double sy = 0;
        double syy = 0;
        for (int i = 0; i < walk.rows * N; i += N) {
            double v = a[x + i];
            double t = a[y + i];
            if (!Double.isNaN(v) && !Double.isNaN(t)) {
                double d = v - c;
                n++;
                sx += d;
                sxx = Math.fma(d, d, sxx);
                sxy = Math.fma(d, t, sxy);
                sy += t;
                syy = Math.fma(t, t, syy);
            }
        }
        a[sums + N + lane] += sx;
        a[sums + 2 * N + lane] += sxx;
        a[sums + 3 * N + lane] += sxy;
        int of = target.sums + lane;
        int out = walk.scratch + lane;
        a[out] = n - a[of];
        a[out + N] = sy - a[of + N];
        a[out + 2 * N] = syy - a[of + 2 * N];
    }

    /** Sums of d, d^2 and d y, d = x - c, of a lane, even and odd rows apart; d is 0 where the target is missing. */
    static void masked(double[] a, Walk walk, int x, Against target, int sums, int lane) {
        int rows = walk.rows;
        int first = x + lane;
        int out = walk.scratch + lane;
        int y = target.filled + lane;
        int bits = target.bits + lane;
        double c = a[sums + lane];
        double s = 0;
        double ss = 0;
        double sy = 0;
        double s1 = 0;
        double ss1 = 0;
        double sy1 = 0;
        for (int i = 0; i < rows * N; i += 2 * N) {
            // the bits of what is there make a NaN, which is not 0
            double d = a[bits + i] != 0 ? a[first + i] - c : 0;
            s += d;
            ss = Math.fma(d, d, ss);
            sy = Math.fma(d, a[y + i], sy);
            if (i + N < rows * N) {
                double e = a[bits + i + N] != 0 ? a[first + i + N] - c : 0;
                s1 += e;
                ss1 = Math.fma(e, e, ss1);
                sy1 = Math.fma(e, a[y + i + N], sy1);
            }
        }
        a[out] = s + s1;
        a[out + N] = ss + ss1;
        a[out + 2 * N] = sy + sy1;
    }

    /** The lane's centre: where it has none yet, its first value that has a target. */
    static double centre(double[] a, int rows, int x, int y, int sums) {
        for (int i = 0; Double.isNaN(a[sums]) && i < rows * N; i += N) {
            if (!Double.isNaN(a[y + i])) {
                a[sums] = a[x + i];
            }
        }
        return a[sums];
    }

    /**
     * Sums of d, d^2 and d y, d = x - c, of a lane and the next, even and odd rows apart: eight sums at a time, because each waits for
     * itself.
     */
    static void twoLanes(double[] a, int rows, int x, int y, int centre, int out) {
        double c = a[centre];
        double e = a[centre + 1];
        double s = 0;
        double ss = 0;
        double sy = 0;
        double s1 = 0;
        double ss1 = 0;
        double sy1 = 0;
        double t = 0;
        double tt = 0;
        double ty = 0;
        double t1 = 0;
        double tt1 = 0;
        double ty1 = 0;
        int i = 0;
        for (; i < (rows - 1) * N; i += 2 * N) {
            double d = a[x + i] - c;
            s += d;
            ss = Math.fma(d, d, ss);
            sy = Math.fma(d, a[y + i], sy);
            d = a[x + i + N] - c;
            s1 += d;
            ss1 = Math.fma(d, d, ss1);
            sy1 = Math.fma(d, a[y + i + N], sy1);
            d = a[x + i + 1] - e;
            t += d;
            tt = Math.fma(d, d, tt);
            ty = Math.fma(d, a[y + i + 1], ty);
            d = a[x + i + N + 1] - e;
            t1 += d;
            tt1 = Math.fma(d, d, tt1);
            ty1 = Math.fma(d, a[y + i + N + 1], ty1);
        }
        if (i < rows * N) {
            double d = a[x + i] - c;
            s += d;
            ss = Math.fma(d, d, ss);
            sy = Math.fma(d, a[y + i], sy);
            d = a[x + i + 1] - e;
            t += d;
            tt = Math.fma(d, d, tt);
            ty = Math.fma(d, a[y + i + 1], ty);
        }
        a[out] = s + s1;
        a[out + N] = ss + ss1;
        a[out + 2 * N] = sy + sy1;
        a[out + 1] = t + t1;
        a[out + N + 1] = tt + tt1;
        a[out + 2 * N + 1] = ty + ty1;
    }
}
