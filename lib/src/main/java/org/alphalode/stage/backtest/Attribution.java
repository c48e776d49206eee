package org.alphalode.stage.backtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alphalode.model.Cluster;
import org.alphalode.model.ClusterWeight;
import org.alphalode.model.Fill;
import org.alphalode.model.Order;
import org.alphalode.model.Position;

/**
 * Profit before costs by cluster: a position's profit goes to the clusters in proportion to their parts of the target that it was
 * filled for. The parts sum to the book's profit.
 */
final class Attribution {
    /** Profit of positions of which nobody said which cluster wanted them. */
    static final String UNATTRIBUTED = "unattributed";

    private final Map<Moment, Map<Cluster, Double>> parts = new HashMap<>();
    private final Map<Moment, List<Fill>> fills = new HashMap<>();
    private final List<Order> orders;
    private final SortedMap<String, Double> profits = new TreeMap<>();

    Attribution(BacktestInput input, BacktestOutput book) {
        this.orders = book.orders();
        for (ClusterWeight part : input.parts()) {
            parts.computeIfAbsent(new Moment(part.symbol(), part.closeMicros()), key -> new TreeMap<>())
                    .merge(part.cluster(), part.weight(), Double::sum);
        }
        long barMicros = input.bars().interval().micros();
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

    /** Profit before costs, quote currency, by cluster name. */
    SortedMap<String, Double> grossProfits() {
        return profits;
    }

    private void add(Map<Cluster, Double> shares, double profit) {
        double total = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        if (total == 0) {
            if (profit != 0) {
                profits.merge(UNATTRIBUTED, profit, Double::sum);
            }
            return;
        }
        shares.forEach((cluster, share) -> profits.merge(cluster.text(), profit * share / total, Double::sum));
    }

    /** The position of one symbol, bar after bar. */
    private final class Running {
        private double gross;
        private double quantity;
        private double mark;
        private Map<Cluster, Double> shares = Map.of();

        private void step(Position position) {
            double profit = position.realised() + position.unrealised() - gross;
            for (Fill fill : fills.getOrDefault(new Moment(position.symbol(), position.closeMicros()), List.of())) {
                Order order = orders.get((int) fill.orderId());
                double before = quantity == 0 ? 0 : quantity * (fill.price() - mark);
                add(shares, before);
                profit -= before;
                quantity += fill.quantity();
                mark = fill.price();
                Map<Cluster, Double> wanted =
                        parts.getOrDefault(new Moment(order.symbol(), order.closeMicros()), Map.of());
                // an exit, or an order to hold nothing, leaves what remains with whom it was
                boolean opens = !Double.isNaN(order.targetWeight()) && order.targetWeight() != 0;
                shares = opens ? wanted : shares;
            }
            add(shares, profit);
            gross = position.realised() + position.unrealised();
            quantity = position.quantity();
            mark = position.mark();
        }
    }

    private record Moment(String symbol, long closeMicros) {}
}
