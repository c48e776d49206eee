package org.alphalode.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.alphalode.jobs.run.Outcome;
import org.alphalode.jobs.run.RunManifest;
import org.alphalode.jobs.table.AlphaRow;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.TrialRow;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.Alpha;
import org.alphalode.model.GateCount;
import org.alphalode.model.IcStats;
import org.alphalode.model.Rung;
import org.alphalode.model.Trial;
import org.alphalode.model.Tried;
import org.alphalode.model.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the notebook of mining answers over five formulas: what was tried, what died where, which parents. */
@Tag("spark")
class NotebookTest {
    private static final IcStats STATISTICS = new IcStats(1_000, 0.02, 0.02, 1, 2, 0.05, 0.1, 5);

    @TempDir
    Path folder;

    @Test
    void theNotebookOfMiningTellsWhatWasTriedWhatDiedWhereAndWhichParents() throws IOException {
        Warehouse warehouse = new Warehouse(SharedSpark.session(), folder.toString());
        warehouse.append(
                Tables.TRIALS,
                List.of(
                        trial("aa", "a", Rung.JUDGED, Verdict.ACCEPTED, 0, 6),
                        trial("bb", "b", Rung.JUDGED, Verdict.FALSE_DISCOVERY, 0, -4),
                        trial("cc", "c", Rung.PROBE, Verdict.WEAK_IC, 0, 0.5),
                        twin(
                                new Trial("dd", "d", "f01", 1, STATISTICS, IcStats.NONE, Double.NaN, Verdict.DUPLICATE),
                                Rung.FULL,
                                0,
                                5,
                                "aa"),
                        trial("ee", "a + e", Rung.JUDGED, Verdict.ACCEPTED, 1, 7)),
                "w1");
        warehouse.append(Tables.ALPHAS, List.of(alpha("aa", "a"), alpha("ee", "a + e", "aa")), "w1");
        warehouse.append(Tables.GATE_CHECKS, List.of(new GateCount("f01", 0, "min-ic", 0.015, 3, 1)), "w1");
        warehouse.append(
                Tables.RUNS,
                List.of(new RunManifest(
                        "1-mine-w1",
                        "w1",
                        "mine",
                        new RunManifest.Recipe(List.of("mine.folds = 1"), "v", 1),
                        List.of(),
                        List.of(),
                        List.of("tried=5"),
                        new RunManifest.Ending(1, 2, Outcome.DONE, ""))),
                "w1");

        List<List<String>> answers = new Notebook("mining.sql", folder)
                .answers().stream()
                        .map(rows -> rows.stream().map(Object::toString).toList())
                        .toList();
        assertThat(answers.get(0))
                .as("how far they came and why no further")
                .containsExactly(
                        "[f01,probe,weak_ic,1]",
                        "[f01,full,duplicate,1]",
                        "[f01,judged,accepted,2]",
                        "[f01,judged,false_discovery,1]");
        assertThat(answers.get(1)).as("tried in all").containsExactly("[s1,f01,5,1]");
        assertThat(answers.get(2))
                .as("the best that were not accepted")
                .containsExactly(
                        "[f01,d,0.02,5.0,full,duplicate]",
                        "[f01,b,0.02,-4.0,judged,false_discovery]",
                        "[f01,c,0.02,0.5,probe,weak_ic]");
        assertThat(answers.get(3)).as("twins").containsExactly("[f01,d,a]");
        assertThat(answers.get(4)).as("parents").containsExactly("[f01-ee,a + e,f01-aa,a]");
        assertThat(answers.get(5)).as("rounds").containsExactly("[f01,0,4,6.0,0.75]", "[f01,1,1,7.0,1.0]");
        assertThat(answers.get(6)).as("checks").containsExactly("[f01,0,min-ic,0.015,3,1]");
        assertThat(answers.get(7)).as("runs").hasSize(1);
        assertThat(answers).hasSize(8);
    }

    /** A trial without a twin. */
    private static TrialRow trial(String id, String formula, Rung rung, Verdict verdict, int cohort, double t) {
        return twin(
                new Trial(id, formula, "f01", 1, STATISTICS, IcStats.NONE, Double.NaN, verdict), rung, cohort, t, "");
    }

    private static TrialRow twin(Trial trial, Rung rung, int cohort, double t, String of) {
        return new TrialRow("w1", "s1", "r1", new Tried(trial, rung, cohort, t, t, of, List.of()));
    }

    private static AlphaRow alpha(String id, String formula, String... parents) {
        Alpha alpha = new Alpha(
                "f01-" + id, "f01", formula, 1, 1, 1, 0, Stream.of(parents).toList());
        return new AlphaRow(alpha, IcStats.NONE, IcStats.NONE);
    }
}
