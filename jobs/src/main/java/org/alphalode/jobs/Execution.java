package org.alphalode.jobs;

import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alphalode.check.AlphaException;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.run.Outcome;
import org.alphalode.jobs.run.Progress;
import org.alphalode.jobs.run.RunManifest;
import org.alphalode.jobs.run.SparkRunner;
import org.alphalode.jobs.run.TableState;
import org.alphalode.jobs.table.ContentHash;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.apache.spark.sql.SparkSession;

/** Runs jobs in one session and one warehouse, and leaves a manifest of each run. */
final class Execution {
    private static final int WORK_ID_DIGITS = 32;

    private final SparkSession session;
    private final Warehouse warehouse;
    private final Progress progress;
    private final PrintStream out;

    Execution(SparkSession session, Warehouse warehouse, Progress progress, PrintStream out) {
        this.session = session;
        this.warehouse = warehouse;
        this.progress = progress;
        this.out = out;
    }

    /** Runs a job, unless its work stands in the tables already. */
    void run(Job job, Settings settings) {
        long started = nowMicros();
        Work work = job.prepare(settings);
        warehouse.requireWritable();
        List<TableState> inputs = work.reads().stream().map(warehouse::state).toList();
        RunManifest.Recipe recipe = new RunManifest.Recipe(settings.read(), Build.codeVersion(), settings.seed());
        String workId = workId(job, recipe, inputs, work);
        SparkRunner runner = new SparkRunner(session, progress);
        JobRun run = new JobRun(session, warehouse, runner, workId, out);

        Outcome outcome = Outcome.FAILED;
        String message = "the job broke off, see the log";
        List<TableState> outputs = List.of();
        try {
            List<TableState> before = outputs(work);
            if (!stands(work, workId)) {
                work.run(run);
            }
            outputs = outputs(work);
            outcome = !outputs.isEmpty() && outputs.equals(before) ? Outcome.UNCHANGED : Outcome.DONE;
            message = "";
        } catch (AlphaException e) {
            outcome = outcome(e);
            message = String.valueOf(e.getMessage());
            throw e;
        } finally {
            RunManifest manifest = new RunManifest(
                    runId(job, started, workId),
                    workId,
                    job.name(),
                    recipe,
                    inputs,
                    outputs,
                    run.counts(),
                    new RunManifest.Ending(started, nowMicros(), outcome, message));
            warehouse.append(Tables.RUNS, List.of(manifest), manifest.runId());
            close(manifest);
        }
    }

    private boolean stands(Work work, String workId) {
        return !work.writes().isEmpty()
                && work.files().stream().allMatch(Files::exists)
                && work.replaces().stream()
                        .allMatch(table -> warehouse.lastWork(table).equals(Optional.of(workId)))
                && work.appends().stream().allMatch(table -> warehouse.hasWork(table, workId));
    }

    private List<TableState> outputs(Work work) {
        List<TableState> states = new ArrayList<>();
        for (Table<?> table : work.writes()) {
            if (warehouse.has(table)) {
                states.add(warehouse.state(table));
            }
        }
        return states;
    }

    /** Settings, code, and what the inputs hold: not their versions, so that it is the same in every warehouse. */
    private static String workId(Job job, RunManifest.Recipe recipe, List<TableState> inputs, Work work) {
        List<String> parts = new ArrayList<>();
        parts.add(job.name());
        parts.addAll(recipe.settings());
        parts.add(recipe.codeVersion());
        inputs.forEach(input -> parts.add(input.table() + " " + input.rows() + " " + input.hash()));
        parts.addAll(work.fingerprints());
        return ContentHash.sha256(String.join("\n", parts)).substring(0, WORK_ID_DIGITS);
    }

    private static String runId(Job job, long startedMicros, String workId) {
        return String.format(Locale.ROOT, "%d-%s-%s", startedMicros, job.name(), workId.substring(0, 8));
    }

    private void close(RunManifest manifest) {
        double seconds = (manifest.ending().endedMicros() - manifest.ending().startedMicros()) / 1e6;
        String facts = String.join(" ", manifest.counts());
        switch (manifest.ending().outcome()) {
            case DONE -> out.printf(Locale.ROOT, "%s: done in %.1f s %s%n", manifest.job(), seconds, facts);
            case UNCHANGED -> out.printf(Locale.ROOT, "%s: nothing new in %.1f s%n", manifest.job(), seconds);
            case REFUSED, DATA_FAULT, FAILED -> {}
        }
    }

    private static Outcome outcome(AlphaException e) {
        return switch (e.code()) {
            case REFUSED -> Outcome.REFUSED;
            case DATA_FAULT -> Outcome.DATA_FAULT;
            case FAILURE -> Outcome.FAILED;
        };
    }

    private static long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
