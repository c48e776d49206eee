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
                add(a, out + i, sums + i, y.sums + i);
            }
        }
        return missing;
    }

    /** Adds a lane's sums over some rows, and the target's. */
    static void add(double[] a, int out, int sums, int target) {
        a[sums + N] += a[target];
        a[sums + 2 * N] += a[out];
        a[sums + 3 * N] += a[out + N];
        a[sums + 4 * N] += a[out + 2 * N];
        a[sums + 5 * N] += a[target + N];
        a[sums + 6 * N] += a[target + 2 * N];
    }

    @Override
    public int accumulateJoined(double[] a, Walk walk, Joined joined, Against y, int sums) {
        join(a, joined, walk.rows);
        return accumulate(a, walk, joined.out, y, sums);
    }

    @Override
    public void join(double[] a, Joined joined, int rows) {
        switch (joined.by) {
            case ADD -> add(a, joined.x, joined.y, joined.out, rows);
            case SUB -> sub(a, joined.x, joined.y, joined.out, rows);
            case MUL -> mul(a, joined.x, joined.y, joined.out, rows);
            case DIV -> div(a, joined.x, joined.y, joined.out, rows);
        }
    }

    @Override
    public void accumulatePresent(double[] a, Walk walk, int x, int y, int sums, int bits) {
        for (int i = 0; i < N; i++) {
            if ((bits & 1 << i) != 0) {
                ScalarComoments.present(a, walk.rows, x + i, y + i, sums + i);
            }
        }
    }

    @Override
    public void moments(double[] a, int sums, int out) {
        for (int i = 0; i < N; i++) {
            int s = sums + i;
            double n = a[s + N];
            double meanX = a[s + 2 * N] / n;
            double meanY = a[s + 5 * N] / n;
            a[out + i] = n;
            a[out + N + i] = a[s] + meanX;
            a[out + 2 * N + i] = meanY;
            a[out + 3 * N + i] = Math.max(0, a[s + 3 * N] - meanX * a[s + 2 * N]);
            a[out + 4 * N + i] = Math.max(0, a[s + 6 * N] - meanY * a[s + 5 * N]);
            a[out + 5 * N + i] = a[s + 4 * N] - meanX * a[s + 5 * N];
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
