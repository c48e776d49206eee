package org.alphalode.expr;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.alphalode.kernel.Against;
import org.alphalode.kernel.Joins;
import org.alphalode.kernel.Lanes;
import org.alphalode.kernel.Pairs;
import org.alphalode.kernel.Walk;

/**
 * Sums of roots that join two operands, without their values. A sum or a difference has the sums of its operands, and that of their
 * products makes its squares; a product is summed as it is, a quotient as a product with an inverse. These sums are about 0 and over the
 * rows of a granule; where they do not tell exactly enough what a root is, or some of it is missing, its rows are computed. What comes
 * out of a root does not depend on the others.
 */
final class JoinedSums {
    private static final int N = Walk.LANES;
    /** Rows that {@link Lanes#settle} wants. */
    private static final int SCRATCH_ROWS = 4;
    /** Rows that tell of an operand, or of a product of two: sums of x, x^2 and x y. */
    private static final int EACH = 3;

    private final Lanes lanes;
    private final List<Group> groups;
    /** Offset of rows for a root that is computed. */
    private final int direct;

    private final int scratch;
    /** Offset of rows of 1. */
    private final int ones;

    private final int blockRows;

    /** Whom roots are summed for. */
    interface Taker {
        /** What they are held against. */
        Against target();

        /** Bit of each lane that has targets in the rows at hand. */
        int counted();

        /**
         * Takes a root's rows in the lanes of some bits.
         *
         * @param offset of its rows
         */
        void take(int root, double[] a, int offset, Walk walk, int bits);
    }

    /**
     * @param layout reserves what is needed
     * @param sums offset of the first root's sums
     * @param each rows of a root's sums
     */
    JoinedSums(JoinedRoots joined, Layout layout, Lanes lanes, int blockRows, int sums, int each) {
        this.lanes = lanes;
        this.groups = joined.groups().stream().map(Group::new).toList();
        int blocks = groups.stream().mapToInt(Group::blocks).max().orElse(0);
        int rows = groups.stream().mapToInt(Group::rows).max().orElse(0);
        int[] copies = new int[blocks];
        for (int i = 0; i < blocks; i++) {
            copies[i] = layout.reserve(blockRows);
        }
        int first = layout.reserve(rows);
        this.scratch = layout.reserve(SCRATCH_ROWS);
        this.direct = layout.reserve(blockRows);
        this.ones = layout.reserve(blockRows);
        this.blockRows = blockRows;
        groups.forEach(group -> group.place(layout, copies, first, root -> sums + root * each * N));
    }

    /** Adds to the sums of a group's roots. */
    void add(int group, double[] a, Walk walk, Taker sink) {
        groups.get(group).add(a, walk, sink);
    }

    /** Where a root's sums lie. */
    @FunctionalInterface
    private interface Places {
        int of(int root);
    }

    /**
     * Two operands.
     *
     * @param left number of one
     * @param right number of the other
     */
    private record Pair(int left, int right) {}

    /** Pairs, each once. */
    private static final class Listed {
        private final int atOnce;
        private final int rowsEach;
        private final Map<Pair, Integer> places = new LinkedHashMap<>();
        private int out;

        Listed(int atOnce, int rowsEach) {
            this.atOnce = atOnce;
            this.rowsEach = rowsEach;
        }

        void add(int left, int right) {
            places.put(new Pair(left, right), 0);
        }

        /** A whole number of calls; what is too much repeats the first. */
        private int count() {
            return (places.size() + atOnce - 1) / atOnce * atOnce;
        }

        int rows() {
            return count() * rowsEach;
        }

        /** Says where what comes of the pairs is written; the offset after it. */
        int place(int first) {
            int at = first;
            out = first;
            for (Map.Entry<Pair, Integer> entry : places.entrySet()) {
                entry.setValue(at);
                at += rowsEach * N;
            }
            return first + rows() * N;
        }

        /** With operands that lie somewhere. */
        Pairs of(int[] where) {
            int[] x = new int[count()];
            int[] y = new int[count()];
            List<Pair> pairs = List.copyOf(places.keySet());
            for (int i = 0; i < x.length; i++) {
                Pair pair = pairs.get(i < pairs.size() ? i : 0);
                x[i] = where[pair.left()];
                y[i] = where[pair.right()];
            }
            return new Pairs(x, y, out);
        }

        /** Offset of what is written of a pair. */
        int of(int left, int right) {
            return Objects.requireNonNull(places.get(new Pair(left, right)));
        }
    }

    /** What is summed of a group. */
    private record Summed(Pairs dots, Pairs products) {}

    /** Where everything of a group lies. Operands have numbers, after them has 1, and then inverses of operands. */
    private final class Group {
        private final JoinedRoots.Group roots;
        private final Map<Integer, Integer> inverses = new LinkedHashMap<>();
        private final Listed dots = new Listed(Lanes.DOTS_AT_ONCE, 1);
        private final Listed products = new Listed(Lanes.PRODUCTS_AT_ONCE, EACH);
        /** Offsets of operands as they are, */
        private int[] there = new int[0];
        /** and as copied. */
        private int[] kept = new int[0];
        /** What is summed: with operands as they are, and as copied. */
        private List<Summed> summed = List.of();

