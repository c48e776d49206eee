package org.alphalode.jobs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.alphalode.jobs.run.Beside;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.TrialRow;
import org.alphalode.model.Fold;
import org.alphalode.model.Rung;
import org.alphalode.model.Tried;
import org.alphalode.model.Verdict;
import org.alphalode.stage.mine.Cohort;
import org.alphalode.stage.mine.CohortResult;
import org.alphalode.stage.mine.DeadTrials;
import org.alphalode.stage.mine.ProbeTwins;
import org.alphalode.stage.mine.Screening;
import org.alphalode.stage.mine.Survivor;
import org.alphalode.stage.mine.ladder.Fingerprints;
import org.alphalode.stage.mine.ladder.Ladder;
import org.alphalode.stage.mine.ladder.Probed;
import org.alphalode.stage.mine.ladder.Screened;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * Screens on Spark. The blocks travel to every executor once, formulas travel to the blocks, and executors write the trials of those
 * that die themselves: a cohort's dead are one commit, named after work, fold and cohort. Where that commit stands, only the cohort's
 * survivors are screened again, for they are not in it: so a run that was killed goes on with what it has, to the same end. What other
 * works have tried is read of the version of the ledger in which this work first found it, whatever they have added since.
 */
final class LedgerScreening implements Screening {
    private static final int ROWS_PER_FILE = 1 << 17;
    /** Tasks for each slot, where there are enough formulas: the slots then end at about the same time. */
    private static final int TASKS_PER_SLOT = 4;
    /** Smaller tasks would share fewer windows among their formulas. */
    private static final int FEWEST_FORMULAS = 1_024;

    private final JobRun run;
    private final SortedMap<String, String> samples;
    private final String rulesId;
    private final int batchFormulas;
    private final Clock clock;
    private final SortedSet<String> cutFolds = new TreeSet<>();

    /**
     * @param samples what names each fold's training window, by fold
     * @param rulesId what names the ladder
     * @param batchFormulas the most that one task screens; no influence on the answer
     */
    LedgerScreening(JobRun run, SortedMap<String, String> samples, String rulesId, int batchFormulas, Clock clock) {
        this.run = run;
        this.samples = new TreeMap<>(samples);
        this.rulesId = rulesId;
        this.batchFormulas = batchFormulas;
        this.clock = clock;
    }

    /** Says when a fold's share of the time is over. */
    @FunctionalInterface
    interface Clock {
        boolean isOver(String foldId);
    }

    /**
     * Adds the trials of those that outlived the ladder. What cohorts left behind is the ledger before these: the same work goes on from
     * there when it is run once more.
     */
    void add(List<Tried> outlived) {
        run.warehouse().pinned(Tables.TRIALS, screened());
        run.append(
                Tables.TRIALS,
                outlived.stream()
                        .map(tried ->
                                new TrialRow(run.workId(), sample(tried.trial().foldId()), rulesId, tried))
                        .toList());
    }

    private String screened() {
        return run.workId() + "/screened";
    }

    /** Folds whose search ended because its time was over, in this run or in one that this run goes on with. */
    SortedSet<String> cutFolds() {
        return Collections.unmodifiableSortedSet(cutFolds);
    }

    private String sample(String foldId) {
        return samples.getOrDefault(foldId, "");
    }

    @Override
    public OfFold begin(Fold fold, Ladder ladder) {
        return new SparkFold(fold, run.runner().share(ladder));
    }

    /** A batch on the first rung; it stays where it was worked. */
    private record Begun(Cohort batch, Probed probed) implements Serializable {}

    /** A batch and what came of it; it stays where it was worked. */
    private record Worked(Cohort batch, Screened screened) implements Serializable {}

    private final class SparkFold implements OfFold {
        private final Fold fold;
        private final Broadcast<Ladder> ladder;
        private final EarlierTrials trials;
        private final ProbeTwins known = new ProbeTwins();
        private final Beside beside;

