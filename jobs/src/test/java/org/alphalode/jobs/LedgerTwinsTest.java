package org.alphalode.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Plan;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.TrialRow;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.Fold;
import org.alphalode.model.Rung;
import org.alphalode.model.Tried;
import org.alphalode.model.Verdict;
import org.alphalode.stage.LocalRunner;
import org.alphalode.stage.mine.Cohort;
import org.alphalode.stage.mine.CohortResult;
import org.alphalode.stage.mine.LocalScreening;
import org.alphalode.stage.mine.MineInput;
import org.alphalode.stage.mine.MineParams;
import org.alphalode.stage.mine.MineResult;
import org.alphalode.stage.mine.Miner;
import org.alphalode.stage.mine.Screening;
import org.alphalode.stage.mine.gate.GateParams;
import org.alphalode.stage.mine.ladder.Alike;
import org.alphalode.stage.mine.ladder.Ladder;
import org.alphalode.stage.mine.ladder.LadderParams;
import org.alphalode.stage.mine.search.SearchParams;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formulas that behave like one that an earlier work has tried. One column is another one turned round: their formulas are twins. */
@Tag("spark")
class LedgerTwinsTest {
    /** Enough for a probe. */
    private static final int TRAIN_BARS = 6_000;

    private static final int TRIED = 400;
    /** Every run draws other formulas. */
    private static final MineInput FIRST = input(3);

    private static final MineInput SECOND = input(11);
    private static final MineInput THIRD = input(19);

    /** Where work w1 has mined FIRST: what the others find. */
    @TempDir
    static Path first;

    @TempDir
    Path folder;

    @BeforeAll
    static void mineFirst() {
        MiningLedger ledger = ledger(first.resolve("w1"));
        ledger.mineAll(FIRST, ledger.screening("w1", 2_000));
    }

