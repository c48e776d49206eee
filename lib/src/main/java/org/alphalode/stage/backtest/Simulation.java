package org.alphalode.stage.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alphalode.model.BarFields;
import org.alphalode.model.EquityPoint;
import org.alphalode.model.Fill;
import org.alphalode.model.Order;
import org.alphalode.model.Panel;
import org.alphalode.model.Position;
import org.alphalode.model.TargetWeight;
import org.alphalode.model.TradeCosts;

/**
 * One pass over the bars. Within a bar: orders of earlier decisions fill at its open, funding is charged, its close marks, dead
 * symbols are closed, the account is written down, and then its targets become orders.
 */
final class Simulation {
    private static final int NONE = -1;

    private final BacktestParams params;
    private final BacktestInput input;
    private final Panel bars;
    private final double[][] open;
    private final double[][] close;
    private final double[][] volume;
    private final Ledger ledger;
    private final FundingSchedule[] funding;
    /** Index of the live order of each symbol, or NONE. */
    private final int[] live;

    private final int[] missingBars;
    private final boolean[] touched;
    private final List<Order> orders = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<Position> positions = new ArrayList<>();
    private final List<EquityPoint> equity = new ArrayList<>();
    private int nextTarget;
    private boolean stopped;

    Simulation(BacktestParams params, BacktestInput input) {
        this.params = params;
        this.input = input;
        this.bars = input.bars();
        this.open = columns(BarFields.OPEN.name());
        this.close = columns(BarFields.CLOSE.name());
        this.volume = columns(BarFields.VOLUME.name());
        this.ledger = new Ledger(params.startingCash(), bars.symbolCount());
        this.funding = bars.symbols().stream()
                .map(symbol -> new FundingSchedule(symbol, input.funding()))
                .toArray(FundingSchedule[]::new);
        this.live = new int[bars.symbolCount()];
        this.missingBars = new int[bars.symbolCount()];
        this.touched = new boolean[bars.symbolCount()];
        Arrays.fill(live, NONE);
    }

    /** The book without metrics. */
    BacktestOutput run() {
        for (int bar = input.fromBar(); bar < input.toBar(); bar++) {
            Arrays.fill(touched, false);
            long closeMicros = bars.closeMicros(bar);
            for (int s = 0; s < live.length; s++) {
                fill(s, bar);
                charge(s, bar);
                mark(s, bar);
            }
            if (!stopped && ledger.equity() <= 0) {
                stop(closeMicros);
            }
            write(closeMicros);
            order(bar);
        }
        return new BacktestOutput(orders, fills, positions, equity, List.of());
    }

    private void fill(int symbol, int bar) {
        if (live[symbol] == NONE || !trusted(symbol, bar) || !(open[symbol][bar] > 0) || !(volume[symbol][bar] > 0)) {
            return;
        }
        Order order = orders.get(live[symbol]);
        double price = open[symbol][bar];
        double participation = Math.abs(order.quantity()) / volume[symbol][bar];
        TradeCosts paid = params.costs().of(Math.abs(order.quantity()) * price, participation);
        long openMicros = bars.closeMicros(bar) - bars.interval().micros();
        trade(
                symbol,
                new Fill(order.id(), order.symbol(), openMicros, price, order.quantity(), paid, Fill.Reason.ORDER));
        resolve(symbol, Order.Outcome.FILLED);
    }

    private void trade(int symbol, Fill fill) {
        boolean flat = ledger.quantity(symbol) == 0;
        ledger.trade(symbol, fill.quantity(), fill.price(), fill.costs());
        if (flat) {
            funding[symbol].opened(fill.micros());
        }
        fills.add(fill);
        touched[symbol] = true;
    }

    private void charge(int symbol, int bar) {
        if (!params.funding()) {
            return;
        }
        long closeMicros = bars.closeMicros(bar);
        double closeMark = trusted(symbol, bar) ? close[symbol][bar] : Double.NaN;
        funding[symbol].charge(ledger, symbol, closeMicros, closeMark);
        if (ledger.quantity(symbol) != 0) {
            funding[symbol].checkHeld(closeMicros);
        }
    }

    /** Marks at the close, or counts the bar as missing and closes the position when there were too many. */
    private void mark(int symbol, int bar) {
        if (trusted(symbol, bar)) {
            ledger.mark(symbol, close[symbol][bar]);
        }
        missingBars[symbol] = Double.isNaN(close[symbol][bar]) ? missingBars[symbol] + 1 : 0;
        if (missingBars[symbol] == params.delistedAfterMissingBars()) {
            resolve(symbol, Order.Outcome.DELISTED);
            closeAtMark(symbol, bars.closeMicros(bar), Fill.Reason.DELISTED);
        }
    }

    private void stop(long closeMicros) {
        stopped = true;
        for (int s = 0; s < live.length; s++) {
            resolve(s, Order.Outcome.STOPPED);
            closeAtMark(s, closeMicros, Fill.Reason.STOPPED);
        }
    }

    private void closeAtMark(int symbol, long closeMicros, Fill.Reason reason) {
        double quantity = -ledger.quantity(symbol);
        if (quantity != 0) {
            double price = ledger.mark(symbol);
            TradeCosts paid = params.costs().of(Math.abs(quantity) * price, 0);
            trade(symbol, new Fill(NONE, bars.symbols().get(symbol), closeMicros, price, quantity, paid, reason));
        }
    }

    private void write(long closeMicros) {
        for (int s = 0; s < live.length; s++) {
            if (touched[s] || ledger.quantity(s) != 0) {
                positions.add(ledger.position(s, bars.symbols().get(s), closeMicros));
            }
        }
        equity.add(ledger.point(closeMicros));
        ledger.checkConservation(closeMicros);
    }

    /** Turns the targets of this close into orders. */
    private void order(int bar) {
        long closeMicros = bars.closeMicros(bar);
        List<TargetWeight> targets = input.targets();
        for (; nextTarget < targets.size() && targets.get(nextTarget).closeMicros() <= closeMicros; nextTarget++) {
            TargetWeight target = targets.get(nextTarget);
            if (target.closeMicros() == closeMicros) {
                order(target);
            }
        }
    }

    private void order(TargetWeight target) {
        int symbol = bars.symbols().indexOf(target.symbol());
        resolve(symbol, Order.Outcome.REPLACED);
        double mark = ledger.mark(symbol);
        double wanted = target.weight() == 0 ? 0 : target.weight() * ledger.equity() / mark;
        double quantity = wanted - ledger.quantity(symbol);
        if (quantity == 0) {
            return;
        }
        Order.Outcome outcome = Order.Outcome.OPEN;
        if (stopped) {
            outcome = Order.Outcome.STOPPED;
        } else if (Double.isNaN(quantity)) {
            outcome = Order.Outcome.UNPRICED;
        } else {
            live[symbol] = orders.size();
        }
        orders.add(new Order(orders.size(), target.symbol(), target.closeMicros(), target.weight(), quantity, outcome));
    }

    private void resolve(int symbol, Order.Outcome outcome) {
        if (live[symbol] != NONE) {
            orders.set(live[symbol], orders.get(live[symbol]).with(outcome));
            live[symbol] = NONE;
        }
    }

    /** A bar that is there and was not suspect at its close. */
    private boolean trusted(int symbol, int bar) {
        return bars.usableAtClose(symbol, bar) && close[symbol][bar] > 0;
    }

    private double[][] columns(String field) {
        double[][] out = new double[bars.symbolCount()][];
        for (int s = 0; s < out.length; s++) {
            out[s] = bars.series(bars.fieldIndex(field), s);
        }
        return out;
    }
}