        SparkFold(Fold fold, Broadcast<Ladder> ladder) {
            this.fold = fold;
            this.ladder = ladder;
            this.beside = new Beside("mine " + fold.id(), run.runner()::share);
            long version = run.warehouse().pinned(Tables.TRIALS, run.workId() + "/earlier");
            this.trials = EarlierTrials.of(
                    run.warehouse()
                            .frame(Tables.TRIALS, version)
                            .filter(functions.col("sample_id").equalTo(sample(fold.id()))),
                    rulesId);
        }

        @Override
        public Earlier earlier() {
            return trials.earlier();
        }

        @Override
        public boolean isCutBefore(int cohort) {
            String name = run.workId() + "/" + fold.id() + "/cut";
            OptionalLong cut = run.warehouse().note(Tables.TRIALS, name);
            if (cut.isEmpty()
                    && cohort > 0
                    && clock.isOver(fold.id())
                    && !run.warehouse().hasWork(Tables.TRIALS, part(cohort))) {
                beside.await(0);
                run.warehouse().note(Tables.TRIALS, name, cohort);
                run.say("mine: fold " + fold.id() + " is cut after cohort " + (cohort - 1) + ": its time is over");
                cutFolds.add(fold.id());
                return true;
            }
            boolean isCut = cut.isPresent() && cohort >= cut.getAsLong();
            if (isCut) {
                cutFolds.add(fold.id());
            }
            return isCut;
        }

        @Override
        public CohortResult screen(Cohort cohort) {
            // finalists of other works come first: none of them dies of a formula that was dead before
            int firstNew = trials.earlier().finalists().isEmpty() ? 0 : 1;
            if (cohort.number() == firstNew) {
                known.settle(trials.passed(), trials.fingerprints(), Map.of());
            }
            String part = part(cohort.number());
            return run.warehouse().hasWork(Tables.TRIALS, part) ? again(cohort) : first(cohort, part);
        }

        /**
         * While a tile climbs, the next is on its first rung, and while a cohort's dead are written, the next cohort is proposed: there is
         * always work for all slots.
         */
        private CohortResult first(Cohort cohort, String part) {
            List<JavaRDD<Worked>> worked = new ArrayList<>();
            List<Supplier<CohortResult>> results = new ArrayList<>();
            for (Cohort tile : cohort.tiles()) {
                JavaRDD<Begun> begun = begun(tile).persist(StorageLevel.MEMORY_AND_DISK());
                Broadcast<SortedMap<String, String>> twins = run.runner().share(twins(tile, begun));
                // three tiles at most are held
                beside.await(1);
                JavaRDD<Worked> ended = ended(begun, twins).persist(StorageLevel.MEMORY_AND_DISK());
                results.add(beside.begin(() -> {
                    CohortResult result = gathered(ended);
                    begun.unpersist();
                    return result;
                }));
                worked.add(ended);
            }
            CohortResult all =
                    CohortResult.merged(results.stream().map(Supplier::get).toList());
            beside.begin(() -> write(cohort, worked, part));
            return all;
        }

        private void write(Cohort cohort, List<JavaRDD<Worked>> worked, String part) {
            int files = (cohort.formulas().size() + ROWS_PER_FILE - 1) / ROWS_PER_FILE;
            String workId = run.workId();
            String sampleId = sample(fold.id());
            String rules = rulesId;
            JavaRDD<TrialRow> dead = run.runner()
                    .union(worked)
                    .flatMap(w -> DeadTrials.of(w.batch(), w.screened()).stream()
                            .map(tried -> new TrialRow(workId, sampleId, rules, tried))
                            .iterator());
            run.warehouse()
                    .addPart(
                            Tables.TRIALS,
                            dead.coalesce(Math.max(files, run.runner().slots())),
                            part);
            worked.forEach(JavaRDD::unpersist);
        }

        /** Who of a tile behaves like a formula before it on the first rung, and like which. */
        private SortedMap<String, String> twins(Cohort tile, JavaRDD<Begun> begun) {
            Fingerprints fingerprints = fingerprints(begun);
            SortedMap<String, String> twins = new TreeMap<>();
            List<ProbeTwins.Suspects> suspects =
                    known.suspects(tile.formulas(), fingerprints).units();
            if (!suspects.isEmpty()) {
                Broadcast<Ladder> shared = ladder;
                List<int[]> like = run.runner()
                        .gather(
                                "Twins " + fold.id(),
                                run.runner().spread(suspects).map(some -> some.compared(shared.value())));
                for (int i = 0; i < like.size(); i++) {
                    twins.putAll(suspects.get(i).twins(like.get(i)));
                }
            }
            known.settle(tile.formulas(), fingerprints, twins);
            return twins;
        }

