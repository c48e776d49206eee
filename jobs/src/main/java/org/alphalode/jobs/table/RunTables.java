package org.alphalode.jobs.table;

import java.util.List;
import org.alphalode.jobs.run.Outcome;
import org.alphalode.jobs.run.RunManifest;
import org.alphalode.jobs.run.TableState;

/** The table of runs. */
final class RunTables {
    private RunTables() {}

    static Table<RunManifest> runs() {
        return Table.<RunManifest>named("runs", "a run of a job")
                .text("run_id", "names the run", RunManifest::runId)
                .text("work_id", "equal for runs of the same job, settings, code and input rows", RunManifest::workId)
                .text("job", "name of the job", RunManifest::job)
                .time("started_at", "begin of the run", r -> r.ending().startedMicros())
                .time("ended_at", "end of the run", r -> r.ending().endedMicros())
                .text("outcome", "DONE, UNCHANGED, REFUSED, DATA_FAULT or FAILED", r -> r.ending()
                        .outcome()
                        .name())
                .text("message", "what the user was told, empty where all went well", r -> r.ending()
                        .message())
                .text("code_version", "commit and digest of the code", r -> r.recipe()
                        .codeVersion())
                .whole("seed", "", "seed of everything drawn", r -> r.recipe().seed())
                .texts("settings", "every setting that the job read", r -> r.recipe()
                        .settings())
                .texts("inputs", "tables read: name, version, rows, content hash", r -> states(r.inputs()))
                .texts(
                        "outputs",
                        "tables as the run left them: name, version, rows, content hash",
                        r -> states(r.outputs()))
                .texts("counts", "facts of the run, name=value", RunManifest::counts)
                .key("run_id")
                .check("ends_after_it_begins", "ended_at >= started_at")
                .readBy(c -> new RunManifest(
                        c.text("run_id"),
                        c.text("work_id"),
                        c.text("job"),
                        new RunManifest.Recipe(c.texts("settings"), c.text("code_version"), c.whole("seed")),
                        c.texts("inputs").stream().map(TableState::parse).toList(),
                        c.texts("outputs").stream().map(TableState::parse).toList(),
                        c.texts("counts"),
                        new RunManifest.Ending(
                                c.time("started_at"),
                                c.time("ended_at"),
                                Outcome.valueOf(c.text("outcome")),
                                c.text("message"))));
    }

    private static List<String> states(List<TableState> states) {
        return states.stream().map(TableState::text).toList();
    }
}
