package org.alphalode.jobs.eval;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.alphalode.expr.Expr;
import org.alphalode.jobs.table.ContentHash;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Panel;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.util.LongAccumulator;

/**
 * Evaluates formulas over a table where its files are read: a unit reads the columns and the bars that its formulas need as vectors,
 * and gives back hashes, or the values of its block. The driver sends formulas and sees no bar.
 */
final class TableEvaluation {
    /** Bars that come at a time where they are wanted in one place. */
    private static final int PANEL_BARS = 65_536;

    private final TableBars bars;
    private final TableGrid grid;
    private final List<String> fields;
    /** One a field. */
    private final List<LongAccumulator> notFinite;

    /** @param fields the columns that formulas will read */
    TableEvaluation(TableBars bars, Collection<String> fields, Optional<BarInterval> interval) {
        this.bars = bars;
        this.grid = bars.grid(interval);
        this.fields = List.copyOf(fields);
        this.notFinite = this.fields.stream()
                .map(field -> bars.table().sparkSession().sparkContext().longAccumulator(field))
                .toList();
    }

    TableGrid grid() {
        return grid;
    }

    /** Content hash of each formula's values. */
    List<ContentHash> hashes(List<Expr> formulas, EvalUnit.Size size) {
        List<ValueHashes.Part> parts = parts(work(formulas, size), Work::hashes).collect();
        return ValueHashes.merge(formulas.size(), parts);
    }

    /** Writes the values into a file; one unit's values are here at a time. */
    void write(List<FormulaFile.Formula> formulas, Path file) {
        List<Expr> exprs = formulas.stream().map(FormulaFile.Formula::expr).toList();
        Work work = work(exprs, Evaluation.unitSize(exprs.size(), grid.symbols().size()));
        Evaluation.write(formulas, work.units(), parts(work, Work::values).toLocalIterator(), file, OpenTime.ISO);
    }

    /** The bars themselves, which come block after block. */
    Panel panel() {
        Work work = work(List.of(new Expr.Const(0)), new EvalUnit.Size(PANEL_BARS, 1));
        Iterator<Panel> blocks = parts(work, (all, unit, panel) -> panel).toLocalIterator();
        Panel.Builder whole = new Panel.Builder(
                grid.symbols(), BlockReader.specs(fields), grid.interval(), grid.firstCloseMicros(), grid.barCount());
        for (EvalUnit unit : work.units()) {
            copy(blocks.next(), unit.fromBar(), whole);
        }
        return whole.build();
    }

    /** What was stored but is no finite number, one line a column; known once values were asked for. */
    List<String> faults() {
        List<String> lines = new ArrayList<>();
        for (int f = 0; f < fields.size(); f++) {
            long count = notFinite.get(f).sum();
            if (count > 0) {
                lines.add("column " + fields.get(f) + " holds " + count
                        + (count == 1 ? " value that is" : " values that are")
                        + " no finite number: taken as missing");
            }
        }
        return lines;
    }

    private static void copy(Panel block, int fromBar, Panel.Builder whole) {
        for (int s = 0; s < block.symbolCount(); s++) {
            for (int t = 0; t < block.barCount(); t++) {
                for (int f = 0; f < block.fields().size(); f++) {
                    whole.set(f, s, fromBar + t, block.value(f, s, t));
                }
                if (!block.usableAtClose(s, t)) {
                    whole.notUsableAtClose(s, fromBar + t);
                }
            }
        }
    }

    private Work work(List<Expr> formulas, EvalUnit.Size size) {
        return new Work(
                List.copyOf(formulas),
                EvalUnit.cut(grid.barCount(), formulas.size(), size),
                grid,
                TableScan.of(bars, grid, fields).columns(bars, fields),
                fields);
    }

    /** What an executor makes of a unit whose bars it has read. */
    private interface Step<T> extends Serializable {
        T apply(Work work, int unit, Panel panel);
    }

    /** One part a unit, in their order. The formulas are sent to each executor once, not with each unit. */
    private <T> JavaRDD<T> parts(Work work, Step<T> step) {
        List<TableScan.Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < work.units().size(); i++) {
            stretches.add(work.stretch(i));
        }
        notFinite.forEach(LongAccumulator::reset);
        List<LongAccumulator> counts = notFinite;
        Broadcast<Work> sent = JavaSparkContext.fromSparkContext(
                        bars.table().sparkSession().sparkContext())
                .broadcast(work);
        return TableScan.of(bars, grid, fields)
                .batches(stretches)
                .mapPartitionsWithIndex(
                        (unit, batches) -> List.of(step.apply(
                                        sent.value(), unit, sent.value().panel(unit, batches, counts)))
                                .iterator(),
                        true);
    }

    /** What travels to the executors. */
    private record Work(
            List<Expr> formulas, List<EvalUnit> units, TableGrid grid, BatchColumns columns, List<String> fields)
            implements Serializable {
        List<Expr> formulasOf(int unit) {
            return formulas.subList(
                    units.get(unit).fromFormula(), units.get(unit).toFormula());
        }

        /** The bars of a unit and those before it that its formulas look back on. */
        TableScan.Stretch stretch(int unit) {
            int lookback =
                    formulasOf(unit).stream().mapToInt(Expr::lookbackBars).max().orElse(0);
            return new TableScan.Stretch(
                    Math.max(0, units.get(unit).fromBar() - lookback),
                    units.get(unit).toBar());
        }

        /** Reads what a unit needs; units of the first batch count what is no finite number. */
        Panel panel(int unit, Iterator<ColumnarBatch> batches, List<LongAccumulator> notFinite) {
            BlockReader reader = new BlockReader(grid, columns, fields, stretch(unit));
            Panel panel = reader.read(batches, warmUp(unit));
            if (units.get(unit).fromFormula() == 0) {
                for (int f = 0; f < fields.size(); f++) {
                    notFinite.get(f).add(reader.notFinite(f));
                }
            }
            return panel;
        }

        private int warmUp(int unit) {
            return units.get(unit).fromBar() - stretch(unit).fromBar();
        }

        ValueHashes.Part hashes(int unit, Panel panel) {
            EvalUnit whole = units.get(unit);
            return ValueHashes.part(
                    formulas,
                    panel,
                    new EvalUnit(warmUp(unit), panel.barCount(), whole.fromFormula(), whole.toFormula()));
        }

        UnitValues values(int unit, Panel panel) {
            return UnitValues.of(formulasOf(unit), panel, warmUp(unit), panel.barCount());
        }
    }
}
