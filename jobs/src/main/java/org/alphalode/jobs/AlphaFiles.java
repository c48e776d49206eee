package org.alphalode.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alphalode.model.Alpha;
import org.alphalode.model.Panel;
import org.alphalode.model.Trial;
import org.alphalode.stage.Signals;
import org.alphalode.stage.mine.AlphaPoolCsv;
import org.alphalode.stage.mine.SignalMatrix;

/** The accepted pool as files for other tools: {@code alpha_pool.csv}, {@code signal_matrix.npy} and its two indices. */
record AlphaFiles(Path folder) {
    /** Bars whose signals are in memory at a time. */
    private static final int CHUNK_BARS = 8_192;

    List<Path> all() {
        return List.of(pool(), matrix(), rows(), columns());
    }

    private Path pool() {
        return folder.resolve("alpha_pool.csv");
    }

    private Path matrix() {
        return folder.resolve("signal_matrix.npy");
    }

    private Path rows() {
        return folder.resolve("signal_matrix_rows.csv");
    }

    private Path columns() {
        return folder.resolve("signal_matrix_columns.csv");
    }

    /** Writes them; {@code trials} holds the trial of each alpha by its id. */
    void write(List<Alpha> alphas, Map<String, Trial> trials, Panel features, int standardiseWindowBars) {
        OutputFile.write(pool(), out -> {
            out.text(AlphaPoolCsv.header());
            for (Alpha alpha : alphas) {
                out.text(AlphaPoolCsv.row(
                        alpha, Optional.ofNullable(trials.get(alpha.alphaId())).orElseThrow()));
            }
        });
        Panel first = Signals.of(alphas, features.bars(0, 1), standardiseWindowBars);
        OutputFile.write(columns(), out -> out.text(SignalMatrix.columnIndex(first)));
        OutputFile.write(rows(), out -> out.text(SignalMatrix.rowIndex(features, 0, features.barCount())));
        OutputFile.write(matrix(), out -> matrix(out, alphas, features, standardiseWindowBars));
    }

    /** In chunks of bars, each with the bars before it that its signals look back on. */
    private static void matrix(OutputFile out, List<Alpha> alphas, Panel features, int window) throws IOException {
        int halo = window + alphas.stream().mapToInt(Alpha::lookbackBars).max().orElse(0);
        for (int from = 0; from < features.barCount(); from += CHUNK_BARS) {
            int to = Math.min(from + CHUNK_BARS, features.barCount());
            int begin = Math.max(0, from - halo);
            Panel signals = Signals.of(alphas, features.bars(begin, to), window);
            if (from == 0) {
                out.bytes(SignalMatrix.header(features.barCount(), signals));
            }
            out.bytes(SignalMatrix.rows(signals, from - begin, to - begin));
        }
    }
}
