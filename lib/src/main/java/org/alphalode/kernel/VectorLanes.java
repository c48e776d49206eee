package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels in the JDK's Vector API: the same operations in the same order as {@link ScalarLanes}, so the same bits. Methods are
 * small and pass no vectors to each other: where the compiler does not inline a whole kernel it allocates an object a vector.
 */
final class VectorLanes extends ScalarLanes {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int STEP = S.length();
    private static final int N = Walk.LANES;
    private static final int ALL_LANES = (1 << N) - 1;
    /** Fewer lanes are summed faster one by one. */
    private static final int FEW_LANES = 3;
    /**
     * Where fewer than one in so many sums meets a target with holes, as at the end of a series, the scalar twin takes it: the vector twin
     * would not be compiled for long, and vectors that are not compiled cost a hundred times as much.
     */
    private static final int SELDOM = 32;

    /** Threads may lose some counts: either twin gives the same bits. */
    private long all;

    private long sumsOverHoles;

    VectorLanes() {
        VectorFirstUse.ofOperators();
    }

    @Override
    public void add(double[] a, int x, int y, int out, int rows) {
        for (int i = 0; i < rows * N; i += STEP) {
            DoubleVector v = DoubleVector.fromArray(S, a, x + i).add(DoubleVector.fromArray(S, a, y + i));
            v.add(v.mul(0.0)).intoArray(a, out + i);
        }
    }

    @Override
    public void sub(double[] a, int x, int y, int out, int rows) {
        for (int i = 0; i < rows * N; i += STEP) {
            DoubleVector v = DoubleVector.fromArray(S, a, x + i).sub(DoubleVector.fromArray(S, a, y + i));
            v.add(v.mul(0.0)).intoArray(a, out + i);
        }
    }

    @Override
    public void mul(double[] a, int x, int y, int out, int rows) {
        for (int i = 0; i < rows * N; i += STEP) {
            DoubleVector v = DoubleVector.fromArray(S, a, x + i).mul(DoubleVector.fromArray(S, a, y + i));
            v.add(v.mul(0.0)).intoArray(a, out + i);
        }
    }

    @Override
    public void div(double[] a, int x, int y, int out, int rows) {
        for (int i = 0; i < rows * N; i += STEP) {
            DoubleVector v = DoubleVector.fromArray(S, a, x + i).div(DoubleVector.fromArray(S, a, y + i));
            v.add(v.mul(0.0)).intoArray(a, out + i);
        }
    }

    @Override
    public void min(double[] a, int x, int y, int out, int rows) {
        for (int i = 0; i < rows * N; i += STEP) {
            DoubleVector.fromArray(S, a, x + i)
                    .min(DoubleVector.fromArray(S, a, y + i))
                    .intoArray(a, out + i);
        }
    }

    @Override
    public void max(double[] a, int x, int y, int out, int rows) {
        for (int i = 0; i < rows * N; i += STEP) {
            DoubleVector.fromArray(S, a, x + i)
                    .max(DoubleVector.fromArray(S, a, y + i))
                    .intoArray(a, out + i);
        }
    }

    @Override
    public void interleave(double[] columns, int from, int columnLength, double[] a, int out, int rows) {
        if (STEP < N || rows % N != 0) {
            super.interleave(columns, from, columnLength, a, out, rows);
            return;
        }
        for (int r = 0; r < rows; r += N) {
            VectorTranspose.eight(columns, from + r, columnLength, a, out + r * N);
        }
    }

    @Override
    public void mean(double[] a, Walk walk, int window, int x, int out) {
        if (window <= Walk.LONGEST_SHORT) {
            VectorShortWindows.sum(a, walk.rows, window, x, out, true);
            return;
        }
        for (walk.begin(); walk.next(window, 1); ) {
            for (walk.lane = 0; walk.lane < N; walk.lane += STEP) {
                VectorMoments.sum(a, walk, window, x, out, true);
            }
        }
    }

    @Override
    public void sum(double[] a, Walk walk, int window, int x, int out) {
        if (window <= Walk.LONGEST_SHORT) {
            VectorShortWindows.sum(a, walk.rows, window, x, out, false);
            return;
        }
        for (walk.begin(); walk.next(window, 1); ) {
            for (walk.lane = 0; walk.lane < N; walk.lane += STEP) {
                VectorMoments.sum(a, walk, window, x, out, false);
            }
        }
    }

