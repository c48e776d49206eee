package org.alphalode.jobs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
 * survivors are screened again, for they are not in it: so a run that was killed goes on with what it has, to the same end.
 */
final class LedgerScreening implements Screening {
    private static final int ROWS_PER_FILE = 1 << 17;

    private final JobRun run;
    private final SortedMap<String, String> samples;
    private final String rulesId;
    private final int batchFormulas;
    private final Clock clock;
    private final SortedSet<String> cutFolds = new TreeSet<>();

    /**
     * @param samples what names each fold's training window, by fold
     * @param rulesId what names the ladder
     * @param batchFormulas screened by one task at a time; no influence on the answer
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

    /** A trial as a row of this work. */
    TrialRow row(Tried tried) {
        return new TrialRow(run.workId(), sample(tried.trial().foldId()), rulesId, tried);
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
        private final ProbeTwins known = new ProbeTwins();

        SparkFold(Fold fold, Broadcast<Ladder> ladder) {
            this.fold = fold;
            this.ladder = ladder;
        }

        @Override
        public Earlier earlier() {
            if (!run.warehouse().has(Tables.TRIALS)) {
                return Earlier.none();
            }
            Dataset<Row> others = run.warehouse()
                    .frame(Tables.TRIALS)
                    .filter(functions.col("sample_id").equalTo(sample(fold.id())))
                    .filter(functions.col("work_id").notEqual(run.workId()));
            String judged = Rung.JUDGED.name().toLowerCase(java.util.Locale.ROOT);
            Earlier earlier = Earlier.none();
            List<String> finalists = new ArrayList<>();
            long tried = 0;
            Iterator<Row> rows = others.groupBy("formula")
                    .agg(
                            functions.max(functions.col("rung").equalTo(judged)).as("judged"),
                            functions
                                    .max(functions.col("rules_id").equalTo(rulesId))
                                    .as("settled"))
                    .sort("formula")
                    .toLocalIterator();
            while (rows.hasNext()) {
                Row row = rows.next();
                String formula = row.getString(0);
                earlier.others().add(formula);
                tried++;
                if (row.getBoolean(1)) {
                    finalists.add(formula);
                } else if (row.getBoolean(2)) {
                    earlier.settled().add(formula);
                }
            }
            return new Earlier(earlier.settled(), earlier.others(), finalists, tried);
        }

        @Override
        public boolean isCutBefore(int cohort) {
            String name = run.workId() + "/" + fold.id() + "/cut";
            OptionalLong cut = run.warehouse().note(Tables.TRIALS, name);
            if (cut.isEmpty()
                    && cohort > 0
                    && clock.isOver(fold.id())
                    && !run.warehouse().hasWork(Tables.TRIALS, part(cohort))) {
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
            String part = part(cohort.number());
            return run.warehouse().hasWork(Tables.TRIALS, part) ? again(cohort) : first(cohort, part);
        }

        private CohortResult first(Cohort cohort, String part) {
            List<JavaRDD<Worked>> worked = new ArrayList<>();
            List<CohortResult> results = new ArrayList<>();
            for (Cohort tile : cohort.tiles()) {
                JavaRDD<Begun> begun = begun(tile).persist(StorageLevel.MEMORY_AND_DISK());
                Broadcast<SortedMap<String, String>> twins = run.runner().share(twins(tile, begun));
                JavaRDD<Worked> ended = ended(begun, twins).persist(StorageLevel.MEMORY_AND_DISK());
                results.add(gathered(ended));
                worked.add(ended);
                begun.unpersist();
            }
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
            return CohortResult.merged(results);
        }

        /** Who of a tile behaves like a formula before it on the first rung, and like which. */
        private SortedMap<String, String> twins(Cohort tile, JavaRDD<Begun> begun) {
            Fingerprints fingerprints = fingerprints(begun);
            SortedMap<String, String> twins = new TreeMap<>();
            List<ProbeTwins.Suspects> suspects = known.suspects(tile.formulas(), fingerprints);
            if (!suspects.isEmpty()) {
                Broadcast<Ladder> shared = ladder;
                List<Map<String, String>> found = run.runner()
                        .gather(
                                "Twins " + fold.id(),
                                run.runner().spread(suspects).map(some -> some.confirmed(shared.value())));
                for (Map<String, String> some : found) {
                    twins.putAll(some);
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
            SortedMap<String, CohortResult.Death> dead = new TreeMap<>();
            run.read(
                            Tables.TRIALS,
                            functions
                                    .col("work_id")
                                    .equalTo(run.workId())
                                    .and(functions.col("fold_id").equalTo(fold.id()))
                                    .and(functions.col("cohort").equalTo(cohort.number())))
                    .forEach(row -> dead.put(
                            row.tried().trial().formula(),
                            new CohortResult.Death(
                                    row.tried().rung(),
                                    row.tried().trial().verdict(),
                                    row.tried().screeningT())));
            cohort.tiles().forEach(tile -> settleAgain(tile, dead));
            Cohort alive = cohort.with(cohort.formulas().stream()
                    .filter(formula -> !dead.containsKey(formula))
                    .toList());
            return CohortResult.again(
                    cohort, dead, gathered(ended(begun(alive), run.runner().share(new TreeMap<>()))));
        }

        /** Those that went on from the first rung are known to the cohorts that follow. */
        private void settleAgain(Cohort tile, SortedMap<String, CohortResult.Death> dead) {
            Rung first = ladder.value().firstRung();
            Cohort passed = tile.with(tile.formulas().stream()
                    .filter(formula -> {
                        CohortResult.Death death = dead.get(formula);
                        return death == null || (death.rung() != first && death.verdict() != Verdict.DUPLICATE);
                    })
                    .toList());
            known.settle(passed.formulas(), fingerprints(begun(passed)), new TreeMap<>());
        }

        private JavaRDD<Begun> begun(Cohort cohort) {
            Broadcast<Ladder> shared = ladder;
            return run.runner()
                    .spread(cohort.batches(batchFormulas))
                    .map(batch -> new Begun(batch, batch.probe(shared.value())));
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
            ladder.destroy();
        }
    }
}
