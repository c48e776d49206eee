package org.alphalode.kernel;

/** Sums over rows of operands and of pairs of operands. */
final class ScalarPairs {
    /**
     * Of a variance, in parts of what the sums hold: below it, what rounding leaves of a difference of such sums is not exact enough.
     */
    static final double LEAST_VARIANCE = 1e-6;

    private static final int N = Walk.LANES;

    private ScalarPairs() {}

    /** Sums of p, p^2 and p t, p = x y; two lanes at a time, because each sum waits for itself. */
    static void product(double[] a, int rows, Pairs pairs, int k, int target) {
        int x = pairs.x[k];
        int y = pairs.y[k];
        int out = pairs.out + 3 * k * N;
        for (int lane = 0; lane < N; lane += 2) {
            double s = 0;
            double ss = 0;
            double st = 0;
            double r = 0;
            double rr = 0;
            double rt = 0;
            for (int i = lane; i < rows * N; i += N) {
                double d = a[x + i] * a[y + i];
                s += d;
                ss = Math.fma(d, d, ss);
                st = Math.fma(d, a[target + i], st);
                double e = a[x + i + 1] * a[y + i + 1];
                r += e;
                rr = Math.fma(e, e, rr);
                rt = Math.fma(e, a[target + i + 1], rt);
            }
            put(a, out + lane, s, ss, st);
            put(a, out + lane + 1, r, rr, rt);
        }
    }

    private static void put(double[] a, int out, double s, double ss, double st) {
        a[out] = s;
        a[out + N] = ss;
        a[out + 2 * N] = st;
    }

    /** Sum of x y. */
    static void dot(double[] a, int rows, int x, int y, int out) {
        for (int lane = 0; lane < N; lane += 4) {
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int i = lane; i < rows * N; i += N) {
                s0 = Math.fma(a[x + i], a[y + i], s0);
                s1 = Math.fma(a[x + i + 1], a[y + i + 1], s1);
                s2 = Math.fma(a[x + i + 2], a[y + i + 2], s2);
                s3 = Math.fma(a[x + i + 3], a[y + i + 3], s3);
            }
            a[out + lane] = s0;
            a[out + lane + 1] = s1;
            a[out + lane + 2] = s2;
            a[out + lane + 3] = s3;
        }
    }

    /** Writes a lane's sums of a root that adds or subtracts: of z, z^2 and z t, and those of the operands' squares. */
    static void joined(double[] a, Joins joins, int root, double sign, int lane, int out) {
        int left = joins.left[root] + lane;
        int right = joins.right[root] + lane;
        double squares = a[left + N] + a[right + N];
        a[out + lane] = a[right] * sign + a[left];
        a[out + N + lane] = a[joins.pair[root] + lane] * (2 * sign) + squares;
        a[out + 2 * N + lane] = a[right + 2 * N] * sign + a[left + 2 * N];
        a[out + 3 * N + lane] = squares;
    }

    /**
     * Adds a lane's sums about 0 to its sums about a centre, where they are exact enough for that; whether they were added.
     *
     * @param raw offset of the sums of z, z^2 and z t
     * @param squares offset of the sum that z^2 was made from
     * @param of offset of the target's sums
     */
    static boolean shift(double[] a, int raw, int squares, int of, int sums) {
        double c = a[sums];
        double n = a[of];
        double x = a[raw] - n * c;
        double xx = a[raw + N] - c * (a[raw] + x);
        double xy = a[raw + 2 * N] - c * a[of + N];
        // not where something is missing
        boolean fine = n * xx - x * x >= n * a[squares] * LEAST_VARIANCE;
        a[sums + N] += fine ? x : 0;
        a[sums + 2 * N] += fine ? xx : 0;
        a[sums + 3 * N] += fine ? xy : 0;
        return fine;
    }
}
