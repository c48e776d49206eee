package org.alphalode.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formulas over a table of three units give the same hashes wherever the units are worked on, with the Vector API or its scalar twin. */
@Tag("spark")
class EvalPlacesTest {
    private static final Path ROOT = Path.of(System.getProperty("alphalode.root"));
    private static final int BARS = 40_000;

    @TempDir
    Path folder;

    @Test
    void oneSlotTwoSlotsOneExecutorAndTwoGiveTheSameHashes() throws IOException, InterruptedException {
        Path formulas = Files.writeString(
                folder.resolve("formulas.txt"),
                "ts_zscore(x, 21)\nts_mean(x, 233) / ts_std(x, 55)\ncs_rank(ts_delta(x, 3))\n");
        List<String> eval = List.of("eval", "--formulas", formulas.toString(), "--input", table().toString(), "--hash");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(new Cli(ROOT, Jobs.ALL, out, System.err).run(eval.toArray(String[]::new)))
                .isZero();
        List<String> twoSlots = hashes(said.toString(StandardCharsets.UTF_8));
        assertThat(twoSlots).hasSize(3).doesNotHaveDuplicates();
        try (StandaloneCluster cluster = new StandaloneCluster(
                Files.createDirectories(folder.resolve("cluster")), "--add-modules=jdk.incubator.vector")) {
            for (ToldProcess elsewhere :
                    List.of(cluster.submit("local[1]", 1, eval), cluster.submit(1, eval), cluster.submit(2, eval))) {
                elsewhere.awaitSuccess();
                assertThat(hashes(elsewhere.text())).isEqualTo(twoSlots);
            }
        }
    }

    private static List<String> hashes(String text) {
        return Stream.of(text.split("\n"))
                .filter(line -> line.matches("[0-9a-f]{32}  .*"))
                .toList();
    }

    private Path table() {
        SplittableRandom random = new SplittableRandom(5);
        List<Row> rows = new ArrayList<>();
        for (String symbol : List.of("A", "B")) {
            for (int t = 1; t <= BARS; t++) {
                rows.add(RowFactory.create(symbol, Instant.ofEpochSecond(60L * t), 100 + random.nextDouble()));
            }
        }
        StructType schema = new StructType()
                .add("symbol", DataTypes.StringType)
                .add("close_time", DataTypes.TimestampType)
                .add("x", DataTypes.DoubleType);
        Path place = folder.resolve("bars");
        SharedSpark.session().conf().set("spark.sql.datetime.java8API.enabled", "true");
        SharedSpark.session()
                .createDataFrame(rows, schema)
                .repartition(3)
                .write()
                .format("delta")
                .save(place.toString());
        return place;
    }
}
