package org.alphalode.jobs.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Plan;
import org.alphalode.model.Panel;

/** Evaluates formulas over a panel into a file, some formulas and some bars at a time. */
final class Evaluation {
    private static final int FORMULAS_AT_A_TIME = 64;
    /** 64 MB of doubles. */
    private static final int VALUES_AT_A_TIME = 8_000_000;

    private static final int FEWEST_BARS = 1_024;

    private final List<FormulaFile.Formula> formulas;
    private final Panel panel;

    Evaluation(List<FormulaFile.Formula> formulas, Panel panel) {
        this.formulas = List.copyOf(formulas);
        this.panel = panel;
    }

    /** Writes a file, which is there whole or not at all. */
    void write(Path file, OpenTime times) {
        Path part = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try {
                try (ValueWriter out = ValueWriter.Format.of(file).open(part, times)) {
                    for (int from = 0; from < formulas.size(); from += FORMULAS_AT_A_TIME) {
                        write(formulas.subList(from, Math.min(formulas.size(), from + FORMULAS_AT_A_TIME)), out);
                    }
                }
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new AlphaException(
                    ErrorCode.FAILURE,
                    file + " can not be written (" + e + "): make its folder writable or choose another",
                    e);
        }
    }

    private void write(List<FormulaFile.Formula> batch, ValueWriter out) throws IOException {
        Plan plan = Plan.of(batch.stream().map(FormulaFile.Formula::expr).toList(), panel.fields());
        int bars = Math.max(FEWEST_BARS, VALUES_AT_A_TIME / (batch.size() * panel.symbolCount()));
        for (int from = 0; from < panel.barCount(); from += bars) {
            int to = (int) Math.min(panel.barCount(), (long) from + bars);
            double[][][] values = Evaluator.columns(plan, panel, from, to);
            long step = panel.interval().micros();
            for (int f = 0; f < batch.size(); f++) {
                for (int s = 0; s < panel.symbolCount(); s++) {
                    Masks.apply(panel, s, from, values[f][s]);
                    out.write(
                            new ValueWriter.Run(
                                    batch.get(f).text(), panel.symbols().get(s), panel.closeMicros(from) - step, step),
                            values[f][s]);
                }
            }
        }
    }
}
