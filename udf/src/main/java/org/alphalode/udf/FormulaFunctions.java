package org.alphalode.udf;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Plan;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Panel;
import org.alphalode.op.Op;
import org.alphalode.op.Operators;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** What Spark's generated code calls: its types in, its types out. NULL and NaN are the same missing value. */
public final class FormulaFunctions {
    private static final BarInterval ANY_INTERVAL = BarInterval.parse("1m");

    private FormulaFunctions() {}

    /** Id of a formula: that of its canonical form. */
    public static UTF8String id(UTF8String formula) {
        return UTF8String.fromString(Formulas.id(Formulas.parse(formula.toString())));
    }

    /** Canonical text of a formula. */
    public static UTF8String canonical(UTF8String formula) {
        return UTF8String.fromString(Formulas.print(Formulas.canonical(Formulas.parse(formula.toString()))));
    }

    /** Bars before the current one that a formula reads. */
    public static int lookback(UTF8String formula) {
        return Formulas.parse(formula.toString()).lookbackBars();
    }

    /**
     * An operator over series.
     *
     * @param operator name in the catalogue
     * @param operands array of arrays of doubles, oldest value first, all of one length; of an operator across symbols, the values of
     *     the symbols at one time
     * @param numbers its window and its numbers
     * @return array of doubles of that length; NULL where an operand is NULL
     */
    public static @Nullable ArrayData apply(UTF8String operator, ArrayData operands, ArrayData numbers) {
        Op op = Operators.named(operator.toString());
        List<double[]> series = new ArrayList<>();
        for (int i = 0; i < operands.numElements(); i++) {
            if (operands.isNullAt(i)) {
                return null;
            }
            series.add(doubles(operands.getArray(i)));
        }
        int length = series.get(0).length;
        if (series.stream().anyMatch(s -> s.length != length)) {
            throw new AlphaException(
                    ErrorCode.REFUSED,
                    "alpha_" + op.signature() + " got arrays of different lengths: "
                            + series.stream().map(s -> s.length).toList() + ". Give arrays of one length");
        }
        return length == 0 ? new GenericArrayData(new Object[0]) : boxed(evaluate(op, series, doubles(numbers)));
    }

    private static double[] evaluate(Op op, List<double[]> series, double[] numbers) {
        int length = series.get(0).length;
        int symbols = op.isSection() ? length : 1;
        int bars = op.isSection() ? 1 : length;
        List<FieldSpec> fields = new ArrayList<>();
        StringBuilder formula = new StringBuilder(op.name()).append('(');
        for (int i = 0; i < series.size(); i++) {
            fields.add(FieldSpec.pure("x" + i, Family.MIXED));
            formula.append(i == 0 ? "" : ", ").append("x").append(i);
        }
        for (double number : numbers) {
            formula.append(", ").append(text(number));
        }
        List<String> names = new ArrayList<>();
        for (int s = 0; s < symbols; s++) {
            names.add(String.format(Locale.ROOT, "s%09d", s));
        }
        Panel.Builder panel = new Panel.Builder(names, fields, ANY_INTERVAL, 0, bars);
        for (int f = 0; f < fields.size(); f++) {
            for (int i = 0; i < length; i++) {
                panel.set(f, op.isSection() ? i : 0, op.isSection() ? 0 : i, series.get(f)[i]);
            }
        }
        Plan plan = Plan.of(List.of(Formulas.parse(formula.append(')').toString())), fields);
        double[][] values = Evaluator.columns(plan, panel.build(), 0, bars)[0];
        double[] out = new double[length];
        for (int i = 0; i < length; i++) {
            out[i] = op.isSection() ? values[i][0] : values[0][i];
        }
        return out;
    }

    private static String text(double number) {
        if (!Double.isFinite(number)) {
            throw new AlphaException(ErrorCode.REFUSED, "an operator's number is finite, not " + number);
        }
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static double[] doubles(ArrayData array) {
        double[] values = new double[array.numElements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.isNullAt(i) ? Double.NaN : array.getDouble(i);
        }
        return values;
    }

    private static ArrayData boxed(double[] values) {
        Object[] cells = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            cells[i] = Double.isNaN(values[i]) ? null : (Object) values[i];
        }
        return new GenericArrayData(cells);
    }
}
