package org.alphalode.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alphalode.model.Alpha;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.IcStats;
import org.alphalode.model.Panel;
import org.alphalode.model.Trial;
import org.alphalode.model.Verdict;
import org.alphalode.stage.Signals;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other programs read of the pool, read here as they do: by NumPy's own description of its format, and by Arrow's reader. */
class PoolExportsTest {
    private static final BarInterval HOUR = BarInterval.parse("1h");
    /** More than are written at a time, with a part of that left over. */
    private static final int BARS = 9_001;

    private static final int WINDOW = 48;
    /** The first one is what a spreadsheet would run. */
    private static final List<String> SYMBOLS = List.of("=HYPERLINK(\"http://x\",\"y\")", "AAA", "CCC");

    private static final List<Alpha> ALPHAS = List.of(
            new Alpha("f01-aa", "f01", "ts_mean(a, 5) - b", 1, 1, 4, 4, List.of()),
            new Alpha("f01-bb", "f01", "-b / ts_std(a, 21)", -1, 1, 5, 20, List.of("aa")),
            new Alpha("f02-cc", "f02", "a", -1, 1, 1, 0, List.of()));

    @TempDir
    Path folder;

    private final Panel features = features();

    @BeforeEach
    void exports() {
        SortedMap<String, Trial> trials = new TreeMap<>();
        for (Alpha alpha : ALPHAS) {
            trials.put(
                    alpha.alphaId(),
                    new Trial(
                            alpha.alphaId().substring(4),
                            alpha.formula(),
                            alpha.foldId(),
                            1,
                            IcStats.NONE,
                            IcStats.NONE,
                            0.01,
                            Verdict.ACCEPTED));
        }
        new PoolExports(folder, ALPHAS, features, WINDOW).write(trials);
    }

    @Test
    void theMatrixOfNumPyHoldsTheSignalsOfTheWholePanelWhateverChunksItWasWrittenIn() throws IOException {
        double[][] matrix = numPy(folder.resolve("signal_matrix.npy"));
        Panel signals = Signals.of(ALPHAS, features, WINDOW);
        int known = 0;
        for (int bar = 0; bar < BARS; bar++) {
            for (int s = 0; s < SYMBOLS.size(); s++) {
                double[] row = matrix[bar * SYMBOLS.size() + s];
                for (int i = 0; i < ALPHAS.size(); i++) {
                    assertThat(bits(row[i])).isEqualTo(bits(signals.value(i, s, bar)));
                    known += Double.isNaN(row[i]) ? 0 : 1;
                }
            }
        }
        assertThat(known).isGreaterThan(BARS * SYMBOLS.size());
    }

    @Test
    void theArrowFileHoldsTheSameBitsWithTheTimeAndTheSymbolOfEachRow() throws IOException {
        double[][] matrix = numPy(folder.resolve("signal_matrix.npy"));
        int row = 0;
        try (BufferAllocator memory = new RootAllocator();
                FileChannel channel = FileChannel.open(folder.resolve("signal_matrix.arrow"));
                ArrowFileReader file = new ArrowFileReader(channel, memory)) {
            VectorSchemaRoot batch = file.getVectorSchemaRoot();
            assertThat(batch.getSchema().getFields())
                    .extracting(field -> field.getName())
                    .containsExactly("close_time", "symbol", "f01-aa", "f01-bb", "f02-cc");
            while (file.loadNextBatch()) {
                TimeStampMicroTZVector time = (TimeStampMicroTZVector) batch.getVector(0);
                VarCharVector symbol = (VarCharVector) batch.getVector(1);
                for (int i = 0; i < batch.getRowCount(); i++, row++) {
                    assertThat(time.get(i)).isEqualTo(features.closeMicros(row / SYMBOLS.size()));
                    assertThat(symbol.getObject(i)).hasToString(SYMBOLS.get(row % SYMBOLS.size()));
                    for (int alpha = 0; alpha < ALPHAS.size(); alpha++) {
                        Float8Vector column = (Float8Vector) batch.getVector(2 + alpha);
                        double value = column.isNull(i) ? Double.NaN : column.get(i);
                        assertThat(bits(value)).isEqualTo(bits(matrix[row][alpha]));
                    }
                }
            }
            assertThat(file.getRecordBlocks()).hasSizeGreaterThan(1);
        }
        assertThat(row).isEqualTo(matrix.length);
    }

    @Test
    void noCellOfTheTextFilesIsRunByASpreadsheet() throws IOException {
        List<String> rows = Files.readAllLines(folder.resolve("signal_matrix_rows.csv"));
        assertThat(rows).hasSize(BARS * SYMBOLS.size());
        assertThat(rows.get(0)).isEqualTo(features.closeMicros(0) + ",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
        assertThat(Files.readAllLines(folder.resolve("signal_matrix_columns.csv")))
                .containsExactly("f01-aa", "f01-bb", "f02-cc");
        List<String> pool = Files.readAllLines(folder.resolve("alpha_pool.csv"));
        assertThat(pool).hasSize(1 + ALPHAS.size());
        assertThat(pool.get(2)).startsWith("f01-bb,f01,\"'-b / ts_std(a, 21)\",-1,");
    }

    /** Rows of a file of format 1.0, read by its published description. */
    private static double[][] numPy(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[8];
        bytes.get(magic);
        assertThat(magic).containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
        byte[] header = new byte[Short.toUnsignedInt(bytes.getShort())];
        bytes.get(header);
        int rows = BARS * SYMBOLS.size();
        assertThat(new String(header, StandardCharsets.US_ASCII))
                .matches("\\{'descr': '<f8', 'fortran_order': False, 'shape': \\(" + rows + ", 3\\), \\} *\n");
        assertThat(bytes.position() % 64).isZero();
        assertThat(bytes.remaining()).isEqualTo(rows * ALPHAS.size() * Double.BYTES);
        double[][] matrix = new double[rows][ALPHAS.size()];
        for (double[] row : matrix) {
            for (int i = 0; i < row.length; i++) {
                row[i] = bytes.getDouble();
            }
        }
        return matrix;
    }

    private static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    private static Panel features() {
        List<FieldSpec> fields = new ArrayList<>();
        List.of("a", "b").forEach(name -> fields.add(FieldSpec.pure(name, Family.PRICE)));
        Panel.Builder builder = new Panel.Builder(SYMBOLS, fields, HOUR, HOUR.micros(), BARS);
        Random random = new Random(11);
        for (int bar = 0; bar < BARS; bar++) {
            for (int s = 0; s < SYMBOLS.size(); s++) {
                // a hole now and then, and one symbol that is listed late
                if (random.nextInt(400) > 0 && (s < 2 || bar > 5_000)) {
                    builder.set(0, s, bar, random.nextGaussian());
                    builder.set(1, s, bar, random.nextGaussian());
                }
            }
        }
        return builder.build();
    }
}
