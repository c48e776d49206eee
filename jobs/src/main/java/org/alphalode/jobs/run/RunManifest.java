package org.alphalode.jobs.run;

import java.io.Serializable;
import java.util.List;

/**
 * What a run of a job was made of and what it made.
 *
 * @param runId names the run
 * @param workId names the work: equal for runs of the same job, settings, code and input rows, which must give equal output rows
 * @param job name of the job
 * @param recipe settings and code
 * @param inputs tables read
 * @param outputs tables as the run left them
 * @param counts facts of the run as {@code name=value}
 * @param ending when and how
 */
public record RunManifest(
        String runId,
        String workId,
        String job,
        Recipe recipe,
        List<TableState> inputs,
        List<TableState> outputs,
        List<String> counts,
        Ending ending)
        implements Serializable {
    public RunManifest {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        counts = List.copyOf(counts);
    }

    /**
     * Settings and code.
     *
     * @param settings every setting that the job read, {@code key = value} in key order
     * @param codeVersion commit and digest of the code
     * @param seed seed of everything drawn
     */
    public record Recipe(List<String> settings, String codeVersion, long seed) implements Serializable {
        public Recipe {
            settings = List.copyOf(settings);
        }
    }

    /**
     * When and how a run ended.
     *
     * @param startedMicros UTC epoch microseconds
     * @param endedMicros UTC epoch microseconds
     * @param outcome how
     * @param message what the user was told, empty where all went well
     */
    public record Ending(long startedMicros, long endedMicros, Outcome outcome, String message)
            implements Serializable {}
}
