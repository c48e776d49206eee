package org.alphalode.jobs;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.Metric;

/** The short table that a sequence of all stages ends with. */
final class ClosingTable {
    private static final String TOTAL = "total";

    private final Warehouse warehouse;
    private final Path report;

    ClosingTable(Warehouse warehouse, Path report) {
        this.warehouse = warehouse;
        this.report = report;
    }

    void print(PrintStream out) {
        List<Metric> metrics = warehouse.read(Tables.METRICS);
        line(out, "alphas tried", count(warehouse.frame(Tables.TRIALS).count()));
        line(out, "accepted", count(warehouse.frame(Tables.ALPHAS).count()));
        line(
                out,
                "clusters",
                count(warehouse
                        .frame(Tables.ALPHA_CLUSTERS)
                        .select("cluster")
                        .distinct()
                        .count()));
        line(out, "Sharpe out of sample", describe(metrics, "sharpe", "%.2f"));
        line(out, "deflated Sharpe", describe(metrics, "deflated_sharpe", "%.3f"));
        line(out, "maximum drawdown", describe(metrics, "max_drawdown", "%.4f"));
        line(out, "costs paid", describe(metrics, "costs", "%,.2f"));
        line(out, "report", report.toAbsolutePath().normalize().toString());
    }

    private static void line(PrintStream out, String what, String value) {
        out.printf(Locale.ROOT, "  %-22s %s%n", what, value);
    }

    private static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String describe(List<Metric> metrics, String name, String format) {
        Optional<Metric> found = find(metrics, name);
        if (found.isEmpty()) {
            return "-";
        }
        Metric metric = found.get();
        if (!metric.reason().isEmpty()) {
            return "undefined: " + metric.reason();
        }
        String value = String.format(Locale.ROOT, format, metric.value());
        if (Double.isNaN(metric.low())) {
            return value;
        }
        double trials = find(metrics, "trials").map(Metric::value).orElse(Double.NaN);
        return value
                + String.format(
                        Locale.ROOT,
                        " [" + format + ", " + format + "], %,.0f tried",
                        metric.low(),
                        metric.high(),
                        trials);
    }

    private static Optional<Metric> find(List<Metric> metrics, String name) {
        return metrics.stream()
                .filter(m -> m.name().equals(name) && m.scope().equals(TOTAL))
                .findFirst();
    }
}
