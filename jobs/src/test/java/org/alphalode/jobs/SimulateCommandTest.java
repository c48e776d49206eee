package org.alphalode.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class SimulateCommandTest {
    private static final long FIRST_OPEN = 1_700_002_800_000L;
    private static final long HOUR = 3_600_000L;

    @TempDir
    Path folder;

    private Path bars;
    private String said = "";

    @BeforeEach
    void givesFiveBarsOfAMarketThatRises() throws IOException {
        SharedSpark.session();
        bars = csv(
                "bars.csv",
                "symbol,open_time,open,high,low,close,volume",
                "AAA," + open(0) + ",100,100,100,100,1000",
                "AAA," + open(1) + ",100,102,97,101,1000",
                "AAA," + open(2) + ",101,106,100,105,1000",
                "AAA," + open(3) + ",105,105,105,105,1000",
                "AAA," + open(4) + ",110,110,110,110,1000");
    }

    private static long open(int bar) {
        return FIRST_OPEN + bar * HOUR;
    }

    private Path csv(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private int run(String... options) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        List<String> args = new ArrayList<>(List.of("simulate", "--bars", bars.toString()));
        args.addAll(List.of("--set", "warehouse=" + folder.resolve("warehouse")));
        args.addAll(List.of(options));
        int code = new Cli(Path.of(System.getProperty("alphalode.root")), Jobs.ALL, out, out)
                .run(args.toArray(String[]::new));
        said = told.toString(StandardCharsets.UTF_8);
        return code;
    }

    private Path result(String file) {
        return folder.resolve("warehouse")
                .resolve("simulations")
                .resolve("simulation")
                .resolve(file);
    }

    /** Ten bought at the limit of 98 inside the second bar and sold 5 % above inside the third, both as maker at 2 bps. */
    @Test
    void keepsTheBookOfABracketAndWritesItsTwinsBesideTheTables() throws IOException {
        Path orders = csv(
                "orders.csv",
                "symbol,open_time,quantity,kind,limit_price,take_profit_bps,stop_loss_bps,time_in_force,good_for_bars",
                "AAA," + open(0) + ",10,limit,98,500,1000,gtd,2");
        assertThat(run("--orders", orders.toString())).as(said).isZero();

        List<String> trades = Files.readAllLines(result("trades.csv"));
        assertThat(trades).hasSize(3);
        assertThat(trades.get(1)).contains(",AAA,10.0,98.0,");
        List<String> sold = List.of(trades.get(2).split(",", -1));
        assertThat(Double.parseDouble(sold.get(2))).isEqualTo(-10);
        assertThat(Double.parseDouble(sold.get(3))).isEqualTo(98 * 1.05, within(1e-9));
        List<String> equity = Files.readAllLines(result("equity.csv"));
        double last = Double.parseDouble(equity.get(equity.size() - 1).split(",", -1)[1]);
        assertThat(last).isEqualTo(1_000_000 + 10 * (98 * 1.05 - 98) - 2e-4 * 10 * (98 + 98 * 1.05), within(1e-6));
        JsonNode metrics = new ObjectMapper()
                .readTree(Files.readString(result("metrics.json")))
                .path("metrics");
        List<JsonNode> ratios = new ArrayList<>();
        metrics.forEach(metric -> {
            if (metric.path("name").asText().equals("sharpe")) {
                ratios.add(metric);
            }
        });
        assertThat(ratios).isNotEmpty().allSatisfy(ratio -> {
            assertThat(ratio.path("trials").asLong()).isEqualTo(1);
            assertThat(ratio.path("value").isNull() ? ratio.has("undefined_because") : ratio.has("low"))
                    .isTrue();
        });
        assertThat(result("report.html")).exists();
        assertThat(said.lines().filter(line -> line.startsWith("sharpe ")))
                .allMatch(line -> line.contains("undefined") || line.contains("1 tried"));
    }

    @Test
    void aTableOfTargetsIsKnownByItsContent() throws IOException {
        Path table = folder.resolve("targets");
        write(table, 0, 0.5);
        assertThat(run("--targets", table.toString())).as(said).isZero();
        assertThat(Files.readAllLines(result("trades.csv"))).hasSize(2);
        assertThat(run("--targets", table.toString())).as(said).isZero();
        assertThat(said).contains("nothing new");
        write(table, 2, 0);
        assertThat(run("--targets", table.toString())).as(said).isZero();
        assertThat(Files.readAllLines(result("trades.csv"))).hasSize(3);
    }

    private static void write(Path table, int bar, double weight) {
        StructType type = new StructType()
                .add("symbol", DataTypes.StringType)
                .add("close_time", DataTypes.TimestampType)
                .add("weight", DataTypes.DoubleType);
        SharedSpark.session()
                .createDataFrame(List.of(RowFactory.create("AAA", new Timestamp(open(bar + 1)), weight)), type)
                .write()
                .format("delta")
                .mode(SaveMode.Append)
                .save(table.toString());
    }

    @Test
    void refusesWhatCanNotBeBeforeAnythingIsSimulated() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(said).contains("neither targets nor orders", "give --targets or --orders");
        String header = "symbol,open_time,quantity,kind,limit_price,reduce_only,algo\n";
        refused(header + "AAA," + open(0) + ",10,limit,,,", "line 2", "limit NaN", "give a positive price");
        refused(header + "AAA," + open(0) + ",10,iceberg,,,", "kind is 'iceberg'", "write one of [market, limit");
        refused(header + "AAA," + open(0) + ",ten,,,,", "quantity is 'ten'", "write a number");
        refused(header + "AAA," + open(0) + ",0,,,,", "quantity 0.0", "give a number that is not 0");
        refused(header + "AAA," + open(0) + ",1,,,perhaps,", "reduce_only is 'perhaps'", "write true or false");
        refused(header + "AAA,yesterday,1,,,,", "'yesterday' is no time");
        refused("symbol,open_time,quantity,limit\nAAA,0,1,5", "do not know limit", "limit_price");
        Path orders = csv("good.csv", "symbol,open_time,quantity", "BBB," + open(0) + ",1");
        assertThat(run("--orders", orders.toString())).isEqualTo(2);
        assertThat(said).contains("there are no bars of that symbol");
        assertThat(result("trades.csv")).doesNotExist();
    }

    private void refused(String text, String... parts) throws IOException {
        Path orders = csv("orders.csv", text);
        assertThat(run("--orders", orders.toString())).as(said).isEqualTo(3);
        assertThat(said).contains(parts);
    }
}
