package org.alphalode.stage.mine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Typing;
import org.alphalode.op.Op;
import org.alphalode.op.Operators;

/**
 * All formulas by growing complexity: columns, one time-series operator over a column, two columns joined, one time-series operator
 * over two columns joined, two operators over columns joined, and one operator over these. Of the level that exceeds the budget a
 * seeded sample is taken, in runs of formulas that share their parts.
 */
final class Enumerate implements AlphaEngine {
    /** A budget from which on a sample of whole long tiles is made of enough of them: a hundred and more. */
    private static final int LARGE = 1 << 19;

    @Override
    public String name() {
        return "enumerate";
    }

    @Override
    public String about() {
        return "all formulas by growing complexity, then a seeded sample of the level that exceeds the budget";
    }

    @Override
    public Search begin(SearchSpace space, Seen seen) {
        int side = space.params().maxFormulas() < LARGE ? Pairs.SIDE : Pairs.LONG_SIDE;
        int longestRun = side * side * Pairs.OPS.size();
        Levels levels = new Levels(levels(space, side), space.params().seed(), longestRun);
        return new Proposals(space, levels, Proposals.Size.ANY, seen);
    }

    private static List<Level> levels(SearchSpace space, int side) {
        Typing typing = new Typing(space.fields(), space.params().rules());
        List<Op> ops = space.params().timeSeries();
        List<Integer> windows = space.params().windows();
        List<Expr> columns = space.leaves();
        Pairs joined = new Pairs(columns, side);
        List<Expr> pairs = new ArrayList<>();
        for (long i = 0; i < joined.size(); i++) {
            joined.at(i).filter(pair -> typing.fault(pair).isEmpty()).ifPresent(pairs::add);
        }
        OverTime overColumns = new OverTime(new Listed(columns), ops, windows);
        List<Expr> smoothed = new ArrayList<>();
        for (long i = 0; i < overColumns.size(); i++) {
            overColumns.at(i).ifPresent(smoothed::add);
        }
        Pairs joinedSmoothed =
                new Pairs(Stream.concat(columns.stream(), smoothed.stream()).toList(), side);
        return List.of(
                new Listed(columns),
                overColumns,
                new Listed(pairs),
                new OverTime(new Listed(pairs), ops, windows),
                joinedSmoothed,
                new OverTime(joinedSmoothed, ops, windows));
    }

    /** Raw formulas by number. */
    private interface Level {
        long size();

        /** Empty where the number stands for no formula. */
        Optional<Expr> at(long i);
    }

    private record Listed(List<Expr> formulas) implements Level {
        @Override
        public long size() {
            return formulas.size();
        }

        @Override
        public Optional<Expr> at(long i) {
            return Optional.of(formulas.get((int) i));
        }
    }

    /** Each of {@code inner} under each operator and window, the inner ones slowest. */
    private record OverTime(Level inner, List<Op> ops, List<Integer> windows) implements Level {
        @Override
        public long size() {
            return Math.multiplyExact(inner.size(), ops.size() * windows.size());
        }

        @Override
        public Optional<Expr> at(long i) {
            int variants = ops.size() * windows.size();
            int variant = (int) (i % variants);
            Op op = ops.get(variant / windows.size());
            Expr window = new Expr.Const(windows.get(variant % windows.size()));
            return inner.at(i / variants).map(x -> Expr.Call.of(op, x, window));
        }
    }

    /** Any two operands joined, tile by tile: few operands make many formulas, for which each is computed once. */
    private record Pairs(List<Expr> operands, int side) implements Level {
        private static final List<Op> OPS = List.of(Operators.ADD, Operators.SUB, Operators.MUL, Operators.DIV);
        /** Of a tile; a sample of a smaller budget would be made of too few tiles otherwise. */
        static final int SIDE = 16;
        /** Of a tile where the budget is {@link #LARGE}: operands then make twice as many formulas. */
        static final int LONG_SIDE = 32;

        private long sides() {
            return (operands.size() + side - 1L) / side;
        }

        private int tile() {
            return side * side * OPS.size();
        }

        @Override
        public long size() {
            return sides() * sides() * tile();
        }

        @Override
        public Optional<Expr> at(long i) {
            long tile = i / tile();
            int inTile = (int) (i % tile());
            int left = (int) (tile / sides()) * side + inTile / side % side;
            int right = (int) (tile % sides()) * side + inTile % side;
            if (left >= operands.size() || right >= operands.size()) {
                return Optional.empty();
            }
            return Optional.of(Expr.Call.of(OPS.get(inTile / (side * side)), operands.get(left), operands.get(right)));
        }
    }

    /** Level after level; a level that has more numbers than there is room is shuffled in runs. */
    private static final class Levels implements Source {
        /** A sample is made of about so many runs, or more. */
        private static final int RUNS = 128;

        private final List<Level> levels;
        private final long seed;
        /** A run is at most so long: a tile. */
        private final int longestRun;

        private int room;
        private int level;
        private long next;
        private long run;
        private Shuffle order = new Shuffle(1, 0);

        Levels(List<Level> levels, long seed, int longestRun) {
            this.levels = levels;
            this.seed = seed;
            this.longestRun = longestRun;
        }

        @Override
        public void room(int formulas) {
            room = formulas;
        }

        @Override
        public Optional<Expr> draw() {
            while (level < levels.size()) {
                Level here = levels.get(level);
                if (next == 0) {
                    run = here.size() <= room ? here.size() : Math.max(1, Math.min(longestRun, room / RUNS));
                    order = new Shuffle(runs(here), seed + level);
                }
                while (next < runs(here) * run) {
                    long at = order.at(next / run) * run + next % run;
                    next++;
                    Optional<Expr> formula = at < here.size() ? here.at(at) : Optional.empty();
                    if (formula.isPresent()) {
                        return formula;
                    }
                }
                level++;
                next = 0;
            }
            return Optional.empty();
        }

        private long runs(Level here) {
            return run == 0 ? 0 : (here.size() + run - 1) / run;
        }
    }
}
