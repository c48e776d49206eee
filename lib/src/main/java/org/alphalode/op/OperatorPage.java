package org.alphalode.op;

import java.util.List;
import java.util.stream.Collectors;

/** The documentation of the catalogue, docs/operators.md. */
public final class OperatorPage {
    private static final String HEAD =
            """
            # Operators

            Generated from the catalogue (package `org.alphalode.op`). A formula is built of columns, numbers, `+ - * /`, unary minus
            and the operators below. A window counts bars, the current one among them; the value is NaN until the window is full.
            A window that holds a NaN gives NaN, unless the row says otherwise; what is infinite or divided by zero is NaN.

            | operator | gives | dimension | bars before the current one | NaN | miner draws |
            |---|---|---|---|---|---|
            """;

    private OperatorPage() {}

    /** The page in Markdown. */
    public static String markdown() {
        return HEAD + Operators.ALL.stream().map(OperatorPage::row).collect(Collectors.joining());
    }

    private static String row(Op op) {
        return "| `" + op.signature() + "` | " + op.doc() + " | "
                + op.typeRule().text() + " | " + reach(op.reach()) + " | " + nan(op.nanRule()) + " | "
                + choices(op.params()) + " |\n";
    }

    private static String reach(Reach reach) {
        return switch (reach) {
            case NONE -> "0";
            case WINDOW -> "window - 1";
            case WINDOW_AND_ONE -> "window";
        };
    }

    private static String nan(NanRule rule) {
        return switch (rule) {
            case PROPAGATE -> "any NaN";
            case ENDS -> "NaN now or window bars ago";
            case CHOSEN_BRANCH -> "condition or chosen branch";
            case LEFT_OUT -> "the symbol is left out";
        };
    }

    private static String choices(List<Param> params) {
        return params.stream()
                .filter(param -> param.kind() != Param.Kind.OPERAND)
                .map(param -> param.name() + " "
                        + param.choices().stream().map(OperatorPage::number).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