        /** Numbers of the operands that have inverses, in their order. */
        private int[] divisors = new int[0];

        private Joins[] joins = new Joins[0];
        /** [joins][place]: number of the root. */
        private int[][] rootsOf = new int[0][];

        Group(JoinedRoots.Group roots) {
            this.roots = roots;
            for (JoinedRoots.Root root : roots.roots()) {
                int x = root.x();
                int y = root.y();
                switch (root.by()) {
                    case ADD, SUB -> {
                        products.add(x, one());
                        products.add(y, one());
                        dots.add(Math.min(x, y), Math.max(x, y));
                    }
                    case MUL -> products.add(x, y);
                    case DIV -> products.add(x, inverse(y));
                }
            }
        }

        private int one() {
            return roots.operands().size();
        }

        private int inverse(int operand) {
            return inverses.computeIfAbsent(operand, y -> blocks());
        }

        int blocks() {
            return one() + 1 + inverses.size();
        }

        int rows() {
            return dots.rows() + products.rows();
        }

        void place(Layout layout, int[] copies, int first, Places sums) {
            there = copies.clone();
            kept = copies.clone();
            there[one()] = ones;
            kept[one()] = ones;
            for (int i = 0; i < one(); i++) {
                there[i] = layout.offset(roots.operands().get(i));
            }
            divisors = inverses.keySet().stream().mapToInt(operand -> operand).toArray();
            products.place(dots.place(first));
            summed = Stream.of(there, kept)
                    .map(where -> new Summed(dots.of(where), products.of(where)))
                    .toList();
            List<Joins.By> used = roots.roots().stream()
                    .map(JoinedRoots.Root::by)
                    .distinct()
                    .sorted()
                    .toList();
            joins = new Joins[used.size()];
            rootsOf = new int[used.size()][];
            for (int i = 0; i < joins.length; i++) {
                Joins.By by = used.get(i);
                place(
                        i,
                        by,
                        roots.roots().stream().filter(root -> root.by() == by).toList(),
                        sums);
            }
        }

        private void place(int i, Joins.By by, List<JoinedRoots.Root> some, Places sums) {
            Joins all = new Joins(by, some.size());
            rootsOf[i] = some.stream().mapToInt(JoinedRoots.Root::number).toArray();
            for (int k = 0; k < some.size(); k++) {
                int x = some.get(k).x();
                int y = some.get(k).y();
                all.x[k] = there[x];
                all.y[k] = there[y];
                all.sums[k] = sums.of(rootsOf[i][k]);
                if (by == Joins.By.ADD || by == Joins.By.SUB) {
                    all.left[k] = products.of(x, one());
                    all.right[k] = products.of(y, one());
                    all.pair[k] = dots.of(Math.min(x, y), Math.max(x, y));
                } else {
                    all.pair[k] = products.of(x, by == Joins.By.DIV ? inverse(y) : y);
                }
            }
            joins[i] = all;
        }

        void add(double[] a, Walk walk, Taker sink) {
            int rows = walk.rows;
            Against y = sink.target();
            int target = y.hasHoles ? y.filled : y.rows;
            if (a[ones] != 1) {
                Arrays.fill(a, ones, ones + blockRows * N, 1);
            }
            for (int i = 0; y.hasHoles && i < one(); i++) {
                lanes.keep(a, rows, there[i], y, kept[i]);
            }
            for (int i = 0; i < divisors.length; i++) {
                int inverse = kept[one() + 1 + i];
                lanes.invert(a, rows, there[divisors[i]], inverse);
                if (y.hasHoles) {
                    lanes.keep(a, rows, inverse, y, inverse);
                }
            }
            Summed pairs = summed.get(y.hasHoles ? 1 : 0);
            lanes.dots(a, rows, pairs.dots());
            lanes.products(a, rows, pairs.products(), target);
            for (int i = 0; i < joins.length; i++) {
                lanes.settle(a, joins[i], y, scratch);
                for (int k = 0; k < rootsOf[i].length; k++) {
                    int missing = joins[i].missing[k] & sink.counted();
                    if (missing != 0) {
                        compute(a, joins[i], k, rows);
                        sink.take(rootsOf[i][k], a, direct, walk, missing);
                    }
                }
            }
        }

        private void compute(double[] a, Joins some, int k, int rows) {
            switch (some.by) {
                case ADD -> lanes.add(a, some.x[k], some.y[k], direct, rows);
                case SUB -> lanes.sub(a, some.x[k], some.y[k], direct, rows);
                case MUL -> lanes.mul(a, some.x[k], some.y[k], direct, rows);
                case DIV -> lanes.div(a, some.x[k], some.y[k], direct, rows);
            }
        }
    }
}
