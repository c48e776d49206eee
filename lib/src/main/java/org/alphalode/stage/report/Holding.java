package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A stretch of time in which a symbol was held on one side without a break.
 *
 * @param symbol held
 * @param fromMicros the fill that opened it
 * @param toMicros the fill that closed it
 * @param side 1 long, -1 short
 * @param profit after trading costs and before funding, in the book's currency
 */
public record Holding(String symbol, long fromMicros, long toMicros, int side, double profit) implements Serializable {

    /** Holdings that were closed, in the order of their ends; what is held at the end is not among them. */
    public static List<Holding> closed(List<Book.Fill> fills) {
        List<Holding> closed = new ArrayList<>();
        Map<String, Open> open = new TreeMap<>();
        for (Book.Fill fill : fills) {
            double after = settled(fill);
            double before = fill.positionAfter() - fill.quantity();
            Open held = open.get(fill.symbol());
            double costs = fill.costs().total();
            if (held == null) {
                open.put(fill.symbol(), Open.at(fill, costs));
            } else if (after == 0 || Math.signum(after) != Math.signum(before)) {
                // costs of a fill that turns the position are shared by quantity
                double closing = Math.min(1, Math.abs(before / fill.quantity()));
                double cash = held.cash() + before * fill.price() - costs * closing;
                closed.add(new Holding(fill.symbol(), held.fromMicros(), fill.fillMicros(), held.side(), cash));
                open.remove(fill.symbol());
                if (after != 0) {
                    open.put(
                            fill.symbol(),
                            new Open(
                                    fill.fillMicros(),
                                    (int) Math.signum(after),
                                    -after * fill.price() - costs * (1 - closing)));
                }
            } else {
                open.put(fill.symbol(), held.plus(-fill.quantity() * fill.price() - costs));
            }
        }
        return closed;
    }

    /** How long. */
    public long micros() {
        return toMicros - fromMicros;
    }

    /** A position that is nothing but what rounding left is none. */
    private static double settled(Book.Fill fill) {
        return Math.abs(fill.positionAfter()) < 1e-9 * Math.abs(fill.quantity()) ? 0 : fill.positionAfter();
    }

    private record Open(long fromMicros, int side, double cash) {
        static Open at(Book.Fill fill, double costs) {
            return new Open(
                    fill.fillMicros(), (int) Math.signum(fill.quantity()), -fill.quantity() * fill.price() - costs);
        }

        Open plus(double more) {
            return new Open(fromMicros, side, cash + more);
        }
    }
}
