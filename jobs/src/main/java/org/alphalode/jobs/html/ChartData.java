package org.alphalode.jobs.html;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.alphalode.model.Verdict;
import org.alphalode.stage.report.CombinatorialPath;
import org.alphalode.stage.report.Costs;
import org.alphalode.stage.report.Curve;
import org.alphalode.stage.report.Day;
import org.alphalode.stage.report.Distribution;
import org.alphalode.stage.report.Extras;
import org.alphalode.stage.report.Mining;
import org.alphalode.stage.report.RollingSharpe;
import org.alphalode.stage.report.Slot;
import org.alphalode.stage.report.TearSheet;
import org.alphalode.stage.report.Thinning;
import org.alphalode.stage.report.TimeGrid;

/**
 * What the charts draw: columns of numbers by chart, times in seconds. Long series are thinned to the lowest and highest value of each of
 * {@value #BUCKETS} buckets.
 */
final class ChartData {
    /** Of the order of the pixels that a chart is wide. */
    private static final int BUCKETS = 700;

    private static final int COST_COLUMNS = 200;
    private static final int PATH_BUCKETS = 150;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final long SECONDS_PER_DAY = 86_400L;

    private final JsonGenerator json;

    private ChartData(JsonGenerator json) {
        this.json = json;
    }

    static String of(TearSheet sheet) {
        return Json.text(json -> new ChartData(json).write(sheet));
    }

    private void write(TearSheet sheet) throws IOException {
        json.writeStartObject();
        json.writeStringField("currency", sheet.input().market().currency());
        equity(sheet);
        rolling(sheet.rolling());
        distribution(sheet.distribution());
        ledger(sheet.input().mining().ledger());
        informationCoefficient(sheet.input().mining().icOverTime());
        grid("allocations", sheet.maps().allocations());
        grid("selections", sheet.maps().selections());
        days(sheet.days());
        extras(sheet.input().extras());
        slots("hours", sheet.hours());
        slots("weekdays", sheet.weekdays());
        paths(sheet.curve().points());
        combinatorial(sheet.input().extras().overfitting().paths());
        json.writeEndObject();
    }