    @Override
    public void meanStd(double[] a, Walk walk, int window, int x, int mean, int std) {
        if (window <= Walk.LONGEST_SHORT) {
            VectorShortWindows.meanStd(a, walk.rows, window, x, mean, std);
            return;
        }
        for (walk.begin(); walk.next(window, 2); ) {
            for (walk.lane = 0; walk.lane < N; walk.lane += STEP) {
                VectorMoments.meanStd(a, walk, window, x, mean, std);
            }
        }
    }

    @Override
    public void skew(double[] a, Walk walk, int window, int x, int out) {
        if (window <= Walk.LONGEST_SHORT) {
            VectorShortWindows.skew(a, walk.rows, window, x, out);
            return;
        }
        for (walk.begin(); walk.next(window, 3); ) {
            for (walk.lane = 0; walk.lane < N; walk.lane += STEP) {
                VectorSkewness.skew(a, walk, window, x, out);
            }
        }
    }

    @Override
    public void meanStdSkew(double[] a, Walk walk, int window, int x, int[] out) {
        if (window <= Walk.LONGEST_SHORT) {
            VectorShortWindows.meanStdSkew(a, walk.rows, window, x, out);
            return;
        }
        for (walk.begin(); walk.next(window, 3); ) {
            for (walk.lane = 0; walk.lane < N; walk.lane += STEP) {
                VectorMeanStdSkew.meanStdSkew(a, walk, window, x, out);
            }
        }
    }

    @Override
    public void corr(double[] a, Walk walk, int window, int x, int y, int out) {
        if (window <= Walk.LONGEST_SHORT) {
            VectorShortWindows.corr(a, walk.rows, window, x, y, out);
            return;
        }
        for (walk.begin(); walk.next(window, 5); ) {
            for (walk.lane = 0; walk.lane < N; walk.lane += STEP) {
                VectorCorrelation.corr(a, walk, window, x, y, out);
            }
        }
    }

    @Override
    public void rollingMin(double[] a, Walk walk, int window, int x, int out) {
        if (window <= Walk.LONGEST_SHORT) {
            VectorShortWindows.min(a, walk.rows, window, x, out);
            return;
        }
        for (walk.begin(); walk.next(window, 1); ) {
            for (walk.lane = 0; walk.lane < N; walk.lane += STEP) {
                VectorExtremes.min(a, walk, window, x, out);
            }
        }
    }

    @Override
    public void rollingMax(double[] a, Walk walk, int window, int x, int out) {
        if (window <= Walk.LONGEST_SHORT) {
            VectorShortWindows.max(a, walk.rows, window, x, out);
            return;
        }
        for (walk.begin(); walk.next(window, 1); ) {
            for (walk.lane = 0; walk.lane < N; walk.lane += STEP) {
                VectorExtremes.max(a, walk, window, x, out);
            }
        }
    }

    @Override
    public int centre(double[] a, int x, int y, int sums) {
        boolean all = true;
        for (int lane = 0; lane < N; lane += STEP) {
            all &= VectorComoments.centre(a, x + lane, y + lane, sums + lane);
        }
        return all ? ALL_LANES : super.centre(a, x, y, sums);
    }

    @Override
    public void moments(double[] a, int sums, int of, double[] to, int at, int stride) {
        for (int lane = 0; lane < N; lane += STEP) {
            VectorComoments.moments(a, sums + lane, of + lane, to, at + lane, stride);
        }
    }

    @Override
    public void pairs(double[] a, int of, double[] to, int at, int stride) {
        for (int lane = 0; lane < N; lane += STEP) {
            VectorComoments.pairs(a, of + lane, to, at + lane, stride);
        }
    }

    @Override
    public int accumulate(double[] a, Walk walk, int x, Against y, int sums) {
        if (isSeldom(y)) {
            return super.accumulate(a, walk, x, y, sums);
        }
        int out = walk.scratch;
        int missing = 0;
        for (walk.lane = 0; walk.lane < N; walk.lane += STEP) {
            int lane = walk.lane;
            boolean whole = y.hasHoles
                    ? VectorComoments.masked(a, walk, x, y, sums)
                    : VectorComoments.whole(a, walk.rows, x + lane, y.rows + lane, sums + lane, out + lane);
            if (whole) {
                addAll(a, out + lane, sums + lane);
            } else {
                missing |= addPresent(a, out + lane, sums + lane) << lane;
            }
        }
        return missing;
    }

