package org.alphalode.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
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

/** One warehouse and the runs of mining over it. */
record MiningLedger(Warehouse warehouse) {
    static final BarInterval HOUR = BarInterval.parse("1h");
    static final List<FieldSpec> FIELDS = List.of(
            FieldSpec.pure("a", Family.PRICE),
            FieldSpec.pure("b", Family.PRICE),
            FieldSpec.pure("c", Family.PRICE),
            FieldSpec.pure("d", Family.PRICE));

    /** What names the training windows and the ladder of a run. */
    record Names(String sample, String rules) {
        static final Names STANDARD = new Names("sample", "rules");
    }

    /** Copies a warehouse that nobody writes to. */
    static Path copy(Path warehouse, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(warehouse)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(warehouse.relativize(file).toString()));
            }
        }
        return target;
    }

    MineResult mine(MineInput input, LedgerScreening screening) {
        return new Miner(input, runner(), screening).mine();
    }

    /** To its end, with all trials in the ledger. */
    MineResult mineAll(MineInput input, LedgerScreening screening) {
        MineResult result = mine(input, screening);
        screening.add(result.trials());
        return result;
    }

    LedgerScreening screening(String workId, int batchFormulas) {
        return screening(workId, Names.STANDARD, batchFormulas, fold -> false);
    }

    LedgerScreening screening(String workId, Names names, int batchFormulas, LedgerScreening.Clock clock) {
        SortedMap<String, String> samples = new TreeMap<>();
        for (String fold : List.of("f0", "f300")) {
            samples.put(fold, names.sample() + " of " + fold);
        }
        JobRun run = new JobRun(SharedSpark.session(), warehouse, runner(), workId, System.out);
        return new LedgerScreening(run, samples, names.rules(), batchFormulas, clock);
    }

    long count(String condition) {
        return warehouse.frame(Tables.TRIALS).where(condition).count();
    }

    static SparkRunner runner() {
        return new SparkRunner(SharedSpark.session(), Progress.silent());
    }

    /** Two folds of noise in which the product of two columns moves the next bar; the last column is another one turned round. */
    static MineInput input(int trainBars, MineParams params) {
        List<String> symbols = List.of("AAA", "BBB", "CCC");
        int bars = trainBars + 900;
        Panel.Builder features = new Panel.Builder(symbols, FIELDS, HOUR, 0, bars);
        Panel.Builder target = new Panel.Builder(symbols, List.of(ForwardReturns.TARGET), HOUR, 0, bars);
        Random random = new Random(5);
        for (int t = 0; t < bars; t++) {
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
            int to = from + trainBars;
            folds.add(new Fold("f" + from, span(from, to), span(to + 10, to + 400), span(to + 410, to + 500)));
        }
        return new MineInput(features.build(), target.build(), folds, params);
    }

    private static Span span(int fromBar, int toBar) {
        return new Span(fromBar * HOUR.micros(), toBar * HOUR.micros());
    }
}
