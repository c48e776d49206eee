package org.alphalode.stage.backtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alphalode.model.EquityPoint;
import org.alphalode.model.Fill;
import org.alphalode.model.Order;
import org.alphalode.model.Position;

/**
 * Profit by who wanted it: a position's profit goes to the parties in proportion to their parts of the target that it was filled for, and
 * what a bar costs to those who hold it after its fills. The parts sum to the book's profit.
 */
final class Attribution {
    /** Profit of positions of which nobody said who wanted them. */
    static final String UNATTRIBUTED = "unattributed";

    private final Map<Moment, Map<String, Double>> parts = new HashMap<>();
    private final Map<Moment, List<Fill>> fills = new HashMap<>();
    private final List<Order> orders;
    private final SortedMap<String, Double> gross = new TreeMap<>();
    /** Profit after costs by bar of the equity. */
    private final SortedMap<String, double[]> net = new TreeMap<>();

    private final Map<Long, Integer> barAt = new HashMap<>();

    /**
     * A part of a target.
     *
     * @param symbol what
     * @param closeMicros close of the decision bar
     * @param party who wants it
     * @param weight signed
     */
    record Part(String symbol, long closeMicros, String party, double weight) {}

    Attribution(List<Part> wanted, long barMicros, BacktestOutput book) {
        this.orders = book.orders();
        for (Part part : wanted) {
            parts.computeIfAbsent(new Moment(part.symbol(), part.closeMicros()), key -> new TreeMap<>())
                    .merge(part.party(), part.weight(), Double::sum);
        }
        for (EquityPoint point : book.equity()) {
            barAt.put(point.closeMicros(), barAt.size());
        }
        long first = book.equity().isEmpty() ? 0 : book.equity().get(0).closeMicros();
        for (Fill fill : book.fills()) {
            // what the book closed itself changes no one's share, and its price is the mark
            if (fill.orderId() >= 0) {
                long close = first + Math.floorDiv(fill.micros() - first, barMicros) * barMicros + barMicros;
                fills.computeIfAbsent(new Moment(fill.symbol(), close), key -> new ArrayList<>())
                        .add(fill);
            }
        }
        Map<String, Running> running = new HashMap<>();
        for (Position position : book.positions()) {
            running.computeIfAbsent(position.symbol(), symbol -> new Running()).step(position);
        }
    }

    /** Profit before costs, quote currency, by party. */
    SortedMap<String, Double> grossProfits() {
        return gross;
    }

    /** Profit after costs of each bar of the equity, quote currency, by party. */
    SortedMap<String, double[]> netProfits() {
        return net;
    }

    private void add(Map<String, Double> shares, int bar, double profit, double cost) {
        double total = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        if (total == 0) {
            if (profit != 0 || cost != 0) {
                add(UNATTRIBUTED, bar, profit, cost);
            }
            return;
        }
        shares.forEach((party, share) -> add(party, bar, profit * share / total, cost * share / total));
    }

    private void add(String party, int bar, double profit, double cost) {
        gross.merge(party, profit, Double::sum);
        net.computeIfAbsent(party, key -> new double[barAt.size()])[bar] += profit - cost;
    }

    /** The position of one symbol, bar after bar. */
    private final class Running {
        private double earned;
        private double paid;
        private double quantity;
        private double mark;
        private Map<String, Double> shares = Map.of();

        private void step(Position position) {
            int bar = barAt.getOrDefault(position.closeMicros(), 0);
            double grossNow = position.realised() + position.unrealised();
            double profit = grossNow - earned;
            for (Fill fill : fills.getOrDefault(new Moment(position.symbol(), position.closeMicros()), List.of())) {
                Order order = orders.get((int) fill.orderId());
                double before = quantity == 0 ? 0 : quantity * (fill.price() - mark);
                add(shares, bar, before, 0);
                profit -= before;
                quantity += fill.quantity();
                mark = fill.price();
                Map<String, Double> wanted =
                        parts.getOrDefault(new Moment(order.symbol(), order.closeMicros()), Map.of());
                // an exit, or an order to hold nothing, leaves what remains with whom it was
                boolean opens = !Double.isNaN(order.targetWeight()) && order.targetWeight() != 0;
                shares = opens ? wanted : shares;
            }
            double paidNow = grossNow - position.netProfit();
            add(shares, bar, profit, paidNow - paid);
            earned = grossNow;
            paid = paidNow;
            quantity = position.quantity();
            mark = position.mark();
        }
    }

    private record Moment(String symbol, long closeMicros) {}
}
