package org.alphalode.stage.mine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Typing;
import org.alphalode.model.FieldSpec;
import org.alphalode.op.Op;
import org.alphalode.op.Operators;

/**
 * All formulas by growing complexity: columns, one time-series operator over a column, two columns joined, and one time-series
 * operator over two columns joined. Of the level that exceeds the budget a seeded sample is taken, in the order of the level.
 */
final class Enumerate implements AlphaEngine {
    private static final List<Op> TIME_SERIES = List.of(
            Operators.named("ts_mean"),
            Operators.named("ts_std"),
            Operators.named("ts_skew"),
            Operators.named("ts_delta"));

    @Override
    public String name() {
        return "enumerate";
    }

    @Override
    public List<Expr> candidates(List<FieldSpec> fields, SearchParams search) {
        Typing typing = new Typing(fields, search.rules());
        List<Expr> columns =
                fields.stream().<Expr>map(field -> new Expr.Field(field.name())).toList();
        List<Expr> pairs = pairs(columns).stream()
                .filter(pair -> typing.fault(pair).isEmpty())
                .toList();
        Taken taken = new Taken(typing, search.maxFormulas());
        Random random = new Random(search.seed());
        taken.level(columns.size(), columns::get, random);
        taken.overTime(columns, search.windows(), random);
        taken.level(pairs.size(), pairs::get, random);
        taken.overTime(pairs, search.windows(), random);
        return List.copyOf(taken.formulas);
    }

    private static List<Expr> pairs(List<Expr> columns) {
        List<Expr> pairs = new ArrayList<>();
        for (Op op : List.of(Operators.ADD, Operators.SUB, Operators.MUL, Operators.DIV)) {
            for (Expr left : columns) {
                for (Expr right : columns) {
                    pairs.add(Expr.Call.of(op, left, right));
                }
            }
        }
        return pairs;
    }

    /** What was taken so far. */
    private static final class Taken {
        private final Typing typing;
        private final int budget;
        private final List<Expr> formulas = new ArrayList<>();
        private final Set<String> texts = new TreeSet<>();

        Taken(Typing typing, int budget) {
            this.typing = typing;
            this.budget = budget;
        }

        /** Each of {@code inner} under each operator and window, the inner ones slowest. */
        void overTime(List<Expr> inner, List<Integer> windows, Random random) {
            int variants = TIME_SERIES.size() * windows.size();
            level(
                    Math.multiplyExact(inner.size(), variants),
                    i -> Expr.Call.of(
                            TIME_SERIES.get(i % variants / windows.size()),
                            inner.get(i / variants),
                            new Expr.Const(windows.get(i % windows.size()))),
                    random);
        }

        void level(int size, IntFunction<Expr> formula, Random random) {
            int room = budget - formulas.size();
            int[] order = size <= room ? ascending(size) : shuffled(size, random);
            Map<Integer, Expr> fresh = new TreeMap<>();
            for (int i = 0; i < size && fresh.size() < room; i++) {
                Expr expr = formula.apply(order[i]);
                if (typing.rootFault(expr).isEmpty()) {
                    Expr canonical = Formulas.canonical(expr);
                    boolean varies = !(canonical instanceof Expr.Const);
                    if (varies && texts.add(Formulas.print(canonical))) {
                        fresh.put(order[i], canonical);
                    }
                }
            }
            formulas.addAll(fresh.values());
        }

        private static int[] ascending(int size) {
            int[] order = new int[size];
            for (int i = 0; i < size; i++) {
                order[i] = i;
            }
            return order;
        }

        private static int[] shuffled(int size, Random random) {
            int[] order = ascending(size);
            for (int i = size - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
            return order;
        }
    }
}
