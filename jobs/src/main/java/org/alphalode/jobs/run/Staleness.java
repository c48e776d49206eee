package org.alphalode.jobs.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which jobs' tables are of rows that are no longer there, as after a corrected file: those whose last run read a table that has changed
 * since, or one that a stale job wrote.
 */
public final class Staleness {
    private Staleness() {}

    /**
     * The stale jobs, each with the tables that it read and that are no longer as they were.
     *
     * @param runs manifests in the order in which the runs started; those that failed wrote nothing that counts
     */
    public static SortedMap<String, List<String>> of(List<RunManifest> runs) {
        Map<String, String> hashes = new HashMap<>();
        Map<String, RunManifest> latest = new HashMap<>();
        for (RunManifest run : runs) {
            run.outputs().forEach(table -> hashes.put(table.table(), table.hash()));
            if (!run.outputs().isEmpty()) {
                latest.put(run.job(), run);
            }
        }
        SortedMap<String, List<String>> stale = new TreeMap<>();
        Set<String> old = new HashSet<>();
        // at most one more job is found in each round
        for (int round = 0; round < latest.size(); round++) {
            latest.forEach((job, run) -> {
                List<String> changed = changed(run, hashes, old);
                if (!changed.isEmpty()) {
                    stale.put(job, changed);
                    run.outputs().forEach(table -> old.add(table.table()));
                }
            });
        }
        return stale;
    }

    private static List<String> changed(RunManifest run, Map<String, String> hashes, Set<String> old) {
        return run.inputs().stream()
                .filter(input -> old.contains(input.table())
                        || !hashes.getOrDefault(input.table(), input.hash()).equals(input.hash()))
                .map(TableState::table)
                .toList();
    }
}
