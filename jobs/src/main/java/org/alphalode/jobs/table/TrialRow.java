package org.alphalode.jobs.table;

import java.io.Serializable;
import org.alphalode.model.Trial;

/**
 * A trial and the work that made it.
 *
 * @param workId the work of a run, see the table of runs
 * @param trial what was tried
 */
public record TrialRow(String workId, Trial trial) implements Serializable {}
