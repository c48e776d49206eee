package org.alphalode.stage.backtest;

import java.util.Arrays;
import java.util.Locale;
import org.alphalode.check.AlphaException;
import org.alphalode.check.Check;
import org.alphalode.check.ErrorCode;
import org.alphalode.model.EquityPoint;
import org.alphalode.model.Position;
import org.alphalode.model.TradeCosts;

/**
 * Cash and positions of one account. Money only moves through {@link #trade} and {@link #payFunding}; {@link #checkConservation}
 * holds that none came from nowhere. Positions follow the average cost method.
 */
final class Ledger {
    /** Law 6 of the design. */
    private static final double TOLERANCE = 1e-9;

    private final double startingCash;
    private final double[] quantity;
    private final double[] mark;
    private final double[] averageCost;
    private final double[] realised;
    private final double[] funding;
    private final TradeCosts[] costs;
    private double cash;
    private double peakEquity;
    private double largestValue;

    Ledger(double startingCash, int symbols) {
        this.startingCash = startingCash;
        this.cash = startingCash;
        this.peakEquity = startingCash;
        this.largestValue = startingCash;
        this.quantity = new double[symbols];
        this.mark = new double[symbols];
        this.averageCost = new double[symbols];
        this.realised = new double[symbols];
        this.funding = new double[symbols];
        this.costs = new TradeCosts[symbols];
        Arrays.fill(mark, Double.NaN);
        Arrays.fill(costs, TradeCosts.NONE);
    }

    double quantity(int symbol) {
        return quantity[symbol];
    }

    /** Last trusted price; NaN before the first. */
    double mark(int symbol) {
        return mark[symbol];
    }

    void mark(int symbol, double price) {
        mark[symbol] = price;
    }

    /** Buys or sells {@code signed} units at {@code price} and pays {@code paid}. */
    void trade(int symbol, double signed, double price, TradeCosts paid) {
        Check.that(price > 0 && Double.isFinite(signed) && signed != 0, "a trade of %s at %s", signed, price);
        double held = quantity[symbol];
        double after = held + signed;
        if (Math.signum(held) == -Math.signum(signed)) {
            double closed = Math.min(Math.abs(signed), Math.abs(held)) * Math.signum(held);
            realised[symbol] += closed * (price - averageCost[symbol]);
            if (Math.signum(after) != Math.signum(held)) {
                averageCost[symbol] = after == 0 ? 0 : price;
            }
        } else {
            averageCost[symbol] = (held * averageCost[symbol] + signed * price) / after;
        }
        quantity[symbol] = after;
        cash -= signed * price + paid.total();
        costs[symbol] = costs[symbol].plus(paid);
        largestValue = Math.max(largestValue, Math.max(Math.abs(cash), Math.abs(after) * price));
    }

    /** Pays the rate on the position's value at mark. */
    void payFunding(int symbol, double rate, double price) {
        double paid = quantity[symbol] * price * rate;
        funding[symbol] += paid;
        cash -= paid;
    }

    double equity() {
        return cash + positionValue();
    }

    private double positionValue() {
        double sum = 0;
        for (int s = 0; s < quantity.length; s++) {
            sum += value(s);
        }
        return sum;
    }

    private double value(int symbol) {
        return quantity[symbol] == 0 ? 0 : quantity[symbol] * mark[symbol];
    }

    Position position(int symbol, String name, long closeMicros) {
        return new Position(
                name,
                closeMicros,
                quantity[symbol],
                mark[symbol],
                averageCost[symbol],
                realised[symbol],
                costs[symbol],
                funding[symbol]);
    }

    EquityPoint point(long closeMicros) {
        double gross = 0;
        double paidFunding = 0;
        TradeCosts paid = TradeCosts.NONE;
        for (int s = 0; s < quantity.length; s++) {
            gross += Math.abs(value(s));
            paidFunding += funding[s];
            paid = paid.plus(costs[s]);
        }
        double net = positionValue();
        double equity = cash + net;
        peakEquity = Math.max(peakEquity, equity);
        return new EquityPoint(
                closeMicros,
                cash,
                net,
                equity > 0 ? gross / equity : Double.NaN,
                equity > 0 ? net / equity : Double.NaN,
                1 - equity / peakEquity,
                paid,
                paidFunding);
    }

    /**
     * Law 6: cash and positions at mark, less profit, plus what was paid, is the start.
     *
     * @throws AlphaException (failure) where it is not, to 1e-9 of the largest amount that the account has seen
     */
    void checkConservation(long closeMicros) {
        double rest = cash - startingCash;
        for (int s = 0; s < quantity.length; s++) {
            double unrealised = quantity[s] == 0 ? 0 : quantity[s] * (mark[s] - averageCost[s]);
            rest += value(s) - realised[s] - unrealised + costs[s].total() + funding[s];
            largestValue = Math.max(largestValue, Math.abs(value(s)));
        }
        // not "rest > ...": a NaN must fail, too
        if (!(Math.abs(rest) <= TOLERANCE * largestValue)) {
            throw new AlphaException(
                    ErrorCode.FAILURE,
                    String.format(
                            Locale.ROOT,
                            "the book lost %s of %s at %d: a fault of the simulator, please report it",
                            rest,
                            largestValue,
                            closeMicros));
        }
    }
}