    @Test
    void withNothingEarlierALedgerHasNoSay() {
        LocalScreening plain = new LocalScreening(150);
        MineResult expected = new Miner(FIRST, new LocalRunner(), plain).mine();
        MiningLedger ledger = ledger(folder.resolve("alone"));
        assertThat(ledger.mineAll(FIRST, ledger.screening("w", 70))).isEqualTo(expected);
        assertThat(rows(ledger, "w").map(TrialRow::tried))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(plain.dead().stream(), expected.trials().stream())
                        .toList());
    }

    @Test
    void whoBehavesLikeAFormulaOfAnEarlierRunDiesAsItsTwinAndCounts() throws IOException {
        MiningLedger ledger = afterFirst("shared");
        Set<String> finalists = rows(ledger, "w1")
                .filter(row -> row.tried().rung() == Rung.JUDGED)
                .map(LedgerTwinsTest::id)
                .collect(Collectors.toSet());
        MineResult second = ledger.mineAll(SECOND, ledger.screening("w2", 2_000));

        List<Tried> twins = twinsOfOthers(ledger, "w2");
        assertThat(twins).hasSizeGreaterThan(10);
        Map<String, Tried> originals = new TreeMap<>();
        rows(ledger, "w1").forEach(row -> originals.put(id(row), row.tried()));
        for (Tried twin : twins) {
            Tried original = Objects.requireNonNull(originals.get(twin.trial().foldId() + twin.twin()), twin.twin());
            assertThat(twin.rung()).isEqualTo(Rung.PROBE);
            assertThat(original.rung()).as("it died later").isNotIn(Rung.PROBE, Rung.JUDGED);
            assertBehaveAlike(twin.trial().formula(), original.trial().formula());
        }
        assertThat(rows(ledger, "w2"))
                .as("nobody is his own twin")
                .noneMatch(row -> row.tried().twin().equals(row.tried().trial().formulaId()));
        assertThat(rows(ledger, "w2").filter(row -> finalists.contains(id(row))))
                .as("who came before the gates comes up the ladder again, whoever behaves like it")
                .hasSameSizeAs(finalists)
                .noneMatch(row -> row.tried().trial().verdict() == Verdict.DUPLICATE);

        assertThat(ledger.count("work_id = 'w2'"))
                .as("each has a trial")
                .isEqualTo(second.tried())
                .isEqualTo(2 * TRIED + finalists.size());
        second.gates().trials().forEach(fold -> assertThat(fold.trials())
                .as("and counts, once, where significance is judged")
                .isEqualTo(ledger.warehouse()
                        .frame(Tables.TRIALS)
                        .where("fold_id = '" + fold.foldId() + "'")
                        .select("formula_id")
                        .distinct()
                        .count()));
    }

    @Test
    void otherSamplesAndOtherRulesHaveNoTwinsHere() throws IOException {
        MiningLedger ledger = afterFirst("others");
        ledger.mineAll(SECOND, screening(ledger, "w2", new MiningLedger.Names("another", "rules")));
        assertThat(twinsOfOthers(ledger, "w2")).isEmpty();
        ledger.mineAll(SECOND, screening(ledger, "w3", new MiningLedger.Names("sample", "others")));
        assertThat(twinsOfOthers(ledger, "w3")).isEmpty();
    }

    @Test
    void aRunThatIsKilledKeepsToTheLedgerThatItFound() throws IOException {
        MiningLedger whole = afterFirst("whole");
        MineResult result = whole.mineAll(SECOND, whole.screening("w2", 150));

        MiningLedger cut = afterFirst("cut");
        Killed killed = new Killed(cut.screening("w2", 2_000));
        assertThatThrownBy(() -> new Miner(SECOND, MiningLedger.runner(), killed).mine())
                .hasMessage("killed");
        assertThat(cut.warehouse().hasWork(Tables.TRIALS, "w2/f300/0")).isTrue();
        assertThat(cut.warehouse().hasWork(Tables.TRIALS, "w2/f300/1")).isFalse();
        assertThat(cut.mineAll(THIRD, cut.screening("w3", 2_000)).tried()).isGreaterThan(2 * TRIED);
        assertThat(cut.mineAll(SECOND, cut.screening("w2", 77))).isEqualTo(result);
        assertThat(rows(cut, "w2")).containsExactlyElementsOf(rows(whole, "w2").toList());
    }

    /** Dies in the second fold, after its first cohort. */
    private record Killed(Screening inner) implements Screening {
        @Override
        public OfFold begin(Fold fold, Ladder ladder) {
            OfFold ofFold = inner.begin(fold, ladder);
            return new OfFold() {
                @Override
                public Earlier earlier() {
                    return ofFold.earlier();
                }

                @Override
                public boolean isCutBefore(int cohort) {
                    return ofFold.isCutBefore(cohort);
                }

                @Override
                public CohortResult screen(Cohort cohort) {
                    if (fold.id().equals("f300") && cohort.number() == 1) {
                        throw new IllegalStateException("killed");
                    }
                    return ofFold.screen(cohort);
                }

                @Override
                public void close() {
                    ofFold.close();
                }
            };
        }
    }

    private static void assertBehaveAlike(String twin, String original) {
        double[][][] values = Evaluator.columns(
                Plan.of(List.of(Formulas.parse(twin), Formulas.parse(original)), MiningLedger.FIELDS),
                FIRST.features(),
                0,
                FIRST.features().barCount());
        assertThat(Alike.are(values[0], values[1]))
                .as(twin + " and " + original)
                .isTrue();
    }

    /** Trials of a work that are twins of a formula which it has not tried itself. */
    private static List<Tried> twinsOfOthers(MiningLedger ledger, String workId) {
        Set<String> own = new HashSet<>();
        rows(ledger, workId).forEach(row -> own.add(id(row)));
        return rows(ledger, workId)
                .map(TrialRow::tried)
                .filter(tried -> tried.trial().verdict() == Verdict.DUPLICATE)
                .filter(tried -> !own.contains(tried.trial().foldId() + tried.twin()))
                .toList();
    }

    private static String id(TrialRow row) {
        return row.tried().trial().foldId() + row.tried().trial().formulaId();
    }

    private static Stream<TrialRow> rows(MiningLedger ledger, String workId) {
        return ledger.warehouse().read(Tables.TRIALS).stream()
                .filter(row -> row.workId().equals(workId));
    }

    private static LedgerScreening screening(MiningLedger ledger, String workId, MiningLedger.Names names) {
        return ledger.screening(workId, names, 2_000, fold -> false);
    }

    /** With three rungs, and few finalists, so that many die above the probe. */
    private static MineInput input(long seed) {
        return MiningLedger.input(
                TRAIN_BARS,
                new MineParams(
                        1,
                        "enumerate",
                        SearchParams.standard(TRIED, seed),
                        1,
                        new LadderParams(0.375, 0.75, 0.99, 40),
                        GateParams.STANDARD,
                        2_000));
    }

    private MiningLedger afterFirst(String name) throws IOException {
        return ledger(MiningLedger.copy(first.resolve("w1"), folder.resolve(name)));
    }

    private static MiningLedger ledger(Path warehouse) {
        return new MiningLedger(new Warehouse(SharedSpark.session(), warehouse.toString()));
    }
}
