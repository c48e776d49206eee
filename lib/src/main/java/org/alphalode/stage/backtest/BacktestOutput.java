package org.alphalode.stage.backtest;

import java.io.Serializable;
import java.util.List;
import org.alphalode.model.EquityPoint;
import org.alphalode.model.Fill;
import org.alphalode.model.Metric;
import org.alphalode.model.Order;
import org.alphalode.model.Position;

/**
 * The book of one backtest.
 *
 * @param orders in the order of their decisions
 * @param fills in the order of time
 * @param positions one row for each symbol and bar with a position or a trade, by time and symbol
 * @param equity one row a bar
 * @param metrics what follows from it
 */
public record BacktestOutput(
        List<Order> orders, List<Fill> fills, List<Position> positions, List<EquityPoint> equity, List<Metric> metrics)
        implements Serializable {
    public BacktestOutput {
        orders = List.copyOf(orders);
        fills = List.copyOf(fills);
        positions = List.copyOf(positions);
        equity = List.copyOf(equity);
        metrics = List.copyOf(metrics);
    }
}
