package org.alphalode.stage.mine.ladder;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Expr;
import org.alphalode.expr.IcMoments;
import org.alphalode.expr.Plan;
import org.alphalode.op.Operators;
import org.alphalode.stage.ForwardReturns;

/**
 * Moments over the whole training window of what sums and differences are made of: columns, and operators over a window of a column.
 * There are few of them, so each is evaluated once where candidates are screened.
 */
final class Operands implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Formulas that are evaluated together. */
    private static final int PLAN_FORMULAS = 512;

    private final Blocks blocks;
    /** Of each operand its moments on each rung. */
    private final transient Map<Expr, List<RungMoments>> known = new ConcurrentHashMap<>();

    /** Once an operand is known. */
    private transient volatile Optional<Targets> targets = Optional.empty();

    Operands(Blocks blocks) {
        this.blocks = blocks;
    }

    private Object readResolve() {
        return new Operands(blocks);
    }

    /** Whether a formula adds or subtracts two columns or operators over a window of a column. */
    static boolean isSum(Expr formula) {
        return formula instanceof Expr.Call call
                && (call.op().equals(Operators.ADD) || call.op().equals(Operators.SUB))
                && call.operands().stream().allMatch(Operands::isSimple);
    }

    private static boolean isSimple(Expr operand) {
        return operand instanceof Expr.Field
                || (operand instanceof Expr.Call call
                        && call.op().hasWindow()
                        && call.operands().size() == 1
                        && call.operands().get(0) instanceof Expr.Field);
    }

    /** Evaluates what some sums are made of and is not known yet. */
    void learn(List<Expr> sums) {
        Set<Expr> unknown = new LinkedHashSet<>();
        sums.forEach(sum -> ((Expr.Call) sum)
                .operands().stream()
                        .filter(operand -> !known.containsKey(operand))
                        .forEach(unknown::add));
        List<Expr> all = List.copyOf(unknown);
        for (int from = 0; from < all.size(); from += PLAN_FORMULAS) {
            evaluate(all.subList(from, Math.min(all.size(), from + PLAN_FORMULAS)));
        }
    }

    private void evaluate(List<Expr> some) {
        Plan plan = Plan.of(some, blocks.fields());
        List<List<RungMoments>> moments = new ArrayList<>();
        List<CellPairs> pairs = new ArrayList<>();
        some.forEach(operand -> moments.add(new ArrayList<>()));
        for (Blocks.Part part : blocks.parts()) {
            IcMoments scored = Evaluator.moments(
                    plan,
                    part.panel(),
                    ForwardReturns.TARGET.name(),
                    blocks.fromBar(),
                    blocks.toBar(),
                    blocks.periodBars());
            Cells cells = new Cells(part, blocks.symbols(), scored.periods());
            Scored rung = new Scored(cells, scored);
            pairs.add(CellPairs.whole(cells, scored));
            for (int i = 0; i < some.size(); i++) {
                moments.get(i).add(rung.moments(i));
            }
        }
        targets = Optional.of(new Targets(pairs));
        for (int i = 0; i < some.size(); i++) {
            known.put(some.get(i), List.copyOf(moments.get(i)));
        }
    }

    /**
     * What a sum's operands say of it.
     *
     * @param evidence of the cells in which no operand misses a target, were the sum's deviation in each symbol that of the first rung
     * @param share of the window's targets that these have
     * @param deviations by which its IC may be larger at most: over the whole window a symbol's squares are at least those seen
     */
    record Sum(Evidence evidence, double share, double deviations) {}

    /**
     * What a sum's operands say of it: its products with the target are the sums of theirs. What is not known of it, how much it varies,
     * is taken from the first rung.
     *
     * @param sum whose operands were learned
     * @param probed its moments on the first rung
     * @return nothing where a symbol does not vary on the first rung
     */
    Optional<Sum> of(Expr sum, RungMoments probed) {
        Expr.Call call = (Expr.Call) sum;
        return new SumOfTwo(
                        targets.orElseThrow(),
                        Objects.requireNonNull(known.get(call.operands().get(0))),
                        Objects.requireNonNull(known.get(call.operands().get(1))),
                        call.op().equals(Operators.SUB) ? -1 : 1)
                .scaledAs(probed);
    }
}
