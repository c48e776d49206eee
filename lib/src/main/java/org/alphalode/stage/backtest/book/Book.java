package org.alphalode.stage.backtest.book;

import java.util.List;
import org.alphalode.model.Fill;
import org.alphalode.model.FundingRate;
import org.alphalode.model.Order;
import org.alphalode.model.TargetWeight;
import org.alphalode.model.Ticket;
import org.alphalode.stage.backtest.book.AccountRules.Market;
import org.alphalode.stage.backtest.book.AccountRules.Rates;

/**
 * One pass over the bars. Within a bar: money and loans earn and cost, orders of earlier decisions fill at the open, funding is
 * charged, margin is called on the way through the bar, orders fill on that way, the close marks, dead symbols are closed, margin is
 * called again, the account is written down, and then decisions become orders.
 */
public final class Book {
    private final BookRules rules;
    private final BarArrays bars;
    private final Desk desk;
    private final BookEvents events;
    private final OpenPhase open;
    private final PathWalk walk;
    private final Liquidation liquidation;
    private final Decisions decisions;
    private final Tape tape;
    private final int[] missingBars;
    /** Symbols to which something may happen in the bar under way, ascending. */
    private final int[] busy;

    /** Without another trade funding is neither due nor missing up to this moment. */
    private long fundedUntil = Long.MIN_VALUE;

    private long fundedTrades;
    private boolean stopped;

    /**
     * Refuses what can not be before anything happens.
     *
     * @param targets what the book should hold, in any order
     * @param tickets orders beside the targets, in any order; those of one symbol and moment in the order given
     * @param funding payments, in any order
     * @param events is told what happens
     */
    public Book(
            BookRules rules,
            BarArrays bars,
            List<TargetWeight> targets,
            List<Ticket> tickets,
            List<FundingRate> funding,
            BookEvents events) {
        this.rules = rules;
        this.bars = bars;
        this.events = events;
        FundingSchedule[] schedules = bars.symbols.stream()
                .map(symbol -> new FundingSchedule(symbol, funding))
                .toArray(FundingSchedule[]::new);
        this.desk = new Desk(rules, bars, schedules, events);
        this.open = new OpenPhase(desk);
        this.walk = new PathWalk(desk);
        this.liquidation = new Liquidation(desk);
        this.decisions = new Decisions(desk, targets, tickets);
        this.tape = new Tape(bars);
        this.missingBars = new int[bars.symbols.size()];
        this.busy = new int[missingBars.length];
    }

    /** Simulates the bars {@code [fromBar, toBar)}. */
    public void run(int fromBar, int toBar) {
        decisions.begin(fromBar);
        for (int bar = fromBar; bar < toBar; bar++) {
            desk.bar = bar;
            desk.frictions.begin(bar);
            if (bar > fromBar) {
                carry();
            }
            int at = tape.at(bar);
            int count = busy(at);
            open.run(busy, count);
            fund(bar);
            if (!liquidation.none()) {
                liquidation.inside(tape, at);
            }
            inside(at, count);
            if (!liquidation.none()) {
                liquidation.atClose();
            }
            if (!stopped && desk.account.equity() <= 0) {
                stop();
            }
            if (desk.orders.expiry <= bar) {
                expire();
            }
            events.closed(desk.account, bar, bars.closeMicros(bar));
            desk.account.checkConservation(bars.closeMicros(bar));
            decisions.run(stopped);
        }
        events.ended(desk.orders);
    }

    /** Finds the symbols whose bar reaches what their orders wait for, or that have no trusted bar. */
    private int busy(int at) {
        double[] above = desk.orders.calmAbove;
        double[] below = desk.orders.calmBelow;
        int count = 0;
        for (int s = 0; s < busy.length; s++) {
            // no branch: which symbols are busy can not be foreseen
            boolean reached = !(tape.low[at + s] > above[s]);
            reached |= !(tape.high[at + s] < below[s]);
            busy[count] = s;
            count += reached ? 1 : 0;
        }
        return count;
    }

    /** The ways of the prices from the open, and the marks of the close, symbol by symbol. */
    private void inside(int at, int count) {
        int s = 0;
        for (int i = 0; i < count; i++) {
            for (; s < busy[i]; s++) {
                desk.account.mark[s] = tape.mark[at + s];
            }
            walk.run(s);
            desk.orders.rest(s);
            mark(s, desk.bar);
            s++;
        }
        System.arraycopy(tape.mark, at + s, desk.account.mark, s, busy.length - s);
    }

    private void expire() {
        desk.orders.expiry = OrderSlots.FOREVER;
        for (int s = 0; s < missingBars.length; s++) {
            walk.expire(s);
        }
    }

    /** Interest and borrowing of the time since the last close, on what was held then. */
    private void carry() {
        Rates rates = rules.account().rates();
        boolean spot = rules.account().market() == Market.SPOT;
        if (spot && rates.borrow() > 0) {
            for (int s = 0; s < missingBars.length; s++) {
                if (desk.account.quantity[s] < 0) {
                    desk.account.payBorrow(s, -desk.account.value(s) * rates.borrow() / bars.barsPerYear);
                }
            }
        }
        if (rates.cash() != 0 || rates.loan() > 0) {
            double money = spot ? desk.account.cash : desk.account.wallet();
            double rate = money > 0 ? rates.cash() : Double.isNaN(rates.loan()) ? 0 : rates.loan();
            desk.account.earnInterest(money * rate / bars.barsPerYear);
        }
    }

    private void fund(int bar) {
        long closeMicros = bars.closeMicros(bar);
        if (!rules.funding() || (closeMicros <= fundedUntil && desk.account.trades == fundedTrades)) {
            return;
        }
        fundedUntil = Long.MAX_VALUE;
        fundedTrades = desk.account.trades;
        for (int s = 0; s < missingBars.length; s++) {
            if (desk.funding[s].isDue(closeMicros)) {
                double closeMark = bars.trusted[s][bar] && bars.mark[s][bar] > 0 ? bars.mark[s][bar] : Double.NaN;
                desk.funding[s].charge(desk.account, s, closeMicros, closeMark, events);
            }
            if (desk.account.quantity[s] != 0) {
                desk.funding[s].checkHeld(closeMicros);
            }
            fundedUntil = Math.min(fundedUntil, desk.funding[s].settledUntil(desk.account.quantity[s] != 0));
        }
    }

    /** Marks at the close, or counts the bar as missing and closes the position when there were too many. */
    private void mark(int s, int bar) {
        if (bars.trusted[s][bar] && bars.mark[s][bar] > 0) {
            desk.account.mark[s] = bars.mark[s][bar];
        }
        missingBars[s] = Double.isNaN(bars.close[s][bar]) ? missingBars[s] + 1 : 0;
        if (missingBars[s] > 0) {
            desk.orders.wake(s);
        }
        if (missingBars[s] == rules.delistedAfterMissingBars()) {
            desk.cancelAll(s, Order.Outcome.DELISTED);
            desk.closeAtMark(s, Fill.Reason.DELISTED);
        }
    }

    private void stop() {
        stopped = true;
        for (int s = 0; s < missingBars.length; s++) {
            desk.cancelAll(s, Order.Outcome.STOPPED);
            desk.closeAtMark(s, Fill.Reason.STOPPED);
        }
    }
}
