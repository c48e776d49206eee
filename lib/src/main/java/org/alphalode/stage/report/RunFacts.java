package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.List;

/**
 * The manifest of the run that the report is of.
 *
 * @param runId id in the table of runs
 * @param title name for people
 * @param codeVersion version and commit of the code
 * @param seed of everything random
 * @param settings resolved configuration, in order
 * @param tables input and output tables with their versions, in order
 */
public record RunFacts(
        String runId, String title, String codeVersion, long seed, List<Setting> settings, List<TableVersion> tables)
        implements Serializable {
    public RunFacts {
        settings = List.copyOf(settings);
        tables = List.copyOf(tables);
    }

    /**
     * One resolved configuration key.
     *
     * @param key as in the conf file
     * @param value as text
     * @param origin where the value comes from: default, a file, the command line
     */
    public record Setting(String key, String value, String origin) implements Serializable {}

    /**
     * A table as it was read or written.
     *
     * @param table name
     * @param version of the table
     * @param rows in it
     * @param contentHash of its rows, independent of their order; empty where not computed
     */
    public record TableVersion(String table, long version, long rows, String contentHash) implements Serializable {}
}
