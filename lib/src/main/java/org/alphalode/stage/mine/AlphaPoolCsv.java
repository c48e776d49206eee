package org.alphalode.stage.mine;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alphalode.model.Alpha;
import org.alphalode.model.IcStats;
import org.alphalode.model.Trial;

/**
 * The accepted pool as comma-separated values (RFC 4180, S0.14). A missing number is an empty cell. A text that a spreadsheet
 * would execute gets a leading apostrophe.
 */
public final class AlphaPoolCsv {
    private static final List<String> COLUMNS = Stream.concat(
                    Stream.of(
                            "alpha_id",
                            "fold_id",
                            "formula",
                            "orientation",
                            "horizon_bars",
                            "complexity",
                            "lookback_bars",
                            "parents",
                            "q_value"),
                    Stream.of("train", "validation").flatMap(window -> Stream.of(
                                    "observations",
                                    "ic",
                                    "rank_ic",
                                    "icir",
                                    "newey_west_t",
                                    "p_value",
                                    "turnover_per_bar",
                                    "break_even_cost_bps")
                            .map(name -> window + "_" + name)))
            .toList();

    private AlphaPoolCsv() {}

    /** The first line. */
    public static String header() {
        return String.join(",", COLUMNS) + "\r\n";
    }

    /** The line of an alpha with the trial that it came from. */
    public static String row(Alpha alpha, Trial trial) {
        return Stream.of(
                                Stream.of(
                                        text(alpha.alphaId()),
                                        text(alpha.foldId()),
                                        text(alpha.formula()),
                                        Integer.toString(alpha.orientation()),
                                        Integer.toString(alpha.horizonBars()),
                                        Integer.toString(alpha.complexity()),
                                        Integer.toString(alpha.lookbackBars()),
                                        text(String.join(" ", alpha.parents())),
                                        number(trial.qValue())),
                                stats(trial.train()),
                                stats(trial.validation()))
                        .flatMap(cells -> cells)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static Stream<String> stats(IcStats stats) {
        return Stream.of(
                Long.toString(stats.observations()),
                number(stats.pearsonIc()),
                number(stats.rankIc()),
                number(stats.icir()),
                number(stats.neweyWestT()),
                number(stats.pValue()),
                number(stats.turnoverPerBar()),
                number(stats.breakEvenCostBps()));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    static String text(String value) {
        boolean executable = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        String safe = executable ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
