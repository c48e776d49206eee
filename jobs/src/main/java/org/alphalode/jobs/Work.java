package org.alphalode.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Warehouse;

/** What a job will do under settings that were found good. */
public interface Work {
    /** Tables that must be there and whose rows decide the outcome. */
    List<Table<?>> reads();

    /** Tables whose rows become this work's, each in one commit. */
    List<Table<?>> replaces();

    /** Tables that this work adds rows to. */
    default List<Table<?>> appends() {
        return List.of();
    }

    /** Files that it writes beside the tables. */
    default List<Path> files() {
        return List.of();
    }

    /** Names what it reads beside tables and settings, as digests of input files; equal names, equal work. */
    default List<String> fingerprints() {
        return List.of();
    }

    /** How much it is, from what can be known without doing it. */
    Estimate estimate(Warehouse tables);

    /** Does it. */
    void run(JobRun run);

    /** All tables that it writes. */
    default List<Table<?>> writes() {
        return Stream.concat(appends().stream(), replaces().stream()).toList();
    }

    /**
     * Size of a piece of work.
     *
     * @param units independent units of work
     * @param unit what a unit is
     * @param rows rows it will write, about
     * @param bytes size of what it will write, about
     */
    record Estimate(long units, String unit, long rows, long bytes) {}
}
