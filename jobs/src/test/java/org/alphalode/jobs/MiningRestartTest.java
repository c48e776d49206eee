package org.alphalode.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alphalode.jobs.run.Progress;
import org.alphalode.jobs.run.SparkRunner;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.model.Span;
import org.alphalode.stage.ForwardReturns;
import org.alphalode.stage.mine.MineInput;
import org.alphalode.stage.mine.MineParams;
import org.alphalode.stage.mine.MineResult;
import org.alphalode.stage.mine.Miner;
import org.alphalode.stage.mine.search.SearchParams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger on Spark: whatever is cut off between commits, the same work ends in the same rows. */
@Tag("spark")
class MiningRestartTest {
    private static final int BARS = 2_400;
    private static final BarInterval HOUR = BarInterval.parse("1h");
    private static final MineInput INPUT = input();

    @TempDir
    Path folder;

    @Test
    void aRunThatWasCutOffGoesOnToTheSameLedgerInAnyBatches() {
        Ledger whole = ledger("whole");
        MineResult result = whole.mine("w", 150);
        whole.finish("w", result);
        assertThat(result.tally().lines()).isNotEmpty();

        Ledger cut = ledger("cut");
        // the first fold's cohort is committed, then the run ends: nothing of the second nor of the judges is written
        cut.mine("w", 2_000, INPUT.folds().subList(0, 1));
        long committed = cut.warehouse.frame(Tables.TRIALS).count();
        assertThat(committed).isPositive();
        assertThat(whole.warehouse
                        .frame(Tables.TRIALS)
                        .where("verdict = 'duplicate'")
                        .count())
                .isPositive();
        Ledger next = ledger("cut");
        MineResult again = next.mine("w", 77);
        next.finish("w", again);
        assertThat(again).isEqualTo(result);
        assertThat(next.warehouse.state(Tables.TRIALS).hash())
                .isEqualTo(whole.warehouse.state(Tables.TRIALS).hash());
    }

    @Test
    void aLaterRunEvaluatesNothingAgainThatDiedAndCountsItAll() {
        Ledger ledger = ledger("shared");
        MineResult first = ledger.mine("w1", 2_000);
        ledger.finish("w1", first);
        MineResult second = ledger.mine("w2", 2_000);
        ledger.finish("w2", second);
        long judgedBefore = ledger.warehouse
                .frame(Tables.TRIALS)
                .where("work_id = 'w1' AND rung = 'judged'")
                .count();
        long twice = ledger.warehouse
                .frame(Tables.TRIALS)
                .groupBy("fold_id", "formula_id")
                .count()
                .where("count > 1")
                .count();
        assertThat(twice).isEqualTo(judgedBefore).isPositive();
        assertThat(second.alphas()).extracting(alpha -> alpha.formula()).isNotEmpty();
    }

    @Test
    void aSearchWhoseTimeIsOverEndsWithAWholeLedgerAndGoesNoFurtherWhenItIsRunAgain() {
        MineInput longer = new MineInput(
                INPUT.features(),
                INPUT.target(),
                INPUT.folds().subList(0, 1),
                MineParams.standard(1, SearchParams.standard(9_000, 3)));
        Ledger ledger = ledger("budget");
        LedgerScreening first = ledger.screening("w", 2_000, fold -> true);
        MineResult cut = ledger.mine(longer, first);
        assertThat(cut.tried()).as("the first cohort, which is never cut").isEqualTo(8_192);
        assertThat(first.cutFolds()).containsExactly("f0");

        // as after a crash before the gates, with time enough
        LedgerScreening again = ledger.screening("w", 2_000, fold -> false);
        assertThat(ledger.mine(longer, again)).isEqualTo(cut);
        assertThat(again.cutFolds()).containsExactly("f0");
        ledger.finish("w", cut);
        assertThat(ledger.warehouse.frame(Tables.TRIALS).count()).isEqualTo(8_192);

        // another work over the same ledger takes what was left out
        MineResult rest = ledger.mine(longer, ledger.screening("w2", 2_000, fold -> false));
        assertThat(rest.tried()).isGreaterThan(cut.trials().size());
    }

    private Ledger ledger(String name) {
        return new Ledger(
                new Warehouse(SharedSpark.session(), folder.resolve(name).toString()));
    }

    /** One warehouse and the runs over it. */
    private record Ledger(Warehouse warehouse) {
        MineResult mine(String workId, int batchFormulas) {
            return mine(workId, batchFormulas, INPUT.folds());
        }

        /** With some of the folds: what a run has committed that was killed before the others. */
        MineResult mine(String workId, int batchFormulas, List<Fold> folds) {
            return mine(
                    new MineInput(INPUT.features(), INPUT.target(), folds, INPUT.params()),
                    screening(workId, batchFormulas, fold -> false));
        }

        MineResult mine(MineInput input, LedgerScreening screening) {
            return new Miner(input, runner(), screening).mine();
        }

        LedgerScreening screening(String workId, int batchFormulas, LedgerScreening.Clock clock) {
            SortedMap<String, String> samples = new TreeMap<>();
            INPUT.folds().forEach(fold -> samples.put(fold.id(), "sample of " + fold.id()));
            return new LedgerScreening(run(workId), samples, "rules", batchFormulas, clock);
        }

        void finish(String workId, MineResult result) {
            LedgerScreening rows = screening(workId, 1, fold -> false);
            run(workId)
                    .append(
                            Tables.TRIALS,
                            result.trials().stream().map(rows::row).toList());
        }

        private JobRun run(String workId) {
            return new JobRun(SharedSpark.session(), warehouse, runner(), workId, System.out);
        }

        private static SparkRunner runner() {
            return new SparkRunner(SharedSpark.session(), Progress.silent());
        }
    }

    /** Noise in which the product of two columns moves the next bar; the last column is another one turned round. */
    private static MineInput input() {
        List<String> symbols = List.of("AAA", "BBB", "CCC");
        List<FieldSpec> fields = List.of(
                FieldSpec.pure("a", Family.PRICE),
                FieldSpec.pure("b", Family.PRICE),
                FieldSpec.pure("c", Family.PRICE),
                FieldSpec.pure("d", Family.PRICE));
        Panel.Builder features = new Panel.Builder(symbols, fields, HOUR, 0, BARS);
        Panel.Builder target = new Panel.Builder(symbols, List.of(ForwardReturns.TARGET), HOUR, 0, BARS);
        Random random = new Random(5);
        for (int t = 0; t < BARS; t++) {
            for (int s = 0; s < symbols.size(); s++) {
                double[] x = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
                for (int f = 0; f < x.length; f++) {
                    features.set(f, s, t, x[f]);
                }
                features.set(x.length, s, t, 1 - 2 * x[1]);
                target.set(0, s, t, 0.01 * (random.nextGaussian() + 0.2 * x[0] * x[1]));
            }
        }
        List<Fold> folds = new ArrayList<>();
        for (int from : new int[] {0, 300}) {
            folds.add(new Fold(
                    "f" + from,
                    span(from, from + 1_500),
                    span(from + 1_510, from + 1_900),
                    span(from + 1_910, from + 2_000)));
        }
        return new MineInput(
                features.build(), target.build(), folds, MineParams.standard(1, SearchParams.standard(400, 3)));
    }

    private static Span span(int fromBar, int toBar) {
        return new Span(fromBar * HOUR.micros(), toBar * HOUR.micros());
    }
}