    @Override
    public void accumulatePresent(double[] a, Walk walk, int x, Against y, int sums, int bits) {
        if (Integer.bitCount(bits) < FEW_LANES) {
            super.accumulatePresent(a, walk, x, y, sums, bits);
            return;
        }
        for (int lane = 0; lane < N; lane++) {
            if ((bits & 1 << lane) != 0) {
                ScalarComoments.centre(a, walk.rows, x + lane, y.rows + lane, sums + lane);
            }
        }
        int out = walk.scratch;
        for (walk.lane = 0; walk.lane < N; walk.lane += STEP) {
            VectorComoments.present(a, walk, x, y, sums);
        }
        for (int lane = 0; lane < N; lane++) {
            boolean taken = (bits & 1 << lane) != 0;
            if (taken) {
                ScalarLanes.add(a, out + 3 * N + lane, sums + lane);
            }
            for (int i = 0; i < 3; i++) {
                a[out + i * N + lane] = taken ? a[out + i * N + lane] : 0;
            }
        }
    }

    /** Counts one sum; whether it is one of few that meet holes. */
    private boolean isSeldom(Against y) {
        all++;
        sumsOverHoles += y.hasHoles ? 1 : 0;
        return y.hasHoles && SELDOM * sumsOverHoles < all;
    }

    private static void addAll(double[] a, int out, int sums) {
        addRow(a, out, sums + N);
        addRow(a, out + N, sums + 2 * N);
        addRow(a, out + 2 * N, sums + 3 * N);
    }

    private static void addRow(double[] a, int what, int to) {
        DoubleVector.fromArray(S, a, to).add(DoubleVector.fromArray(S, a, what)).intoArray(a, to);
    }

    /** As {@link #addAll}, lane by lane, where no pair is missing. */
    private static int addPresent(double[] a, int out, int sums) {
        int missing = 0;
        for (int i = 0; i < STEP; i++) {
            if (Double.isNaN(a[out + i] + a[out + 2 * N + i])) {
                missing |= 1 << i;
            } else {
                ScalarLanes.add(a, out + i, sums + i);
            }
        }
        return missing;
    }

    @Override
    public void keep(double[] a, int rows, int x, Against y, int out) {
        VectorPairs.keep(a, rows, x, y.bits, out);
    }

    @Override
    public void invert(double[] a, int rows, int x, int out) {
        VectorPairs.invert(a, rows, x, out);
    }

    @Override
    public void dots(double[] a, int rows, Pairs pairs) {
        pairs.rows = rows;
        for (int k = 0; k < pairs.x.length; k += DOTS_AT_ONCE) {
            for (pairs.lane = 0; pairs.lane < N; pairs.lane += STEP) {
                VectorPairs.eightDots(a, pairs, k);
            }
        }
    }

    @Override
    public void products(double[] a, int rows, Pairs pairs, int target) {
        pairs.rows = rows;
        pairs.target = target;
        for (int k = 0; k < pairs.x.length; k += PRODUCTS_AT_ONCE) {
            for (pairs.lane = 0; pairs.lane < N; pairs.lane += STEP) {
                VectorPairs.fourProducts(a, pairs, k);
            }
        }
    }

    @Override
    public void settle(double[] a, Joins joins, Against y, int scratch) {
        boolean adds = joins.by == Joins.By.ADD || joins.by == Joins.By.SUB;
        double sign = joins.by == Joins.By.SUB ? -1 : 1;
        for (int k = 0; k < joins.sums.length; k++) {
            int sums = joins.sums[k];
            int missing = 0;
            for (int lane = 0; lane < N; lane += STEP) {
                if (!VectorPairs.isCentred(a, sums + lane)) {
                    ScalarLanes.centre(a, joins, k, y);
                }
                int raw = joins.pair[k];
                int squares = raw + N;
                if (adds) {
                    VectorPairs.joined(a, joins, k, sign, lane, scratch);
                    raw = scratch;
                    squares = raw + 3 * N;
                }
                if (!VectorPairs.shift(a, raw + lane, squares + lane, y.sums + lane, sums + lane)) {
                    for (int i = lane; i < lane + STEP; i++) {
                        missing |= ScalarPairs.shift(a, raw + i, squares + i, y.sums + i, sums + i) ? 0 : 1 << i;
                    }
                }
            }
            joins.missing[k] = missing;
        }
    }

    @Override
    public RankLanes rank() {
        return STEP == N ? new VectorRankLanes() : new ScalarRankLanes();
    }
}
