package org.alphalode.knn;

import java.util.Arrays;
import org.alphalode.check.Check;

/**
 * The exact k nearest of a range of states, by standardised Euclidean distance, ties to the lower index. Holds the answer of the
 * last search; one searcher serves one thread. A search is O(range * dims) and allocates nothing.
 *
 * <p>States lie by dimension and distances are summed block by block, which the JIT compiler turns into vector code.
 */
public final class NearestStates {
    /** Distances of a block stay in the first-level cache. */
    private static final int BLOCK = 512;

    /** [dimension][row], divided by the scale. */
    private final double[][] states;

    private final int rows;
    private final double[] block = new double[BLOCK];
    private final double[] inverseScale;
    private final double[] query;
    /** Squared distances and indices of the best so far: a heap with the worst on top while searching, ascending afterwards. */
    private final double[] squared;

    private final int[] index;
    private int found;

    /**
     * @param states row-major, shape [rows * dims], copied; a row with a NaN is never a neighbour
     * @param scale one positive number a dimension, a difference is divided by it; infinity ignores the dimension
     * @param k neighbours wanted
     */
    public NearestStates(double[] states, double[] scale, int k) {
        Check.that(scale.length >= 1 && states.length % scale.length == 0, "rows of %s dimensions", scale.length);
        Check.that(k >= 1, "at least one neighbour: %s", k);
        this.inverseScale = new double[scale.length];
        for (int d = 0; d < scale.length; d++) {
            Check.that(scale[d] > 0, "a scale is positive: %s", scale[d]);
            inverseScale[d] = 1 / scale[d];
        }
        this.rows = states.length / scale.length;
        this.states = new double[scale.length][rows];
        for (int i = 0; i < states.length; i++) {
            this.states[i % scale.length][i / scale.length] = states[i] * inverseScale[i % scale.length];
        }
        this.query = new double[scale.length];
        this.squared = new double[k];
        this.index = new int[k];
    }

    /**
     * Finds the nearest rows of {@code [fromRow, toRow)} to {@code state}; none where it holds a NaN.
     *
     * @param state shape [dims], not scaled, not modified
     * @return how many were found, at most k
     */
    public int find(double[] state, int fromRow, int toRow) {
        Check.that(state.length == query.length, "a state has %s dimensions, not %s", query.length, state.length);
        Check.that(fromRow >= 0 && toRow <= rows, "rows [%s, %s)", fromRow, toRow);
        found = 0;
        for (int d = 0; d < query.length; d++) {
            query[d] = state[d] * inverseScale[d];
        }
        double worst = Double.POSITIVE_INFINITY;
        for (int from = fromRow; from < toRow; from += BLOCK) {
            int count = Math.min(BLOCK, toRow - from);
            squaredDistances(from, count);
            for (int i = 0; i < count; i++) {
                // false for NaN; a tie with the worst has the higher index and stays out
                if (block[i] < worst) {
                    insert(block[i], from + i);
                    worst = found == squared.length ? squared[0] : Double.POSITIVE_INFINITY;
                }
            }
        }
        sort();
        return found;
    }

    /** Neighbours that the last search found. */
    public int found() {
        return found;
    }

    /** Row of the neighbour of a rank, 0 being the nearest. */
    public int row(int rank) {
        return index[rank];
    }

    /** Distance of the neighbour of a rank. */
    public double distance(int rank) {
        return Math.sqrt(squared[rank]);
    }

    private void squaredDistances(int fromRow, int count) {
        Arrays.fill(block, 0, count, 0);
        for (int d = 0; d < query.length; d++) {
            addSquares(states[d], fromRow, query[d], count, block);
        }
    }

    private static void addSquares(double[] column, int from, double centre, int count, double[] sums) {
        for (int i = 0; i < count; i++) {
            double difference = column[from + i] - centre;
            sums[i] += difference * difference;
        }
    }

    private void insert(double distance, int row) {
        if (found == squared.length) {
            sink(0, distance, row, found);
            return;
        }
        int hole = found++;
        while (hole > 0 && before((hole - 1) / 2, distance, row)) {
            move((hole - 1) / 2, hole);
            hole = (hole - 1) / 2;
        }
        squared[hole] = distance;
        index[hole] = row;
    }

    /** Puts an entry where {@code hole} is, below all larger ones of the first {@code size}. */
    private void sink(int hole, double distance, int row, int size) {
        int at = hole;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && before(child, squared[child + 1], index[child + 1])) {
                child++;
            }
            if (!before(child, distance, row)) {
                move(child, at);
                at = child;
            } else {
                break;
            }
        }
        squared[at] = distance;
        index[at] = row;
    }

    /** Heap sort into ascending order. */
    private void sort() {
        for (int last = found - 1; last > 0; last--) {
            double distance = squared[last];
            int row = index[last];
            move(0, last);
            sink(0, distance, row, last);
        }
        Arrays.fill(index, found, index.length, -1);
        Arrays.fill(squared, found, squared.length, Double.NaN);
    }

    private boolean before(int entry, double distance, int row) {
        return squared[entry] < distance || (squared[entry] == distance && index[entry] < row);
    }

    private void move(int from, int to) {
        squared[to] = squared[from];
        index[to] = index[from];
    }
}
