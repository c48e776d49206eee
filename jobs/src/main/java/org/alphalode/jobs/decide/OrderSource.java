package org.alphalode.jobs.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.jobs.decide.NamedRows.NamedRow;
import org.alphalode.model.OrderTerms;
import org.alphalode.model.OrderTerms.TimeInForce;
import org.alphalode.model.Ticket;
import org.apache.spark.sql.SparkSession;

/**
 * Orders of anybody: a csv file or a Delta table with symbol, close_time or open_time, quantity (signed base units) and, where they are
 * not a plain market order's, columns named as in the table of orders and the settings of backtest. An empty cell is the plain one.
 */
public final class OrderSource {
    private static final String SYMBOL = "symbol";
    private static final String QUANTITY = "quantity";
    private static final List<String> OPTIONAL = List.of(
            "kind",
            "limit_price",
            "stop_price",
            "trail",
            "time_in_force",
            "good_for_bars",
            "reduce_only",
            "stop_loss_bps",
            "take_profit_bps",
            "trailing_stop_bps",
            "algo",
            "algo_bars",
            "visible_share");

    private final NamedRow row;

    private OrderSource(NamedRow row) {
        this.row = row;
    }

    /**
     * Reads all of them, those of one symbol and moment in their order.
     *
     * @param barMicros length of the bars, for those stamped with the open
     */
    public static List<Ticket> read(SparkSession session, String place, long barMicros) {
        List<Ticket> tickets = new ArrayList<>();
        new NamedRows(session, place)
                .read(header -> check(place, header), row -> tickets.add(new OrderSource(row).ticket(barMicros)));
        return tickets;
    }

    private static void check(String place, List<String> header) {
        List<String> unknown = header.stream()
                .filter(name -> !OPTIONAL.contains(name))
                .filter(name -> !List.of(SYMBOL, QUANTITY, DecisionTime.CLOSE, DecisionTime.OPEN)
                        .contains(name))
                .toList();
        boolean timed = Stream.of(DecisionTime.CLOSE, DecisionTime.OPEN).anyMatch(header::contains);
        if (!header.contains(SYMBOL) || !header.contains(QUANTITY) || !timed || !unknown.isEmpty()) {
            throw new AlphaException(
                    ErrorCode.DATA_FAULT,
                    place + " has the columns " + String.join(", ", header)
                            + (unknown.isEmpty() ? "" : ", of which orders do not know " + String.join(", ", unknown))
                            + ": orders need symbol, close_time or open_time, and quantity, and may have "
                            + String.join(", ", OPTIONAL));
        }
    }

    private Ticket ticket(long barMicros) {
        try {
            TimeInForce force = choice("time_in_force", TimeInForce.GTC);
            return new Ticket(
                    row.text(SYMBOL),
                    DecisionTime.of(row, barMicros),
                    number(QUANTITY, Double.NaN),
                    new OrderTerms(
                            choice("kind", OrderTerms.Kind.MARKET),
                            number("limit_price", Double.NaN),
                            number("stop_price", Double.NaN),
                            number("trail", Double.NaN),
                            new OrderTerms.Life(force, whole("good_for_bars", 0)),
                            flag("reduce_only"),
                            OrderTerms.NO_PARENT),
                    new Ticket.Exits(
                            number("stop_loss_bps", 0), number("take_profit_bps", 0), number("trailing_stop_bps", 0)),
                    new Ticket.Slicing(
                            choice("algo", Ticket.Algo.NONE), whole("algo_bars", 1), number("visible_share", 1)));
        } catch (AlphaException e) {
            String problem = String.valueOf(e.getMessage());
            throw problem.startsWith(row.where()) ? e : row.fault(problem, e);
        }
    }

    private double number(String column, double plain) {
        String text = row.text(column);
        if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
            return plain;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw row.fault(column + " is '" + text + "': write a number", e);
        }
    }

    private int whole(String column, int plain) {
        double number = number(column, plain);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new AlphaException(
                    ErrorCode.DATA_FAULT, column + " is " + row.text(column) + ": write a whole number");
        }
        return (int) number;
    }

    private boolean flag(String column) {
        String text = row.text(column).toLowerCase(Locale.ROOT);
        if (List.of("", "false", "0").contains(text)) {
            return false;
        }
        if (List.of("true", "1").contains(text)) {
            return true;
        }
        throw new AlphaException(ErrorCode.DATA_FAULT, column + " is '" + text + "': write true or false");
    }

    private <E extends Enum<E>> E choice(String column, E plain) {
        String text = row.text(column).toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return plain;
        }
        List<E> all = List.of(plain.getDeclaringClass().getEnumConstants());
        return all.stream()
                .filter(e -> e.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new AlphaException(
                        ErrorCode.DATA_FAULT,
                        column + " is '" + text + "': write one of "
                                + all.stream()
                                        .map(e -> e.name().toLowerCase(Locale.ROOT))
                                        .toList()));
    }
}