        private Fingerprints fingerprints(JavaRDD<Begun> begun) {
            return Fingerprints.merged(run.runner()
                    .gather("Probe " + fold.id(), begun.map(b -> b.probed().fingerprints())));
        }

        private CohortResult again(Cohort cohort) {
            SortedMap<String, CohortResult.Death> dead = dead(cohort);
            Cohort alive = cohort.with(cohort.formulas().stream()
                    .filter(formula -> !dead.containsKey(formula))
                    .toList());
            CohortResult survived = gathered(ended(begun(alive), run.runner().share(new TreeMap<>())));
            settleAgain(cohort, dead, survived.survivors());
            return CohortResult.again(cohort, dead, survived);
        }

        private SortedMap<String, CohortResult.Death> dead(Cohort cohort) {
            OptionalLong before = run.warehouse().note(Tables.TRIALS, screened());
            Dataset<Row> ledger = before.isPresent()
                    ? run.warehouse().frame(Tables.TRIALS, before.getAsLong())
                    : run.warehouse().frame(Tables.TRIALS);
            SortedMap<String, CohortResult.Death> dead = new TreeMap<>();
            ledger.filter(functions
                            .col("work_id")
                            .equalTo(run.workId())
                            .and(functions.col("fold_id").equalTo(fold.id()))
                            .and(functions.col("cohort").equalTo(cohort.number())))
                    .select("formula", "rung", "verdict", "screening_t", "probe_t")
                    .toLocalIterator()
                    .forEachRemaining(row -> dead.put(
                            row.getString(0),
                            new CohortResult.Death(
                                    Rung.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                                    Verdict.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                                    row.isNullAt(3) ? Double.NaN : row.getDouble(3),
                                    row.isNullAt(4) ? Double.NaN : row.getDouble(4))));
            return dead;
        }

        /** Those that went on from the first rung are known to the cohorts that follow. */
        private void settleAgain(Cohort cohort, SortedMap<String, CohortResult.Death> dead, List<Survivor> survivors) {
            SortedMap<String, Double> probeT = new TreeMap<>();
            dead.forEach((formula, death) -> probeT.put(formula, death.probeT()));
            survivors.forEach(survivor -> probeT.put(survivor.formula(), survivor.probeT()));
            for (Cohort tile : cohort.tiles()) {
                double[] ofTile = tile.formulas().stream()
                        .mapToDouble(formula -> probeT.getOrDefault(formula, Double.NaN))
                        .toArray();
                known.settle(tile.formulas(), Fingerprints.of(ofTile), Map.of());
            }
        }

        private JavaRDD<Begun> begun(Cohort cohort) {
            Broadcast<Ladder> shared = ladder;
            return run.runner()
                    .spread(cohort.batches(taskFormulas(cohort.formulas().size())))
                    .map(batch -> new Begun(batch, batch.probe(shared.value())));
        }

        private int taskFormulas(int formulas) {
            int tasks = TASKS_PER_SLOT * run.runner().slots();
            return Math.min(batchFormulas, Math.max(FEWEST_FORMULAS, (formulas + tasks - 1) / tasks));
        }

        private JavaRDD<Worked> ended(JavaRDD<Begun> begun, Broadcast<SortedMap<String, String>> twins) {
            Broadcast<Ladder> shared = ladder;
            return begun.map(b -> new Worked(b.batch(), b.batch().climb(shared.value(), b.probed(), twins.value())));
        }

        private CohortResult gathered(JavaRDD<Worked> worked) {
            return CohortResult.merged(run.runner()
                    .gather("Ladder " + fold.id(), worked.map(w -> CohortResult.of(w.batch(), w.screened()))));
        }

        private String part(int cohort) {
            return run.workId() + "/" + fold.id() + "/" + cohort;
        }

        @Override
        public void close() {
            try {
                beside.close();
            } finally {
                ladder.destroy();
            }
        }
    }
}
