package org.alphalode.jobs;

import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.alphalode.jobs.run.WholeFile;
import org.alphalode.model.Alpha;
import org.alphalode.model.Panel;
import org.alphalode.model.Trial;
import org.alphalode.stage.Signals;
import org.alphalode.stage.mine.AlphaPoolCsv;
import org.alphalode.stage.mine.SignalMatrix;

/** The accepted pool as files for other programs: a csv, and the matrix of signals for NumPy, with the index of its rows and columns, and
 * for Arrow. */
final class PoolExports {
    /** Bars evaluated and written at once: the matrix never stands in memory. */
    private static final int CHUNK_BARS = 4_096;

    private final Path folder;
    private final List<Alpha> alphas;
    private final Panel features;
    private final int standardiseWindowBars;

    PoolExports(Path folder, List<Alpha> alphas, Panel features, int standardiseWindowBars) {
        this.folder = folder;
        this.alphas = alphas;
        this.features = features;
        this.standardiseWindowBars = standardiseWindowBars;
    }

    /** The files that {@link #write} makes. */
    static List<Path> files(Path folder) {
        return List.of(csv(folder), matrix(folder), rows(folder), columns(folder), arrow(folder));
    }

    /** Writes all of them; each is there whole or not at all. */
    void write(SortedMap<String, Trial> trialByAlphaId) {
        WholeFile.write(csv(folder), part -> {
            try (Writer out = Files.newBufferedWriter(part)) {
                out.write(AlphaPoolCsv.header());
                for (Alpha alpha : alphas) {
                    out.write(AlphaPoolCsv.row(alpha, Objects.requireNonNull(trialByAlphaId.get(alpha.alphaId()))));
                }
            }
        });
        WholeFile.write(matrix(folder), this::matrixTo);
        WholeFile.write(rows(folder), part -> {
            try (Writer out = Files.newBufferedWriter(part)) {
                out.write(SignalMatrix.rowIndex(features, 0, features.barCount()));
            }
        });
        WholeFile.write(columns(folder), columnNames());
        WholeFile.write(arrow(folder), this::arrowTo);
    }

    private void matrixTo(Path part) throws IOException {
        try (SeekableByteChannel out = create(part)) {
            put(out, SignalMatrix.header(features.symbolCount() * (long) features.barCount(), alphas.size()));
            chunks((signals, from, to) -> put(out, SignalMatrix.rows(signals, from, to)));
        }
    }

    private void arrowTo(Path part) throws IOException {
        try (SeekableByteChannel out = create(part);
                SignalArrow file =
                        new SignalArrow(out, alphas.stream().map(Alpha::alphaId).toList())) {
            chunks(file::add);
        }
    }

    /** Takes bars {@code [fromBar, toBar)} of a panel of signals. */
    @FunctionalInterface
    private interface Chunk {
        void take(Panel signals, int fromBar, int toBar) throws IOException;
    }

    private void chunks(Chunk use) throws IOException {
        int lookback = alphas.stream().mapToInt(Alpha::lookbackBars).max().orElse(0) + standardiseWindowBars;
        for (int from = 0; from < features.barCount() && !alphas.isEmpty(); from += CHUNK_BARS) {
            int warm = Math.max(0, from - lookback);
            int to = Math.min(features.barCount(), from + CHUNK_BARS);
            Panel signals = Signals.of(alphas, features.bars(warm, to), standardiseWindowBars);
            use.take(signals, from - warm, to - warm);
        }
    }

    private static SeekableByteChannel create(Path part) throws IOException {
        return Files.newByteChannel(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    private String columnNames() {
        return SignalMatrix.columnIndex(alphas.stream().map(Alpha::alphaId).toList());
    }

    private static void put(SeekableByteChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static Path csv(Path folder) {
        return folder.resolve("alpha_pool.csv");
    }

    private static Path matrix(Path folder) {
        return folder.resolve("signal_matrix.npy");
    }

    private static Path arrow(Path folder) {
        return folder.resolve("signal_matrix.arrow");
    }

    private static Path rows(Path folder) {
        return folder.resolve("signal_matrix_rows.csv");
    }

    private static Path columns(Path folder) {
        return folder.resolve("signal_matrix_columns.csv");
    }
}
