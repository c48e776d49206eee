package org.alphalode.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class StalenessTest {
    private static final RunManifest INGEST = run("ingest", List.of(), List.of(table("bars", "old")));
    private static final RunManifest FEATURES =
            run("features", List.of(table("bars", "old")), List.of(table("features", "f")));
    private static final RunManifest MINE =
            run("mine", List.of(table("features", "f")), List.of(table("alphas", "a"), table("trials", "t")));
    private static final RunManifest CORRECTED = run("ingest", List.of(), List.of(table("bars", "new")));

    private static TableState table(String name, String hash) {
        return new TableState(name, 1, 10, hash);
    }

    private static RunManifest run(String job, List<TableState> inputs, List<TableState> outputs) {
        return new RunManifest(
                job + "-run",
                job + "-work",
                job,
                new RunManifest.Recipe(List.of(), "code", 1),
                inputs,
                outputs,
                List.of(),
                new RunManifest.Ending(1, 2, outputs.isEmpty() ? Outcome.FAILED : Outcome.DONE, ""));
    }

    @Test
    void nothingIsStaleWhereNothingChanged() {
        assertThat(Staleness.of(List.of(INGEST, FEATURES, MINE, INGEST))).isEmpty();
        assertThat(Staleness.of(List.of())).isEmpty();
    }

    @Test
    void whatReadTheOldRowsIsStaleAndWhatReadThat() {
        assertThat(Staleness.of(List.of(INGEST, FEATURES, MINE, CORRECTED)))
                .containsOnly(entry("features", List.of("bars")), entry("mine", List.of("features")));
    }

    @Test
    void aJobThatRanAgainOnTheNewRowsIsNot() {
        RunManifest again = run("features", List.of(table("bars", "new")), List.of(table("features", "g")));
        assertThat(Staleness.of(List.of(INGEST, FEATURES, MINE, CORRECTED, again)))
                .containsOnlyKeys("mine");
    }

    @Test
    void aFailedRunChangesNothing() {
        RunManifest failed = run("features", List.of(table("bars", "new")), List.of());
        assertThat(Staleness.of(List.of(INGEST, FEATURES, CORRECTED, failed))).containsOnlyKeys("features");
    }
}
