package org.alphalode.kernel;

import java.util.Arrays;

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
        if (window <= Walk.LONGEST_SHORT) {
            ScalarShortWindows.sum(a, walk.rows, window, x, out, true);
        } else {
            for (walk.begin(); walk.next(window, 1); ) {
                for (walk.lane = 0; walk.lane < N; walk.lane++) {
                    ScalarMoments.sum(a, walk, window, x, out, true);
                }
            }
        }
    }

    @Override
    public void sum(double[] a, Walk walk, int window, int x, int out) {
        if (window <= Walk.LONGEST_SHORT) {
            ScalarShortWindows.sum(a, walk.rows, window, x, out, false);
        } else {
            for (walk.begin(); walk.next(window, 1); ) {
                for (walk.lane = 0; walk.lane < N; walk.lane++) {
                    ScalarMoments.sum(a, walk, window, x, out, false);
                }
            }
        }
    }

    @Override
    public void meanStd(double[] a, Walk walk, int window, int x, int mean, int std) {
        if (window <= Walk.LONGEST_SHORT) {
            ScalarShortWindows.meanVariance(a, walk, window, x, mean);
        } else {
            for (walk.begin(); walk.next(window, 2); ) {
                for (walk.lane = 0; walk.lane < N; walk.lane++) {
                    ScalarMoments.meanVariance(a, walk, window, x, mean);
                }
            }
        }
        ScalarRoots.roots(walk.squares, walk.results, walk.rows * N);
        System.arraycopy(walk.results, 0, a, std, walk.rows * N);
    }

    @Override
    public void skew(double[] a, Walk walk, int window, int x, int out) {
        if (window <= Walk.LONGEST_SHORT) {
            ScalarShortWindows.cubes(a, walk, window, x);
        } else {
            for (walk.begin(); walk.next(window, 3); ) {
                for (walk.lane = 0; walk.lane < N; walk.lane++) {
                    ScalarMoments.cubes(a, walk, window, x);
                }
            }
        }
        ScalarRoots.cubes(walk, ScalarRoots.skewScale(window), walk.rows * N);
        System.arraycopy(walk.results, 0, a, out, walk.rows * N);
    }

    @Override
    public void meanStdSkew(double[] a, Walk walk, int window, int x, int[] out) {
        int state = walk.state;
        meanStd(a, walk, window, x, out[0], out[1]);
        walk.state = state + Walk.stateRows(2, window) * N;
        skew(a, walk, window, x, out[2]);
        walk.state = state;
    }

    @Override
    public void corr(double[] a, Walk walk, int window, int x, int y, int out) {
        if (window <= Walk.LONGEST_SHORT) {
            ScalarShortWindows.covariance(a, walk, window, x, y);
        } else {
            for (walk.begin(); walk.next(window, 5); ) {
                for (walk.lane = 0; walk.lane < N; walk.lane++) {
                    ScalarCorrelation.covariance(a, walk, window, x, y);
                }
            }
        }
        ScalarRoots.correlations(walk.squares, walk.factors, walk.results, walk.rows * N);
        System.arraycopy(walk.results, 0, a, out, walk.rows * N);
    }

    @Override
    public void rollingMin(double[] a, Walk walk, int window, int x, int out) {
        if (window <= Walk.LONGEST_SHORT) {
            ScalarShortWindows.min(a, walk.rows, window, x, out);
        } else {
            for (walk.begin(); walk.next(window, 1); ) {
                for (walk.lane = 0; walk.lane < N; walk.lane++) {
                    ScalarExtremes.min(a, walk, window, x, out);
                }
            }
        }
    }

    @Override
    public void rollingMax(double[] a, Walk walk, int window, int x, int out) {
        if (window <= Walk.LONGEST_SHORT) {
            ScalarShortWindows.max(a, walk.rows, window, x, out);
        } else {
            for (walk.begin(); walk.next(window, 1); ) {
                for (walk.lane = 0; walk.lane < N; walk.lane++) {
                    ScalarExtremes.max(a, walk, window, x, out);
                }
            }
        }
    }

    @Override
    public int centre(double[] a, int x, int y, int sums) {
        int bits = 0;
        for (int i = 0; i < N; i++) {
            if (Double.isNaN(a[sums + i])) {
                a[sums + i] = a[x + i] + a[y + i] * 0.0;
            }
            bits |= Double.isNaN(a[sums + i]) ? 0 : 1 << i;
        }
        return bits;
    }

    @Override
    public int accumulate(double[] a, Walk walk, int x, Against y, int sums) {
        int missing = 0;
        int out = walk.scratch;
        for (int i = 0; i < N; i += 2) {
            if (y.hasHoles) {
                ScalarComoments.masked(a, walk, x, y, sums, i);
                ScalarComoments.masked(a, walk, x, y, sums, i + 1);
            } else {
                ScalarComoments.twoLanes(a, walk.rows, x + i, y.rows + i, sums + i, out + i);
            }
        }
        for (int i = 0; i < N; i++) {
            if (Double.isNaN(a[out + i] + a[out + 2 * N + i])) {
                missing |= 1 << i;
            } else {
                add(a, out + i, sums + i);
            }
        }
        return missing;
    }

    /** Adds a lane's sums over some rows. */
    static void add(double[] a, int out, int sums) {
        a[sums + N] += a[out];
        a[sums + 2 * N] += a[out + N];
        a[sums + 3 * N] += a[out + 2 * N];
    }

    @Override
    public void accumulatePresent(double[] a, Walk walk, int x, Against y, int sums, int bits) {
        Arrays.fill(a, walk.scratch, walk.scratch + 3 * N, 0);
        for (int i = 0; i < N; i++) {
            if ((bits & 1 << i) != 0) {
                ScalarComoments.present(a, walk, x, y, sums, i);
            }
        }
    }

    @Override
    public void moments(double[] a, int sums, int of, double[] to, int at, int stride) {
        for (int i = 0; i < N; i++) {
            int s = sums + i;
            double n = a[of + i];
            double meanX = a[s + N] / n;
            to[at + i] = n > 0 ? a[s] + meanX : 0;
            to[at + stride + i] = n > 0 ? Math.max(0, a[s + 2 * N] - meanX * a[s + N]) : 0;
            to[at + 2 * stride + i] = n > 0 ? a[s + 3 * N] - meanX * a[of + N + i] : 0;
        }
    }

    @Override
    public void pairs(double[] a, int of, double[] to, int at, int stride) {
        for (int i = 0; i < N; i++) {
            double n = a[of + i];
            double y = a[of + N + i];
            double meanY = y / n;
            to[at + i] = n;
            to[at + stride + i] = n > 0 ? meanY : 0;
            to[at + 2 * stride + i] = n > 0 ? Math.max(0, a[of + 2 * N + i] - meanY * y) : 0;
        }
    }

    @Override
    public void keep(double[] a, int rows, int x, Against y, int out) {
        for (int i = 0; i < rows * N; i++) {
            // the bits of what is there make a NaN, which is not 0
            a[out + i] = a[y.bits + i] != 0 ? a[x + i] : 0;
        }
    }

    @Override
    public void invert(double[] a, int rows, int x, int out) {
        for (int i = 0; i < rows * N; i++) {
            a[out + i] = 1 / a[x + i];
        }
    }

    @Override
    public void dots(double[] a, int rows, Pairs pairs) {
        for (int k = 0; k < pairs.x.length; k++) {
            ScalarPairs.dot(a, rows, pairs.x[k], pairs.y[k], pairs.out + k * N);
        }
    }

    @Override
    public void products(double[] a, int rows, Pairs pairs, int target) {
        for (int k = 0; k < pairs.x.length; k++) {
            ScalarPairs.product(a, rows, pairs, k, target);
        }
    }

    @Override
    public void settle(double[] a, Joins joins, Against y, int scratch) {
        boolean adds = joins.by == Joins.By.ADD || joins.by == Joins.By.SUB;
        double sign = joins.by == Joins.By.SUB ? -1 : 1;
        for (int k = 0; k < joins.sums.length; k++) {
            centre(a, joins, k, y);
            joins.missing[k] = 0;
            for (int lane = 0; lane < N; lane++) {
                int raw = joins.pair[k] + lane;
                int squares = raw + N;
                if (adds) {
                    ScalarPairs.joined(a, joins, k, sign, lane, scratch);
                    raw = scratch + lane;
                    squares = raw + 3 * N;
                }
                boolean fine = ScalarPairs.shift(a, raw, squares, y.sums + lane, joins.sums[k] + lane);
                joins.missing[k] |= fine ? 0 : 1 << lane;
            }
        }
    }

    /** Gives lanes without a centre the first row's value, if it has a target. */
    static void centre(double[] a, Joins joins, int root, Against target) {
        for (int lane = 0; lane < N; lane++) {
            int sums = joins.sums[root] + lane;
            if (Double.isNaN(a[sums])) {
                double x = a[joins.x[root] + lane];
                double y = a[joins.y[root] + lane];
                double z =
                        switch (joins.by) {
                            case ADD -> x + y;
                            case SUB -> x - y;
                            case MUL -> x * y;
                            case DIV -> x / y;
                        };
                a[sums] = finite(z) + a[target.rows + lane] * 0.0;
            }
        }
    }

    @Override
    public RankLanes rank() {
        return new ScalarRankLanes();
    }

    /** The value; NaN where it is infinite. */
    static double finite(double v) {
        return v + v * 0.0;
    }
}