    private void equity(TearSheet sheet) throws IOException {
        List<Curve.Point> points = sheet.curve().points();
        List<Double> benchmark = sheet.input().extras().benchmark();
        List<Integer> kept =
                Thinning.keep(points.size(), BUCKETS, List.of(i -> points.get(i).equity(), i -> points.get(i)
                        .drawdown()));
        List<Curve.Point> shown = kept.stream().map(points::get).toList();
        json.writeObjectFieldStart("equity");
        json.writeNumberField("bars", points.size());
        json.writeNumberField("start", sheet.input().book().startEquity());
        column("t", shown, p -> p.closeMicros() / MICROS_PER_SECOND);
        column("equity", shown, Curve.Point::equity);
        column("drawdown", shown, Curve.Point::drawdown);
        if (benchmark.size() == points.size()) {
            column("benchmark", kept, benchmark::get);
        }
        json.writeArrayFieldStart("folds");
        String fold = "";
        for (Curve.Point point : points) {
            if (!point.foldId().equals(fold)) {
                fold = point.foldId();
                json.writeStartObject();
                json.writeStringField("id", fold);
                json.writeNumberField("t", point.closeMicros() / MICROS_PER_SECOND);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void rolling(RollingSharpe rolling) throws IOException {
        json.writeObjectFieldStart("rolling");
        column("t", rolling.points(), p -> p.closeMicros() / MICROS_PER_SECOND);
        column("sharpe", rolling.points(), RollingSharpe.Point::annual);
        column("low", rolling.points(), RollingSharpe.Point::low);
        column("high", rolling.points(), RollingSharpe.Point::high);
        json.writeEndObject();
    }

    private void distribution(Distribution distribution) throws IOException {
        json.writeObjectFieldStart("distribution");
        field("width", distribution.binWidth());
        field("first", distribution.firstEdge());
        field("mean", distribution.mean());
        field("std", distribution.std());
        column("counts", distribution.counts(), Long::doubleValue);
        json.writeEndObject();
    }

    private void ledger(Map<Verdict, Long> ledger) throws IOException {
        json.writeArrayFieldStart("ledger");
        for (Verdict verdict : Verdict.values()) {
            json.writeStartObject();
            json.writeStringField("verdict", Text.verdict(verdict));
            json.writeNumberField("trials", ledger.getOrDefault(verdict, 0L));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void informationCoefficient(List<Mining.IcPoint> points) throws IOException {
        List<Double> sums = new ArrayList<>();
        double sum = 0;
        for (Mining.IcPoint point : points) {
            sum += Double.isNaN(point.meanIc()) ? 0 : point.meanIc();
            sums.add(sum);
        }
        List<Integer> kept =
                Thinning.keep(points.size(), BUCKETS, List.of(i -> points.get(i).meanIc(), sums::get));
        json.writeObjectFieldStart("ic");
        column("t", kept, i -> points.get(i).closeMicros() / MICROS_PER_SECOND);
        column("ic", kept, i -> points.get(i).meanIc());
        column("sum", kept, sums::get);
        json.writeEndObject();
    }

    private void grid(String name, TimeGrid grid) throws IOException {
        json.writeObjectFieldStart(name);
        column("t", grid.columnMicros(), t -> t / MICROS_PER_SECOND);
        json.writeArrayFieldStart("rows");
        for (TimeGrid.Row row : grid.rows()) {
            json.writeStartObject();
            json.writeStringField("name", row.name());
            json.writeStringField("label", Text.words(row.name()));
            column("values", row.values(), v -> v);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Turnover by stretch of days, and costs paid up to its end. */
    private void days(List<Day> days) throws IOException {
        int width = Math.max(1, (days.size() + COST_COLUMNS - 1) / COST_COLUMNS);
        List<Day> ends = new ArrayList<>();
        List<Costs> paid = new ArrayList<>();
        List<Double> turnover = new ArrayList<>();
        Costs sum = Costs.NONE;
        for (int from = 0; from < days.size(); from += width) {
            List<Day> stretch = days.subList(from, Math.min(from + width, days.size()));
            for (Day day : stretch) {
                sum = sum.plus(day.costs());
            }
            ends.add(stretch.get(stretch.size() - 1));
            paid.add(sum);
            turnover.add(stretch.stream().mapToDouble(Day::turnover).average().orElse(Double.NaN));
        }
        json.writeObjectFieldStart("days");
        json.writeNumberField("daysPerColumn", width);
        column("t", ends, day -> (double) day.epochDay() * SECONDS_PER_DAY);
        column("turnover", turnover, t -> t);
        column("fees", paid, Costs::fees);
        column("spread", paid, Costs::spread);
        column("slippage", paid, Costs::slippage);
        column("impact", paid, Costs::impact);
        column("funding", paid, Costs::funding);
        json.writeEndObject();
    }

    private void extras(Extras extras) throws IOException {
        json.writeObjectFieldStart("quantiles");
        column("quantile", extras.quantiles(), Extras.QuantileReturn::quantile);
        column("mean", extras.quantiles(), Extras.QuantileReturn::meanBps);
        column("error", extras.quantiles(), Extras.QuantileReturn::standardErrorBps);
        json.writeEndObject();
        json.writeObjectFieldStart("decay");
        column("horizon", extras.decay(), Extras.DecayPoint::horizonBars);
        column("ic", extras.decay(), Extras.DecayPoint::ic);
        column("error", extras.decay(), Extras.DecayPoint::standardError);
        json.writeEndObject();
        json.writeObjectFieldStart("capacity");
        column("capital", extras.capacity(), Extras.CapacityPoint::capital);
        column("sharpe", extras.capacity(), p -> p.sharpe().annual().value());
        column("low", extras.capacity(), p -> p.sharpe().low());
        column("high", extras.capacity(), p -> p.sharpe().high());
        json.writeEndObject();
    }

    private void slots(String name, List<Slot> slots) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeArrayFieldStart("name");
        for (Slot slot : slots) {
            json.writeString(slot.name());
        }
        json.writeEndArray();
        column("profit", slots, Slot::profit);
        column("periods", slots, slot -> (double) slot.periods());
        json.writeEndObject();
    }

    /** What each fold made of its test window, from its begin on. */
    private void paths(List<Curve.Point> points) throws IOException {
        json.writeArrayFieldStart("paths");
        for (int from = 0; from < points.size(); ) {
            int to = from;
            while (to < points.size()
                    && points.get(to).foldId().equals(points.get(from).foldId())) {
                to++;
            }
            path(points.subList(from, to));
            from = to;
        }
        json.writeEndArray();
    }

    /** Sums of the returns of each path, from the begin of its test window on. */
    private void combinatorial(List<CombinatorialPath> paths) throws IOException {
        json.writeArrayFieldStart("combinatorial");
        for (CombinatorialPath path : paths) {
            List<Integer> kept = Thinning.keep(path.gains().size(), PATH_BUCKETS, List.of(path.gains()::get));
            long begin = path.closeMicros().get(0);
            json.writeStartObject();
            json.writeStringField("name", path.foldId() + "-" + path.number());
            json.writeStringField("fold", path.foldId());
            column("days", kept, i -> (path.closeMicros().get(i) - begin) / MICROS_PER_SECOND / SECONDS_PER_DAY);
            column("gain", kept, i -> path.gains().get(i));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void path(List<Curve.Point> points) throws IOException {
        double start = points.get(0).equity() / (1 + points.get(0).simpleReturn());
        long begin = points.get(0).closeMicros();
        List<Integer> kept = Thinning.keep(
                points.size(), PATH_BUCKETS, List.of(i -> points.get(i).equity()));
        json.writeStartObject();
        json.writeStringField("name", points.get(0).foldId());
        column("days", kept, i -> (points.get(i).closeMicros() - begin) / MICROS_PER_SECOND / SECONDS_PER_DAY);
        column("gain", kept, i -> points.get(i).equity() / start - 1);
        json.writeEndObject();
    }

    private <T> void column(String name, List<T> rows, ToDoubleFunction<T> value) throws IOException {
        json.writeArrayFieldStart(name);
        for (T row : rows) {
            double number = value.applyAsDouble(row);
            if (name.equals("t")) {
                json.writeNumber((long) number);
            } else {
                Json.shown(json, number);
            }
        }
        json.writeEndArray();
    }

    private void field(String name, double value) throws IOException {
        json.writeFieldName(name);
        Json.shown(json, value);
    }
}
