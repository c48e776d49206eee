package org.alphalode.jobs.metrics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.check.Refuse;
import org.alphalode.jobs.eval.OpenTime;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Metric;
import org.alphalode.stage.report.ReturnMetrics;
import org.alphalode.stat.StationaryBootstrap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures any series of returns and prints JSON; docs/metrics.md says what each key is. */
@Command(
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "measures a series of returns: JSON with every figure, its interval or why there is none")
public final class MetricsCommand implements Callable<Integer> {
    private static final double CONFIDENCE = 0.95;

    private final PrintStream out;

    @Option(
            names = "--returns",
            paramLabel = "FILE",
            required = true,
            description =
                    "csv with a column 'return' (fractions) and, if there are times, 'time'; or one number a line")
    private Path returns = Path.of("");

    @Option(names = "--benchmark", paramLabel = "FILE", description = "returns of the same periods, in the same form")
    private Optional<Path> benchmark = Optional.empty();

    @Option(
            names = "--periods-per-year",
            paramLabel = "N",
            description =
                    "as in 365 for days of crypto, 252 for days of shares (default: from the times, 365 days a year)")
    private Optional<Double> periodsPerYear = Optional.empty();

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "strategies tried on the way to this one, all of them (default: ${DEFAULT-VALUE})")
    private long trials = 1;

    @Option(
            names = "--trial-sharpe-variance",
            paramLabel = "V",
            description =
                    "variance of their annual Sharpe ratios (default: that of strategies without skill over the same time)")
    private Optional<Double> trialSharpeVariance = Optional.empty();

    @Option(
            names = "--mean-block",
            paramLabel = "N",
            description = "mean periods in a block of the bootstrap (default: cube root of the periods)")
    private Optional<Double> meanBlock = Optional.empty();

    @Option(
            names = "--bootstrap-samples",
            paramLabel = "N",
            description = "resampled series behind the interval (default: ${DEFAULT-VALUE})")
    private int samples = 1_000;

    @Option(names = "--seed", paramLabel = "N", description = "of the bootstrap (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    /** Prints to {@code out}. */
    public MetricsCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        checkOptions();
        ReturnsFile file = ReturnsFile.read(returns);
        Optional<ReturnsFile> other = benchmark.map(ReturnsFile::read);
        other.ifPresent(market -> checkSamePeriods(file, market));
        double perYear = periodsPerYear.orElseGet(() -> file.step()
                .filter(step -> step >= BarInterval.SECOND_MICROS)
                .map(step -> new BarInterval(step).barsPerYear())
                .orElse(Double.NaN));
        double[] values = file.values();
        double block = meanBlock.orElse(Math.max(1, Math.rint(Math.cbrt(values.length))));
        List<Metric> metrics = new ArrayList<>(ReturnMetrics.of(
                "total",
                values,
                new ReturnMetrics.Judgement(
                        perYear,
                        trials,
                        trialSharpeVariance.orElse(Double.NaN),
                        new StationaryBootstrap(block, samples, seed),
                        CONFIDENCE)));
        other.ifPresent(market -> metrics.addAll(ReturnMetrics.against("total", values, market.values(), perYear)));
        out.println(json(file, perYear, metrics));
        return 0;
    }

    private void checkOptions() {
        periodsPerYear.ifPresent(n -> Refuse.unless(
                n > 0 && Double.isFinite(n), "--periods-per-year is %s: give a positive number, as 365", n));
        trialSharpeVariance.ifPresent(
                v -> Refuse.unless(v >= 0 && Double.isFinite(v), "--trial-sharpe-variance is %s: give 0 or more", v));
        meanBlock.ifPresent(n -> Refuse.unless(n >= 1 && Double.isFinite(n), "--mean-block is %s: give at least 1", n));
        Refuse.unless(trials >= 1, "--trials is %d: this strategy is one itself, give at least 1", trials);
        Refuse.unless(samples >= 1, "--bootstrap-samples is %d: give at least 1", samples);
    }

    private static void checkSamePeriods(ReturnsFile file, ReturnsFile market) {
        int rows = file.returns().size();
        if (market.returns().size() != rows) {
            throw mismatch(market + " has " + market.returns().size() + " returns and " + file + " has " + rows);
        }
        if (!file.times().isEmpty() && !market.times().isEmpty()) {
            for (int t = 0; t < rows; t++) {
                if (!file.times().get(t).equals(market.times().get(t))) {
                    throw mismatch("return " + (t + 1) + " of " + market + " is of "
                            + OpenTime.instant(market.times().get(t)) + " and that of " + file + " of "
                            + OpenTime.instant(file.times().get(t)));
                }
            }
        }
    }

    private static AlphaException mismatch(String problem) {
        return new AlphaException(ErrorCode.REFUSED, problem + ": give a benchmark of the same periods");
    }

    /** Flat: a figure under its name, null where it is not defined, and the reasons under "undefined". */
    private static String json(ReturnsFile file, double periodsPerYear, List<Metric> metrics) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("returns", file.toString());
            times(json, file);
            number(json, "periods_per_year", periodsPerYear);
            for (Metric metric : metrics) {
                number(json, metric.name(), metric.value());
                if (metric.name().startsWith("sharpe")) {
                    number(json, metric.name() + "_low", metric.low());
                    number(json, metric.name() + "_high", metric.high());
                    number(json, metric.name() + "_confidence", CONFIDENCE);
                }
            }
            json.writeObjectFieldStart("undefined");
            for (Metric metric : metrics) {
                if (!metric.reason().isEmpty()) {
                    json.writeStringField(metric.name(), metric.reason());
                }
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string can not be written to", e);
        }
        return text.toString();
    }

    private static void times(JsonGenerator json, ReturnsFile file) throws IOException {
        if (!file.times().isEmpty()) {
            json.writeStringField("from", OpenTime.instant(file.times().get(0)).toString());
            json.writeStringField(
                    "to",
                    OpenTime.instant(file.times().get(file.times().size() - 1)).toString());
        }
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        if (Double.isNaN(value)) {
            json.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }
}
