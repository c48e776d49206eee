package org.alphalode.stage.mine.search;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.expr.Expr;
import org.alphalode.model.FieldSpec;

/**
 * What formulas are made of.
 *
 * @param fields columns
 * @param blocks accepted alphas of an earlier level, used like columns
 * @param params windows, rules and budget
 */
public record SearchSpace(List<FieldSpec> fields, List<Expr> blocks, SearchParams params) {
    public SearchSpace {
        fields = List.copyOf(fields);
        blocks = List.copyOf(blocks);
    }

    /** Columns, then blocks. */
    List<Expr> leaves() {
        List<Expr> leaves = new ArrayList<>();
        fields.forEach(field -> leaves.add(new Expr.Field(field.name())));
        leaves.addAll(blocks);
        return leaves;
    }
}
