package org.alphalode.jobs.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.alphalode.expr.Expr;
import org.alphalode.jobs.run.WholeFile;
import org.alphalode.model.Panel;

/** Writes the values of formulas into a file, some formulas and some bars at a time. */
final class Evaluation {
    private static final int FORMULAS_AT_A_TIME = 64;
    /** 64 MB of doubles. */
    private static final int VALUES_AT_A_TIME = 8_000_000;

    private static final int FEWEST_BARS = 1_024;

    private Evaluation() {}

    /** Size of a unit whose values fit into the memory of a process. */
    static EvalUnit.Size unitSize(int formulas, int symbols) {
        int batch = Math.min(FORMULAS_AT_A_TIME, formulas);
        return new EvalUnit.Size(Math.max(FEWEST_BARS, VALUES_AT_A_TIME / (batch * symbols)), batch);
    }

    /** Writes a file from a panel that is at hand; the file is there whole or not at all. */
    static void write(List<FormulaFile.Formula> formulas, Panel panel, Path file, OpenTime times) {
        List<Expr> exprs = formulas.stream().map(FormulaFile.Formula::expr).toList();
        List<EvalUnit> units =
                EvalUnit.cut(panel.barCount(), exprs.size(), unitSize(exprs.size(), panel.symbolCount()));
        Iterator<UnitValues> values = units.stream()
                .map(unit -> UnitValues.of(
                        exprs.subList(unit.fromFormula(), unit.toFormula()), panel, unit.fromBar(), unit.toBar()))
                .iterator();
        write(formulas, units, values, file, times);
    }

    /** Writes a file from the values of units, which come in their order. */
    static void write(
            List<FormulaFile.Formula> formulas,
            List<EvalUnit> units,
            Iterator<UnitValues> values,
            Path file,
            OpenTime times) {
        WholeFile.write(file, part -> {
            try (ValueWriter out = ValueWriter.Format.of(file).open(part, times)) {
                for (EvalUnit unit : units) {
                    write(formulas.subList(unit.fromFormula(), unit.toFormula()), values.next(), out);
                }
            }
        });
    }

    private static void write(List<FormulaFile.Formula> batch, UnitValues values, ValueWriter out) throws IOException {
        long step = values.interval().micros();
        for (int f = 0; f < batch.size(); f++) {
            for (int s = 0; s < values.symbols().size(); s++) {
                String symbol = values.symbols().get(s);
                out.write(
                        new ValueWriter.Run(batch.get(f).text(), symbol, values.closeMicros(0) - step, step),
                        values.column(f, s));
            }
        }
    }
}
