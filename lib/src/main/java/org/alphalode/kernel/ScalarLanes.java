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
    public int accumulate(double[] a, Walk walk, int x, int y, int sums, int target) {
        int missing = 0;
        int out = walk.scratch;
        for (int i = 0; i < N; i += 2) {
            ScalarComoments.twoLanes(a, walk.rows, x + i, y + i, sums + i, out + i);
        }
        for (int i = 0; i < N; i++) {
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

    @Override
    public void accumulatePresent(double[] a, Walk walk, int x, int y, int sums, int bits) {
        for (int i = 0; i < N; i++) {
            if ((bits & 1 << i) != 0) {
                ScalarComoments.present(a, walk.rows, x + i, y + i, sums + i);
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
