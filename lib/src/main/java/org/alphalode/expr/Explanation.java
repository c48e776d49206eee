package org.alphalode.expr;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import org.alphalode.check.Nearest;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.op.SemanticRules;

/** What a formula is, in words: tree, canonical form, id, type, lookback, cost, warnings. */
public final class Explanation {
    private Explanation() {}

    /**
     * Explains a formula over columns of known dimension; columns that are not among them count as dimensionless.
     *
     * @return several lines, each ended
     */
    public static String of(Expr expr, List<FieldSpec> fields, SemanticRules rules) {
        Typing typing = new Typing(fields, rules);
        StringBuilder out = new StringBuilder();
        line(out, "formula", Formulas.print(expr));
        line(out, "canonical", Formulas.print(Formulas.canonical(expr)));
        line(out, "id", Formulas.id(expr));
        Optional<String> fault = typing.fault(expr);
        line(out, "type", fault.isPresent() ? "none" : typing.typeOf(expr).text());
        line(out, "lookback", expr.lookbackBars() + " bars");
        line(out, "cost", cost(expr));
        out.append("tree\n");
        tree(out, expr, 1);
        typing.rootFault(expr).ifPresent(warning -> line(out, "warning", warning));
        SortedSet<String> unknown = typing.unknownFields(expr);
        List<String> known = fields.stream().map(FieldSpec::name).toList();
        for (String name : unknown) {
            line(
                    out,
                    "warning",
                    "column '" + name + "' has no known dimension: taken as dimensionless."
                            + Nearest.hint(name, known));
        }
        return out.toString();
    }

    private static String cost(Expr expr) {
        Plan plan = Plan.of(
                List.of(expr),
                Typing.fieldsOf(expr).stream()
                        .map(name -> FieldSpec.pure(name, Family.MIXED))
                        .toList());
        return expr.nodes() + " nodes, depth " + expr.depth() + ", " + plan.stepCount() + " steps, about "
                + String.format(Locale.ROOT, "%.1f", Costs.nanos(plan.program())) + " ns a bar and symbol";
    }

    private static void tree(StringBuilder out, Expr expr, int indent) {
        out.append("  ".repeat(indent));
        if (expr instanceof Expr.Call call) {
            out.append(call.op().name());
            call.args().subList(call.op().operandCount(), call.args().size()).forEach(arg -> out.append(' ')
                    .append(Formulas.print(arg)));
            out.append('\n');
            call.operands().forEach(operand -> tree(out, operand, indent + 1));
        } else {
            out.append(Formulas.print(expr)).append('\n');
        }
    }

    private static void line(StringBuilder out, String name, String text) {
        out.append(String.format(Locale.ROOT, "%-10s %s\n", name, text));
    }
}
