package org.alphalode.jobs.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.jobs.decide.NamedRows.NamedRow;
import org.alphalode.model.TargetWeight;
import org.apache.spark.sql.SparkSession;

/**
 * Targets of anybody: a csv file or a Delta table with symbol, close_time or open_time, and weight, value or quantity. A row without a
 * number decides nothing.
 *
 * @param inUnits whether they are positions in base units
 * @param targets stamped with the close of their bar
 */
public record TargetSource(boolean inUnits, List<TargetWeight> targets) {
    private static final String SYMBOL = "symbol";
    private static final String QUANTITY = "quantity";
    private static final List<String> AMOUNTS = List.of("weight", QUANTITY, "value");

    /**
     * Reads all of them.
     *
     * @param barMicros length of the bars, for those stamped with the open
     */
    public static TargetSource read(SparkSession session, String place, long barMicros) {
        List<TargetWeight> targets = new ArrayList<>();
        List<String> amount = new ArrayList<>();
        new NamedRows(session, place).read(header -> amount.add(amount(place, header)), row -> {
            String text = row.text(amount.get(0));
            if (!text.isEmpty() && !text.equalsIgnoreCase("nan")) {
                targets.add(target(row, text, barMicros));
            }
        });
        return new TargetSource(amount.contains(QUANTITY), targets);
    }

    private static TargetWeight target(NamedRow row, String amount, long barMicros) {
        try {
            return new TargetWeight(row.text(SYMBOL), DecisionTime.of(row, barMicros), Double.parseDouble(amount));
        } catch (NumberFormatException e) {
            throw row.fault(row.cells() + " is no target: write symbol, time and number", e);
        }
    }

    /** The column of the number. */
    private static String amount(String place, List<String> header) {
        List<String> amounts = AMOUNTS.stream().filter(header::contains).toList();
        boolean timed = Stream.of(DecisionTime.CLOSE, DecisionTime.OPEN).anyMatch(header::contains);
        if (!header.contains(SYMBOL) || !timed || amounts.size() != 1) {
            throw new AlphaException(
                    ErrorCode.DATA_FAULT,
                    place + " has the columns " + String.join(", ", header)
                            + ": targets need symbol, close_time or open_time, and one of " + AMOUNTS);
        }
        return amounts.get(0);
    }
}
