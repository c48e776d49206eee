package org.alphalode.jobs.html;

import gg.jte.output.StringOutput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alphalode.jobs.run.WholeFile;
import org.alphalode.stage.report.Thinning;

/** Two reports side by side: one offline page, as safe as a report. */
public final class Comparison {
    private static final int BUCKETS = 600;
    private static final double MICROS_PER_SECOND = 1e6;

    private final RunTwins first;
    private final RunTwins second;

    private Comparison(RunTwins first, RunTwins second) {
        this.first = first;
        this.second = second;
    }

    /**
     * A line of the table; texts are ready to be shown.
     *
     * @param label name and scope
     * @param first value of the first run, with interval and trials where it is a Sharpe ratio
     * @param second value of the second run
     * @param difference second less first; empty where one is not defined
     */
    public record Line(String label, String first, String second, String difference) {}

    /** Compares the reports in two folders. */
    public static Comparison of(Path first, Path second) {
        return new Comparison(RunTwins.read(first), RunTwins.read(second));
    }

    /** Writes the page, whole or not at all. */
    public void write(Path file) {
        StringOutput out = new StringOutput(1 << 20);
        ReportHtml.ENGINE.render("comparison.jte", this, out);
        WholeFile.write(file, out.toString());
    }

    /** Content security policy of the page. */
    public String policy() {
        return ReportHtml.policy();
    }

    /** What the first run is called: A, its folder, its run and code. */
    public String firstName() {
        return name(first);
    }

    /** As {@link #firstName}, of the second run. */
    public String secondName() {
        return name(second);
    }

    private static String name(RunTwins run) {
        return run.name() + " (run " + run.runId() + ", code " + run.codeVersion() + ")";
    }

    /** Metrics of one scope that either run has, in the order of the first. */
    public List<Line> lines(String scope) {
        Map<String, RunTwins.Row> ofFirst = byName(first, scope);
        Map<String, RunTwins.Row> ofSecond = byName(second, scope);
        List<String> names = new ArrayList<>(ofFirst.keySet());
        ofSecond.keySet().stream().filter(name -> !ofFirst.containsKey(name)).forEach(names::add);
        List<Line> lines = new ArrayList<>();
        for (String name : names) {
            RunTwins.Row none = new RunTwins.Row(name, scope, "ratio", Double.NaN, Double.NaN, Double.NaN, 0);
            RunTwins.Row a = ofFirst.getOrDefault(name, none);
            RunTwins.Row b = ofSecond.getOrDefault(name, none);
            double difference = b.value() - a.value();
            String unit = ofFirst.containsKey(name) ? a.unit() : b.unit();
            lines.add(new Line(
                    Text.words(name),
                    shown(a, unit),
                    shown(b, unit),
                    Double.isNaN(difference) || unit.equals("micros") ? "" : text(difference, unit)));
        }
        return lines;
    }

    private static Map<String, RunTwins.Row> byName(RunTwins run, String scope) {
        Map<String, RunTwins.Row> rows = new LinkedHashMap<>();
        run.rows().stream().filter(row -> row.scope().equals(scope)).forEach(row -> rows.put(row.name(), row));
        return rows;
    }

    private static String shown(RunTwins.Row row, String unit) {
        String value = text(row.value(), unit);
        if (Double.isNaN(row.low())) {
            return value;
        }
        String interval = " [" + text(row.low(), unit) + ", " + text(row.high(), unit) + "]";
        return value + interval + (row.trials() > 0 ? " N " + Text.count(row.trials()) : "");
    }

    private static String text(double value, String unit) {
        if (Double.isNaN(value)) {
            return "n/a";
        }
        return switch (unit) {
            case "fraction", "probability" -> Text.percent(value);
            case "quote" -> Text.money(value);
            case "count", "bars" -> Text.number(value, 0);
            case "micros" -> Text.date((long) value);
            default -> Text.ratio(value);
        };
    }

    /** JSON of the chart, safe inside a script element. */
    public String chartData() {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("compared");
            for (String side : List.of("A", "B")) {
                RunTwins run = side.equals("A") ? first : second;
                List<RunTwins.Point> points = run.points();
                List<Integer> kept = Thinning.keep(
                        points.size(), BUCKETS, List.of(i -> points.get(i).equity()));
                json.writeStartObject();
                json.writeStringField("name", side);
                json.writeArrayFieldStart("t");
                for (int i : kept) {
                    json.writeNumber((long) (points.get(i).closeMicros() / MICROS_PER_SECOND));
                }
                json.writeEndArray();
                json.writeArrayFieldStart("gain");
                for (int i : kept) {
                    Json.shown(json, points.get(i).equity() / points.get(0).equity() - 1);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
