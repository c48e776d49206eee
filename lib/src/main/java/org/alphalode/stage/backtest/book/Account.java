package org.alphalode.stage.backtest.book;

import java.util.Arrays;
import java.util.Locale;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.model.Carry;
import org.alphalode.model.EquityPoint;
import org.alphalode.model.Position;
import org.alphalode.model.TradeCosts;

/**
 * Cash and positions. Money only moves through the methods here; {@link #checkConservation} holds that none came from nowhere.
 * Positions follow the average cost method.
 */
public final class Account {
    /** Law 6 of the design. */
    private static final double TOLERANCE = 1e-9;

    final double[] quantity;
    final double[] mark;
    final double[] averageCost;
    final double[] realised;
    final double[] fee;
    final double[] spread;
    final double[] slippage;
    final double[] impact;
    final double[] funding;
    final double[] borrow;
    final double[] insurance;
    /** Money put aside for isolated positions; part of the cash. */
    final double[] aside;

    double cash;
    private final double startingCash;
    private double interest;
    private double accountInsurance;
    private double peakEquity;
    private double largestValue;
    private final double[] saved = new double[10];
    /** How often money moved, also where that was only tried; marks alone move none. */
    long moves;

    private long checkedMoves;
    /** Trades so far, those that were only tried too. */
    long trades;

    Account(double startingCash, int symbols) {
        this.startingCash = startingCash;
        this.cash = startingCash;
        this.peakEquity = startingCash;
        this.largestValue = startingCash;
        this.quantity = new double[symbols];
        this.mark = new double[symbols];
        this.averageCost = new double[symbols];
        this.realised = new double[symbols];
        this.fee = new double[symbols];
        this.spread = new double[symbols];
        this.slippage = new double[symbols];
        this.impact = new double[symbols];
        this.funding = new double[symbols];
        this.borrow = new double[symbols];
        this.insurance = new double[symbols];
        this.aside = new double[symbols];
        Arrays.fill(mark, Double.NaN);
    }

    /** Signed base units of a symbol. */
    public double quantity(int symbol) {
        return quantity[symbol];
    }

    /** Buys or sells {@code signed} units and pays what {@code costs} holds. */
    void trade(int symbol, double signed, double price, Frictions costs) {
        moves++;
        trades++;
        double held = quantity[symbol];
        double after = held + signed;
        if (held != 0 && (held > 0) != (signed > 0)) {
            boolean turned = after != 0 && (after > 0) != (held > 0);
            double closed = turned || after == 0 ? held : -signed;
            realised[symbol] += closed * (price - averageCost[symbol]);
            if (turned || after == 0) {
                averageCost[symbol] = after == 0 ? 0 : price;
            }
        } else {
            averageCost[symbol] = (held * averageCost[symbol] + signed * price) / after;
        }
        quantity[symbol] = after;
        cash -= signed * price + costs.total();
        fee[symbol] += costs.fee;
        spread[symbol] += costs.spread;
        slippage[symbol] += costs.slippage;
        impact[symbol] += costs.impact;
        largestValue = Math.max(largestValue, Math.max(Math.abs(cash), Math.abs(after) * price));
    }

    /** Keeps what a trade of a symbol changes. */
    void save(int s) {
        saved[0] = cash;
        saved[1] = quantity[s];
        saved[2] = averageCost[s];
        saved[3] = realised[s];
        saved[4] = aside[s];
        saved[5] = fee[s];
        saved[6] = spread[s];
        saved[7] = slippage[s];
        saved[8] = impact[s];
        saved[9] = largestValue;
    }

    /** As it was when it was saved. */
    void restore(int s) {
        cash = saved[0];
        quantity[s] = saved[1];
        averageCost[s] = saved[2];
        realised[s] = saved[3];
        aside[s] = saved[4];
        fee[s] = saved[5];
        spread[s] = saved[6];
        slippage[s] = saved[7];
        impact[s] = saved[8];
        largestValue = saved[9];
    }

    /** Pays the rate on the position's value at a price. */
    void payFunding(int symbol, double rate, double price) {
        double paid = quantity[symbol] * price * rate;
        moves++;
        funding[symbol] += paid;
        cash -= paid;
        aside[symbol] -= aside[symbol] == 0 ? 0 : paid;
    }

    void payBorrow(int symbol, double paid) {
        moves++;
        borrow[symbol] += paid;
        cash -= paid;
    }

    void earnInterest(double earned) {
        moves++;
        interest += earned;
        cash += earned;
    }

    /** The insurance bears the loss of one position. */
    void insure(int symbol, double loss) {
        moves++;
        insurance[symbol] += loss;
        cash += loss;
    }

    /** The insurance bears the debt of an account without positions. */
    void insureDebt() {
        moves++;
        accountInsurance -= cash;
        cash = 0;
    }

    /** Cash and positions at mark. */
    public double equity() {
        return cash + positionValue();
    }

    private double positionValue() {
        double sum = 0;
        for (int s = 0; s < quantity.length; s++) {
            sum += value(s);
        }
        return sum;
    }

    /** Sum of absolute position values at mark. */
    double gross() {
        double sum = 0;
        for (int s = 0; s < quantity.length; s++) {
            sum += Math.abs(value(s));
        }
        return sum;
    }

    double value(int symbol) {
        return quantity[symbol] == 0 ? 0 : quantity[symbol] * mark[symbol];
    }

    /** Money of the account with positions at cost. */
    double wallet() {
        double sum = cash;
        for (int s = 0; s < quantity.length; s++) {
            sum += quantity[s] * averageCost[s];
        }
        return sum;
    }

    /** The row of a symbol. */
    public Position position(int s, String name, long closeMicros) {
        return new Position(
                name,
                closeMicros,
                quantity[s],
                mark[s],
                averageCost[s],
                realised[s],
                new TradeCosts(fee[s], spread[s], slippage[s], impact[s]),
                new Carry(funding[s], borrow[s], 0, insurance[s]));
    }

    /** The row of the account. */
    public EquityPoint point(long closeMicros) {
        double net = positionValue();
        double equity = cash + net;
        double gross = gross();
        peakEquity = Math.max(peakEquity, equity);
        return new EquityPoint(
                closeMicros,
                cash,
                net,
                equity > 0 ? gross / equity : Double.NaN,
                equity > 0 ? net / equity : Double.NaN,
                1 - equity / peakEquity,
                new TradeCosts(sum(fee), sum(spread), sum(slippage), sum(impact)),
                new Carry(sum(funding), sum(borrow), interest, accountInsurance + sum(insurance)));
    }

    private static double sum(double[] parts) {
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }

    /**
     * Law 6: cash and positions at mark, less profit, plus what was paid, is the start. Marks cancel out: a position at mark less its
     * unrealised profit is the position at cost.
     *
     * @throws AlphaException (failure) where it is not, to 1e-9 of the largest amount that the account has seen
     */
    void checkConservation(long closeMicros) {
        if (moves == checkedMoves) {
            return;
        }
        checkedMoves = moves;
        double rest = cash - startingCash - interest - accountInsurance;
        for (int s = 0; s < quantity.length; s++) {
            rest += quantity[s] * averageCost[s] - realised[s];
            rest += fee[s] + spread[s] + slippage[s] + impact[s] + funding[s] + borrow[s] - insurance[s];
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
