package org.alphalode.stage.mine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alphalode.model.Rung;
import org.alphalode.model.Verdict;

/** How many candidates ended on which rung and why. */
public final class Tally implements Serializable {
    private static final long serialVersionUID = 1L;

    private final TreeMap<Rung, TreeMap<Verdict, Long>> ended = new TreeMap<>();

    /** Notes candidates that ended. */
    void add(Rung rung, Verdict verdict, long candidates) {
        ended.computeIfAbsent(rung, r -> new TreeMap<>()).merge(verdict, candidates, Long::sum);
    }

    void add(Tally other) {
        other.ended.forEach((rung, whys) -> whys.forEach((why, n) -> add(rung, why, n)));
    }

    /** How many ended on a rung, by why. */
    public Map<Verdict, Long> on(Rung rung) {
        return Collections.unmodifiableMap(ended.getOrDefault(rung, new TreeMap<>()));
    }

    /** A line for each rung that something came to: how many came, died and why, and went on. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Rung rung : Rung.values()) {
            long came = ended.tailMap(rung, true).values().stream()
                    .flatMap(whys -> whys.values().stream())
                    .mapToLong(n -> n)
                    .sum();
            Map<Verdict, Long> whys = on(rung);
            long here = whys.values().stream().mapToLong(n -> n).sum();
            boolean asked = here > 0 || rung == Rung.FULL || rung == Rung.JUDGED;
            if (came > 0 && asked) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%-6s came %d, ended %d%s",
                        name(rung),
                        came,
                        here,
                        whys.entrySet().stream()
                                .map(e -> " " + name(e.getKey()) + " " + e.getValue())
                                .collect(Collectors.joining(",", here > 0 ? ":" : "", ""))));
            }
        }
        return lines;
    }

    private static String name(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally && ended.equals(tally.ended);
    }

    @Override
    public int hashCode() {
        return ended.hashCode();
    }
}
