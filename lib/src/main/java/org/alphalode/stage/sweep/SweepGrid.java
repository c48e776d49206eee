package org.alphalode.stage.sweep;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.check.Nearest;
import org.alphalode.check.Refuse;

/**
 * The points of a grid of parameters.
 *
 * @param rule whose parameters they are
 * @param points values in the order of {@link SweepRule#parameters}; the last parameter changes first
 */
public record SweepGrid(SweepRule rule, List<List<Integer>> points) implements Serializable {
    /** Longest line in bars. */
    static final int LONGEST = 1_000_000;

    private static final long MOST_POINTS = 10_000_000L;

    public SweepGrid {
        points = List.copyOf(points);
        points.forEach(rule::check);
    }

    /**
     * Reads {@code fast=10,20,30;slow=100:280:40}: for each parameter values, or from:to:step with both ends, or both mixed.
     *
     * @throws AlphaException (refused) saying what is wrong with it
     */
    public static SweepGrid parse(SweepRule rule, String text) {
        Map<String, List<Integer>> axes = new LinkedHashMap<>();
        for (String part : text.split(";", -1)) {
            String[] sides = part.split("=", -1);
            Refuse.unless(sides.length == 2, "grid '%s' has the part '%s': write name=values;name=values", text, part);
            String name = sides[0].strip();
            Refuse.unless(
                    rule.parameters().contains(name),
                    "rule %s has no parameter '%s'.%s It has: %s",
                    rule.text(),
                    name,
                    Nearest.hint(name, rule.parameters()),
                    String.join(", ", rule.parameters()));
            Refuse.unless(!axes.containsKey(name), "grid '%s' gives %s twice: give it once", text, name);
            axes.put(name, values(name, sides[1]));
        }
        long count = 1;
        for (String name : rule.parameters()) {
            Refuse.unless(
                    axes.containsKey(name), "grid '%s' lacks %s: rule %s needs %s", text, name, rule.text(), name);
            count = Math.multiplyExact(
                    count, (long) axes.getOrDefault(name, List.of()).size());
            Refuse.unless(count <= MOST_POINTS, "grid '%s' has more than %d points: split it", text, MOST_POINTS);
        }
        List<List<Integer>> points = List.of(List.of());
        for (String name : rule.parameters()) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> point : points) {
                for (int value : axes.getOrDefault(name, List.of())) {
                    List<Integer> next = new ArrayList<>(point);
                    next.add(value);
                    longer.add(List.copyOf(next));
                }
            }
            points = longer;
        }
        return new SweepGrid(rule, points);
    }

    private static List<Integer> values(String name, String text) {
        List<Integer> values = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            String[] range = item.strip().split(":", -1);
            if (range.length == 3) {
                int from = whole(name, range[0]);
                int to = whole(name, range[1]);
                int step = whole(name, range[2]);
                Refuse.unless(step > 0 && from <= to, "%s=%s never ends: write from:to:step, rising", name, item);
                for (long value = from; value <= to && values.size() <= MOST_POINTS; value += step) {
                    values.add((int) value);
                }
            } else {
                Refuse.unless(range.length == 1, "%s=%s: write a value, or from:to:step", name, item);
                values.add(whole(name, range[0]));
            }
        }
        List<Integer> distinct = values.stream().distinct().toList();
        Refuse.unless(distinct.size() == values.size(), "%s=%s gives a value twice: give it once", name, text);
        return distinct;
    }

    private static int whole(String name, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new AlphaException(ErrorCode.REFUSED, name + " is '" + text + "': write a whole number of bars", e);
        }
    }
}
