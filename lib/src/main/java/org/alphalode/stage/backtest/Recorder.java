package org.alphalode.stage.backtest;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.model.EquityPoint;
import org.alphalode.model.Fill;
import org.alphalode.model.Order;
import org.alphalode.model.Position;
import org.alphalode.model.TradeCosts;
import org.alphalode.stage.backtest.book.Account;
import org.alphalode.stage.backtest.book.BarArrays;
import org.alphalode.stage.backtest.book.BookEvents;
import org.alphalode.stage.backtest.book.OrderSlots;

/** Writes a book's events down as rows. */
final class Recorder implements BookEvents {
    private final BarArrays bars;
    private final boolean[] touched;
    private final List<Order> orders = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<Position> positions = new ArrayList<>();
    private final List<EquityPoint> equity = new ArrayList<>();

    Recorder(BarArrays bars) {
        this.bars = bars;
        this.touched = new boolean[bars.symbols().size()];
    }

    BacktestOutput output() {
        return new BacktestOutput(orders, fills, positions, equity, List.of());
    }

    @Override
    public void ordered(OrderSlots slots, int slot) {
        orders.add(row(slots, slot, Order.Outcome.OPEN));
    }

    @Override
    public void resolved(OrderSlots slots, int slot, Order.Outcome outcome) {
        orders.set(slots.id(slot), row(slots, slot, outcome));
    }

    private Order row(OrderSlots slots, int slot, Order.Outcome outcome) {
        return new Order(
                slots.id(slot),
                bars.symbols().get(slots.symbol(slot)),
                bars.closeMicros(slots.decisionBar(slot)),
                slots.weight(slot),
                slots.quantity(slot),
                outcome,
                slots.terms(slot),
                slots.filled(slot));
    }

    @Override
    public void filled(Trade trade) {
        touched[trade.symbol] = true;
        fills.add(new Fill(
                trade.orderId,
                bars.symbols().get(trade.symbol),
                trade.micros,
                trade.price,
                trade.quantity,
                new TradeCosts(trade.fee, trade.spread, trade.slippage, trade.impact),
                trade.reason,
                trade.maker));
    }

    @Override
    public void charged(int symbol) {
        touched[symbol] = true;
    }

    @Override
    public void closed(Account account, int bar, long closeMicros) {
        for (int s = 0; s < touched.length; s++) {
            if (touched[s] || account.quantity(s) != 0) {
                positions.add(account.position(s, bars.symbols().get(s), closeMicros));
                touched[s] = false;
            }
        }
        equity.add(account.point(closeMicros));
    }

    @Override
    public void ended(OrderSlots slots) {
        for (int slot : slots.live()) {
            orders.set(slots.id(slot), row(slots, slot, Order.Outcome.OPEN));
        }
    }
}
