package org.alphalode.jobs;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Section.NamedNumber;
import org.alphalode.stage.mine.gate.GateCheck;
import org.alphalode.stage.mine.gate.GateParams;

/** Reads what decides about candidates from the settings of mine. */
final class GateSettings {
    private static final List<String> PROFILES = List.of("standard", "commercial");

    private GateSettings() {}

    /** The chosen table of checks with the changes laid over it. */
    static GateParams of(Section mine, long seed) {
        List<NamedNumber> table = mine.thresholds("gates." + mine.choice("gate", PROFILES));
        List<NamedNumber> changes = mine.thresholds("gate-changes");
        return new GateParams(
                checks(table, changes),
                mine.number("masked-share", 0, 0.5),
                mine.integer("lag-horizons", 1, 1_000),
                seed);
    }

    /** Checks of the table that are not off, then those that only the changes name. */
    private static List<GateCheck> checks(List<NamedNumber> table, List<NamedNumber> changes) {
        Map<String, OptionalDouble> changed = new TreeMap<>();
        changes.forEach(change -> changed.put(change.name(), change.number()));
        List<String> named = table.stream().map(NamedNumber::name).toList();
        return Stream.concat(table.stream(), changes.stream().filter(change -> !named.contains(change.name())))
                .map(check -> new NamedNumber(check.name(), changed.getOrDefault(check.name(), check.number())))
                .filter(check -> check.number().isPresent())
                .map(check -> new GateCheck(check.name(), check.number().getAsDouble()))
                .toList();
    }
}
