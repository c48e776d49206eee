package org.alphalode.jobs.table;

import java.io.Serializable;
import org.alphalode.model.Tried;

/**
 * A trial and the work that made it.
 *
 * @param workId the work of a run, see the table of runs
 * @param sampleId names the bars, features, training window and horizon it was scored on
 * @param rulesId names the ladder that it was screened by
 * @param tried what was tried
 */
public record TrialRow(String workId, String sampleId, String rulesId, Tried tried) implements Serializable {}
