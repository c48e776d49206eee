package org.alphalode.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.Fold;
import org.alphalode.stage.mine.MineInput;
import org.alphalode.stage.mine.MineParams;
import org.alphalode.stage.mine.MineResult;
import org.alphalode.stage.mine.search.SearchParams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger on Spark: whatever is cut off between commits, the same work ends in the same rows. */
@Tag("spark")
class MiningRestartTest {
    private static final MineInput INPUT =
            MiningLedger.input(1_500, MineParams.standard(1, SearchParams.standard(400, 3)));

    @TempDir
    Path folder;

    @Test
    void aRunThatWasCutOffGoesOnToTheSameLedgerInAnyBatches() {
        MiningLedger whole = ledger("whole");
        MineResult result = whole.mineAll(INPUT, whole.screening("w", 150));
        assertThat(result.tally().lines()).isNotEmpty();
        assertThat(whole.count("verdict = 'duplicate'")).isPositive();

        // the first fold's cohort is committed, then the run ends: nothing of the second nor of the judges is written
        MiningLedger cut = ledger("cut");
        cut.mine(with(INPUT.folds().subList(0, 1), INPUT.params()), cut.screening("w", 2_000));
        assertThat(cut.count("true")).isPositive();
        MiningLedger next = ledger("cut");
        assertThat(next.mineAll(INPUT, next.screening("w", 77))).isEqualTo(result);
        assertThat(hash(next)).isEqualTo(hash(whole));
    }

    @Test
    void aRunThatWasCutOffAfterItsTrialsStoodEndsInTheSamePool() {
        MiningLedger ledger = ledger("ended");
        MineResult result = ledger.mineAll(INPUT, ledger.screening("w", 2_000));
        String hash = hash(ledger);
        assertThat(result.alphas()).isNotEmpty();
        assertThat(ledger.mineAll(INPUT, ledger.screening("w", 77))).isEqualTo(result);
        assertThat(hash(ledger)).isEqualTo(hash);
    }

    @Test
    void aLaterRunEvaluatesNothingAgainThatDiedAndCountsItAll() {
        MiningLedger ledger = ledger("shared");
        ledger.mineAll(INPUT, ledger.screening("w1", 2_000));
        MineResult second = ledger.mineAll(INPUT, ledger.screening("w2", 2_000));
        long twice = ledger.warehouse()
                .frame(Tables.TRIALS)
                .groupBy("fold_id", "formula_id")
                .count()
                .where("count > 1")
                .count();
        assertThat(twice)
                .isEqualTo(ledger.count("work_id = 'w1' AND rung = 'judged'"))
                .isPositive();
        assertThat(second.alphas()).extracting(alpha -> alpha.formula()).isNotEmpty();
    }

    @Test
    void aSearchWhoseTimeIsOverEndsWithAWholeLedgerAndGoesNoFurtherWhenItIsRunAgain() {
        MineInput longer = with(INPUT.folds().subList(0, 1), MineParams.standard(1, SearchParams.standard(9_000, 3)));
        MiningLedger ledger = ledger("budget");
        LedgerScreening first = ledger.screening("w", MiningLedger.Names.STANDARD, 2_000, fold -> true);
        MineResult cut = ledger.mine(longer, first);
        assertThat(cut.tried()).as("the first cohort, which is never cut").isEqualTo(8_192);
        assertThat(first.cutFolds()).containsExactly("f0");

        // as after a crash before the gates, with time enough
        LedgerScreening again = ledger.screening("w", 2_000);
        assertThat(ledger.mineAll(longer, again)).isEqualTo(cut);
        assertThat(again.cutFolds()).containsExactly("f0");
        assertThat(ledger.count("true")).isEqualTo(8_192);

        // another work over the same ledger takes what was left out
        MineResult rest = ledger.mine(longer, ledger.screening("w2", 2_000));
        assertThat(rest.tried()).isGreaterThan(cut.trials().size());
    }

    private static MineInput with(List<Fold> folds, MineParams params) {
        return new MineInput(INPUT.features(), INPUT.target(), folds, params);
    }

    private static String hash(MiningLedger ledger) {
        return ledger.warehouse().state(Tables.TRIALS).hash();
    }

    private MiningLedger ledger(String name) {
        return new MiningLedger(
                new Warehouse(SharedSpark.session(), folder.resolve(name).toString()));
    }
}
