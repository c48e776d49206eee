package org.alphalode.stage.mine.search;

import java.io.Serializable;
import java.util.List;
import org.alphalode.check.AlphaException;
import org.alphalode.check.Check;
import org.alphalode.check.ErrorCode;
import org.alphalode.check.Nearest;
import org.alphalode.op.Op;
import org.alphalode.op.Operators;
import org.alphalode.op.SemanticRules;

/**
 * Where an engine looks.
 *
 * @param maxFormulas the most that it proposes
 * @param seed of its random choices
 * @param windows of time-series operators, in bars
 * @param operators names of the time-series operators of one operand and a window
 * @param rules which operands go together
 */
public record SearchParams(
        int maxFormulas, long seed, List<Integer> windows, List<String> operators, SemanticRules rules)
        implements Serializable {
    /** Fibonacci windows (S0.9). */
    public static final List<Integer> FIBONACCI = List.of(3, 5, 8, 13, 21, 34, 55);
    /** Time-series operators of S0.8. */
    public static final List<String> TIME_SERIES = List.of("ts_mean", "ts_std", "ts_skew", "ts_delta");
    /** Bars that every formula may look back; more where the windows ask for it. */
    private static final int LOOKBACK_BARS = 200;

    public SearchParams {
        windows = List.copyOf(windows);
        operators = List.copyOf(operators);
        Check.that(maxFormulas >= 1, "at least one formula is tried: %s", maxFormulas);
        Check.that(windows.stream().allMatch(w -> w >= 3), "a skew needs windows of at least 3 bars: %s", windows);
        Check.that(
                windows.stream().sorted().distinct().toList().equals(windows),
                "windows are distinct and ascending: %s",
                windows);
        operators.forEach(SearchParams::timeSeries);
    }

    /** Fibonacci windows, the standard operators and rules. */
    public static SearchParams standard(int maxFormulas, long seed) {
        return new SearchParams(maxFormulas, seed, FIBONACCI, TIME_SERIES, SemanticRules.STANDARD);
    }

    /** Names of the operators that can be asked for. */
    public static List<String> operatorNames() {
        return Operators.ALL.stream()
                .filter(op -> op.operandCount() == 1 && op.params().size() == 2 && op.hasWindow() && !op.isSection())
                .map(Op::name)
                .toList();
    }

    /** The most bars that a formula looks back. */
    public int maxLookbackBars() {
        int longest = windows.isEmpty() ? 0 : windows.get(windows.size() - 1);
        return Math.max(LOOKBACK_BARS, 2 * longest);
    }

    List<Op> timeSeries() {
        return operators.stream().map(SearchParams::timeSeries).toList();
    }

    private static Op timeSeries(String name) {
        List<String> names = operatorNames();
        if (!names.contains(name)) {
            throw new AlphaException(
                    ErrorCode.REFUSED,
                    "'" + name + "' is no operator of one series and a window: choose among " + names + "."
                            + Nearest.hint(name, names));
        }
        return Operators.named(name);
    }
}
