package org.alphalode.stage.mine;

import java.io.Serializable;
import java.util.List;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;

/**
 * The accepted alphas of earlier levels that formulas are built from.
 *
 * @param blocks their formulas
 */
public record Lineage(List<Expr> blocks) implements Serializable {
    /** Of the first level. */
    public static final Lineage NONE = new Lineage(List.of());

    public Lineage {
        blocks = List.copyOf(blocks);
    }

    /** Formula ids of the blocks that a formula holds; a block is not its own parent. */
    public List<String> parentsOf(Expr formula) {
        return blocks.stream()
                .filter(block -> !block.equals(formula) && holds(formula, block))
                .map(Formulas::id)
                .toList();
    }

    private static boolean holds(Expr formula, Expr block) {
        return formula.equals(block)
                || (formula instanceof Expr.Call call
                        && call.operands().stream().anyMatch(operand -> holds(operand, block)));
    }
}
