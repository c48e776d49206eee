package org.alphalode.jobs.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the controls say of the miner, one line for each. */
final class ControlReport {
    /** Of a hundred markets of noise. */
    private static final double MOST_FALSE = 0.05;
    /** Of a hundred markets with a planted formula. */
    private static final double LEAST_FOUND = 0.80;

    private static final double LEAST_LEVEL = 0.035;
    private static final double MOST_LEVEL = 0.07;

    private final List<String> lines = new ArrayList<>();
    private boolean passed = true;

    ControlReport(ControlPlan plan, List<ControlOutcome> outcomes, TestLevel level) {
        noise(of(Control.NOISE, outcomes));
        planted(of(Control.PLANTED, outcomes), plan.planted().trueIc());
        corrupted(of(Control.CORRUPTED, outcomes), of(Control.UNGUARDED, outcomes));
        boolean held = level.neweyWest() >= LEAST_LEVEL && level.neweyWest() <= MOST_LEVEL;
        line(
                held,
                "t-test at 5 %% rejects %.1f %% of noise with overlapping returns; the naive test %.1f %%",
                100 * level.neweyWest(),
                100 * level.naive());
    }

    /** One line for each control, those that failed included. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Whether every control held. */
    boolean passed() {
        return passed;
    }

    private void noise(List<ControlOutcome> markets) {
        List<ControlOutcome> fooled =
                markets.stream().filter(market -> !market.accepted().isEmpty()).toList();
        line(
                fooled.size() <= MOST_FALSE * markets.size(),
                "noise: %d of %d markets accept anything of %,d formulas each (at most %.0f)",
                fooled.size(),
                markets.size(),
                markets.stream().mapToLong(ControlOutcome::tried).max().orElse(0),
                MOST_FALSE * markets.size());
        fooled.forEach(market -> lines.add("        accepted: " + market.accepted()));
    }

    private void planted(List<ControlOutcome> markets, double trueIc) {
        long found = markets.stream().filter(ControlOutcome::found).count();
        line(
                found >= LEAST_FOUND * markets.size(),
                "planted: found in %d of %d markets at a true IC of %.2f (at least %.0f)",
                found,
                markets.size(),
                trueIc,
                LEAST_FOUND * markets.size());
        SortedMap<String, List<ControlOutcome>> byFormula = new TreeMap<>();
        markets.forEach(market -> byFormula
                .computeIfAbsent(market.planted(), formula -> new ArrayList<>())
                .add(market));
        byFormula.forEach((formula, of) -> lines.add(String.format(
                Locale.ROOT,
                "        %s: %d of %d",
                formula,
                of.stream().filter(ControlOutcome::found).count(),
                of.size())));
    }

    private void corrupted(List<ControlOutcome> guarded, List<ControlOutcome> unguarded) {
        long fooled =
                guarded.stream().filter(market -> !market.accepted().isEmpty()).count();
        line(
                fooled == 0,
                "random walk with a corrupted bar: %d of %d markets accept anything; the size of the correlation alone would"
                        + " accept %.0f %% of the formulas",
                fooled,
                guarded.size(),
                100.0
                        * unguarded.stream()
                                .mapToLong(market -> market.accepted().size())
                                .sum()
                        / Math.max(
                                1,
                                unguarded.stream()
                                        .mapToLong(ControlOutcome::tried)
                                        .sum()));
    }

    private void line(boolean held, String format, Object... values) {
        passed &= held;
        lines.add((held ? "held    " : "FAILED  ") + String.format(Locale.ROOT, format, values));
    }

    private static List<ControlOutcome> of(Control control, List<ControlOutcome> outcomes) {
        return outcomes.stream().filter(outcome -> outcome.control() == control).toList();
    }
}
