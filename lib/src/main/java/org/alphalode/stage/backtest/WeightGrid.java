package org.alphalode.stage.backtest;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.check.Nearest;
import org.alphalode.check.Refuse;
import org.alphalode.model.TargetWeight;

/**
 * The ways in which targets are changed, one after the other: times {@code scale}, then no further from zero than {@code cap}, and of
 * all moments of decision only every {@code every}-th, the first one included.
 *
 * @param parameters those that the grid names, in the order of its text
 * @param points the last parameter changes first
 */
public record WeightGrid(List<String> parameters, List<Point> points) implements Serializable {
    private static final List<String> KNOWN = List.of("scale", "cap", "every");
    private static final int MOST_POINTS = 100_000;

    public WeightGrid {
        parameters = List.copyOf(parameters);
        points = List.copyOf(points);
    }

    /**
     * One way.
     *
     * @param values in the order of the parameters
     * @param scale factor of every target
     * @param cap largest size of a target; infinity does not limit
     * @param every distance of the moments that are kept
     */
    public record Point(List<BigDecimal> values, double scale, double cap, int every) implements Serializable {
        public Point {
            values = List.copyOf(values);
            Refuse.unless(cap > 0, "cap is %s: give a positive size", cap);
            Refuse.unless(every >= 1, "every is %d: give 1 or more", every);
        }

        /** Changed targets in the order of those given; their moments are counted over all symbols. */
        List<TargetWeight> of(List<TargetWeight> targets) {
            Map<Long, Integer> moments = new TreeMap<>();
            targets.forEach(target -> moments.put(target.closeMicros(), 0));
            int count = 0;
            for (Map.Entry<Long, Integer> moment : moments.entrySet()) {
                moment.setValue(count++);
            }
            return targets.stream()
                    .filter(target -> moments.getOrDefault(target.closeMicros(), 0) % every == 0)
                    .map(target -> new TargetWeight(
                            target.symbol(),
                            target.closeMicros(),
                            Math.max(-cap, Math.min(cap, scale * target.weight()))))
                    .toList();
        }
    }

    /**
     * Reads {@code scale=0.5,1,2;cap=0.05:0.2:0.05;every=1,24}: values, or from:to:step with both ends, or both mixed.
     *
     * @throws AlphaException (refused) saying what is wrong with it
     */
    public static WeightGrid parse(String text) {
        Map<String, List<BigDecimal>> axes = new LinkedHashMap<>();
        for (String part : text.split(";", -1)) {
            String[] sides = part.split("=", -1);
            Refuse.unless(sides.length == 2, "grid '%s' has the part '%s': write name=values;name=values", text, part);
            String name = sides[0].strip();
            Refuse.unless(
                    KNOWN.contains(name),
                    "targets have no parameter '%s'.%s They have: %s",
                    name,
                    Nearest.hint(name, KNOWN),
                    String.join(", ", KNOWN));
            Refuse.unless(!axes.containsKey(name), "grid '%s' gives %s twice: give it once", text, name);
            axes.put(name, values(name, sides[1]));
        }
        List<List<BigDecimal>> points = List.of(List.of());
        for (List<BigDecimal> axis : axes.values()) {
            List<List<BigDecimal>> longer = new ArrayList<>();
            for (List<BigDecimal> point : points) {
                for (BigDecimal value : axis) {
                    List<BigDecimal> next = new ArrayList<>(point);
                    next.add(value);
                    longer.add(next);
                }
            }
            Refuse.unless(
                    longer.size() <= MOST_POINTS, "grid '%s' has more than %d points: split it", text, MOST_POINTS);
            points = longer;
        }
        List<String> names = List.copyOf(axes.keySet());
        return new WeightGrid(
                names, points.stream().map(values -> point(names, values)).toList());
    }

    private static Point point(List<String> names, List<BigDecimal> values) {
        double every = value(names, values, "every", 1);
        Refuse.unless(every == Math.rint(every) && every < 1e9, "every is %s: write a whole number", every);
        return new Point(
                values, value(names, values, "scale", 1), value(names, values, "cap", Double.POSITIVE_INFINITY), (int)
                        every);
    }

    private static double value(List<String> names, List<BigDecimal> values, String name, double absent) {
        int at = names.indexOf(name);
        return at < 0 ? absent : values.get(at).doubleValue();
    }

    private static List<BigDecimal> values(String name, String text) {
        List<BigDecimal> values = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            String[] range = item.strip().split(":", -1);
            if (range.length == 3) {
                BigDecimal to = number(name, range[1]);
                BigDecimal step = number(name, range[2]);
                BigDecimal value = number(name, range[0]);
                Refuse.unless(
                        step.signum() > 0 && value.compareTo(to) <= 0,
                        "%s=%s never ends: write from:to:step, rising",
                        name,
                        item);
                for (; value.compareTo(to) <= 0 && values.size() <= MOST_POINTS; value = value.add(step)) {
                    values.add(value);
                }
            } else {
                Refuse.unless(range.length == 1, "%s=%s: write a value, or from:to:step", name, item);
                values.add(number(name, range[0]));
            }
        }
        return values;
    }

    private static BigDecimal number(String name, String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new AlphaException(ErrorCode.REFUSED, name + " is '" + text + "': write a number", e);
        }
    }
}
