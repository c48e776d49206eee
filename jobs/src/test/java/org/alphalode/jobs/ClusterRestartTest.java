package org.alphalode.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alphalode.jobs.run.TableState;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.Bar;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Instrument;
import org.alphalode.stage.features.FeatureRow;
import org.alphalode.stage.features.FeaturesStage;
import org.alphalode.stage.market.Market;
import org.alphalode.stage.market.MarketSpec;
import org.alphalode.stage.market.PlantedAlpha;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mining on one slot, on two, and on a real cluster of processes, in batches of four sizes: the same ledger and pool, and on the cluster
 * whoever is killed in the middle.
 */
@Tag("spark")
class ClusterRestartTest {
    private static final List<String> EXPORTS =
            List.of("alpha_pool.csv", "signal_matrix.npy", "signal_matrix_rows.csv", "signal_matrix_columns.csv");

    private static final Path ROOT = Path.of(System.getProperty("alphalode.root"));
    private static final String SECOND_FOLD_BEGINS = "\"stage\":\"Ladder f02\",\"done\":0";

    @TempDir
    Path folder;

    @Test
    void onOneSlotOrTwoOrOnAClusterWhoseDriverAndExecutorAreKilledTheSameCommandEndsInTheSameLedgerAndPool()
            throws IOException, InterruptedException {
        Path inputs = inputs();
        Path undisturbed = copy(inputs, "undisturbed");
        String[] here = mine(undisturbed, 1_000).toArray(String[]::new);
        assertThat(new Cli(ROOT, Jobs.ALL, System.out, System.err).run(here)).isZero();
        assertThat(states(undisturbed)).extracting(TableState::rows).doesNotContain(0L);

        Path oneSlot = copy(inputs, "one-slot");
        Path killed = copy(inputs, "killed");
        try (StandaloneCluster cluster = new StandaloneCluster(Files.createDirectories(folder.resolve("cluster")))) {
            ToldProcess cutOff = cluster.submit(mine(killed, 77));
            cutOff.await(SECOND_FOLD_BEGINS);
            cutOff.kill();
            Warehouse left = warehouse(killed);
            assertThat(left.read(Tables.TRIALS))
                    .as("the first fold's dead, committed before the driver died")
                    .isNotEmpty()
                    .allMatch(row -> row.tried().trial().foldId().equals("f01"));
            assertThat(left.has(Tables.ALPHAS)).isFalse();

            ToldProcess again = cluster.submit(mine(killed, 50));
            again.await(SECOND_FOLD_BEGINS);
            cluster.killOneExecutor();
            again.awaitSuccess();
            cluster.submit("local[1]", 1, mine(oneSlot, 233)).awaitSuccess();
        }
        for (Path other : List.of(oneSlot, killed)) {
            assertThat(states(other)).isEqualTo(states(undisturbed));
            for (String file : EXPORTS) {
                assertThat(other.resolve("export").resolve(file))
                        .hasSameBinaryContentAs(undisturbed.resolve("export").resolve(file));
            }
        }
    }

    private static List<String> mine(Path warehouse, int batchFormulas) {
        return Stream.of(
                        List.of("mine"),
                        set("warehouse=" + warehouse),
                        set("horizon-bars=1"),
                        set("folds=2"),
                        set("max-formulas=700"),
                        set("batch-formulas=" + batchFormulas))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> set(String assignment) {
        return List.of("--set", assignment);
    }

    /** A warehouse with the bars and features of an embedded market. */
    private Path inputs() {
        Path path = folder.resolve("inputs");
        Warehouse warehouse = warehouse(path);
        MarketSpec spec = new MarketSpec(
                5, 3, BarInterval.parse("1h"), 1_704_067_200_000_000L, 4_000, PlantedAlpha.standard(1), false);
        List<Bar> bars = Market.generate(spec).bars();
        SortedMap<Instrument, List<Bar>> series =
                bars.stream().collect(Collectors.groupingBy(Bar::instrument, TreeMap::new, Collectors.toList()));
        List<FeatureRow> features = new ArrayList<>();
        series.forEach((instrument, own) -> features.addAll(new FeaturesStage().apply(instrument, own)));
        warehouse.replace(Tables.BARS, bars, "bars");
        warehouse.replace(Tables.FEATURES, features, "features");
        return path;
    }

    private Path copy(Path warehouse, String name) throws IOException {
        return MiningLedger.copy(warehouse, folder.resolve(name));
    }

    /** Name, rows and content hash; versions tell of the way. */
    private static List<TableState> states(Path path) {
        Warehouse warehouse = warehouse(path);
        List<TableState> states = new ArrayList<>();
        for (Table<?> table : List.of(Tables.FOLDS, Tables.TRIALS, Tables.ALPHAS, Tables.SIGNALS)) {
            TableState state = warehouse.state(table);
            states.add(new TableState(state.table(), 0, state.rows(), state.hash()));
        }
        return states;
    }

    private static Warehouse warehouse(Path path) {
        return new Warehouse(SharedSpark.session(), path.toString());
    }
}
