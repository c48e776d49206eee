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
import org.apache.spark.sql.vectorized.ColumnarBatch;

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

    /** @param fields the columns that formulas will read */
    TableEvaluation(TableBars bars, Collection<String> fields, Optional<BarInterval> interval) {
        this.bars = bars;
        this.grid = bars.grid(interval);
        this.fields = List.copyOf(fields);
    }

    TableGrid grid() {
        return grid;
    }

    /** Content hash of each formula's values. */
    List<ContentHash> hashes(List<Expr> formulas, EvalUnit.Size size) {
        Work work = work(formulas, size);
        List<ValueHashes.Part> parts = batches(work)
                .mapPartitionsWithIndex(
                        (i, batches) -> List.of(work.hashes(i, batches)).iterator(), true)
                .collect();
        return ValueHashes.merge(formulas.size(), parts);
    }

    /** Writes the values into a file; one unit's values are here at a time. */
    void write(List<FormulaFile.Formula> formulas, Path file) {
        List<Expr> exprs = formulas.stream().map(FormulaFile.Formula::expr).toList();
        Work work = work(exprs, Evaluation.unitSize(exprs.size(), grid.symbols().size()));
        Iterator<UnitValues> values = batches(work)
                .mapPartitionsWithIndex(
                        (i, batches) -> List.of(work.values(i, batches)).iterator(), true)
                .toLocalIterator();
        Evaluation.write(formulas, work.units(), values, file, OpenTime.ISO);
    }

    /** The bars themselves, which come block after block. */
    Panel panel() {
        Work work = work(List.of(new Expr.Const(0)), new EvalUnit.Size(PANEL_BARS, 1));
        Iterator<Panel> blocks = batches(work)
                .mapPartitionsWithIndex(
                        (i, batches) -> List.of(work.panel(i, batches)).iterator(), true)
                .toLocalIterator();
        Panel.Builder whole = new Panel.Builder(
                grid.symbols(), BlockReader.specs(fields), grid.interval(), grid.firstCloseMicros(), grid.barCount());
        for (EvalUnit unit : work.units()) {
            copy(blocks.next(), unit.fromBar(), whole);
        }
        return whole.build();
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
        TableScan scan = TableScan.of(bars, grid, fields);
        return new Work(
                List.copyOf(formulas),
                EvalUnit.cut(grid.barCount(), formulas.size(), size),
                grid,
                scan.columns(bars, fields),
                fields);
    }

    private JavaRDD<ColumnarBatch> batches(Work work) {
        List<TableScan.Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < work.units().size(); i++) {
            stretches.add(work.stretch(i));
        }
        return TableScan.of(bars, grid, fields).batches(stretches);
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

        private Panel panel(int unit, Iterator<ColumnarBatch> batches) {
            return new BlockReader(grid, columns, fields, stretch(unit)).read(batches);
        }

        ValueHashes.Part hashes(int unit, Iterator<ColumnarBatch> batches) {
            Panel panel = panel(unit, batches);
            EvalUnit whole = units.get(unit);
            int warmUp = whole.fromBar() - stretch(unit).fromBar();
            return ValueHashes.part(
                    formulas, panel, new EvalUnit(warmUp, panel.barCount(), whole.fromFormula(), whole.toFormula()));
        }

        UnitValues values(int unit, Iterator<ColumnarBatch> batches) {
            Panel panel = panel(unit, batches);
            int warmUp = units.get(unit).fromBar() - stretch(unit).fromBar();
            return UnitValues.of(formulasOf(unit), panel, warmUp, panel.barCount());
        }
    }
}
