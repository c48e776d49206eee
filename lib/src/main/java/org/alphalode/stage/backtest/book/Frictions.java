package org.alphalode.stage.backtest.book;

import java.util.Arrays;
import org.alphalode.stage.backtest.book.CostParams.FeeTier;

/** What one trade costs; the parts of the last one asked for stand in its fields, in quote currency. */
final class Frictions {
    private static final long DAY_MICROS = 86_400_000_000L;
    /** Days whose traded value decides the tier. */
    private static final int TIER_DAYS = 30;

    double fee;
    double spread;
    double slippage;
    double impact;
    /** Own traded value of the day under way. */
    double today;

    private final CostParams costs;
    private final double liquidationFeeBps;
    private final BarArrays bars;
    private final double[] pastDays = new double[TIER_DAYS];
    private final int[] volatilityBar;
    private final double[] volatility;
    private long day = Long.MIN_VALUE;
    private double makerFeeBps;
    private double takerFeeBps;

    Frictions(BookRules rules, BarArrays bars) {
        this.costs = rules.costs();
        this.liquidationFeeBps = rules.account().margin().liquidationFeeBps();
        this.bars = bars;
        this.volatilityBar = new int[bars.symbols.size()];
        this.volatility = new double[bars.symbols.size()];
        this.makerFeeBps = costs.makerFeeBps();
        this.takerFeeBps = costs.takerFeeBps();
        Arrays.fill(volatilityBar, -1);
    }

    double total() {
        return fee + spread + slippage + impact;
    }

    /** A bar begins: on a new UTC day the traded value of the days before decides the fees. */
    void begin(int bar) {
        if (costs.tiers().isEmpty()) {
            return;
        }
        long now = Math.floorDiv(bars.openMicros(bar), DAY_MICROS);
        if (day != Long.MIN_VALUE && now == day) {
            return;
        }
        for (long d = day; day != Long.MIN_VALUE && d < Math.min(now, day + TIER_DAYS); d++) {
            pastDays[(int) Math.floorMod(d, (long) TIER_DAYS)] = d == day ? today : 0;
        }
        today = 0;
        // a longer pause leaves nothing of what was before
        if (day != Long.MIN_VALUE && now - day > TIER_DAYS) {
            Arrays.fill(pastDays, 0);
        }
        day = now;
        double traded = 0;
        for (double value : pastDays) {
            traded += value;
        }
        for (FeeTier tier : costs.tiers()) {
            if (traded >= tier.fromValue()) {
                makerFeeBps = tier.makerFeeBps();
                takerFeeBps = tier.takerFeeBps();
            }
        }
    }

    /** Whether what a taker pays in a bar is known. */
    boolean known(int symbol, int bar) {
        return (bars.halfSpread.length == 0 || bars.halfSpread[symbol][bar] >= 0)
                && (!costs.scaling().any() || !Double.isNaN(volatility(symbol, bar)));
    }

    /** Costs of what waited in the book. */
    void maker(double value) {
        set(value * CostParams.bps(makerFeeBps), 0, 0, 0);
    }

    /** Costs of a market order or a marketable limit. */
    void taker(double value, double quantity, int symbol, int bar) {
        double half = bars.halfSpread.length == 0 ? costs.halfSpreadBps() : bars.halfSpread[symbol][bar];
        double slip = CostParams.bps(costs.slippageBps());
        double own = CostParams.bps(costs.impactBps());
        if (costs.scaling().any()) {
            double deviation = volatility(symbol, bar);
            slip += costs.scaling().slippage() * deviation;
            own += costs.scaling().impact() * deviation;
        }
        double root = own == 0 ? 0 : Math.sqrt(Math.abs(quantity) / bars.volume[symbol][bar]);
        taken(value, half, value * slip, value * own * root);
    }

    /** Costs of a position that the book closes at its mark: no market was needed. */
    void atMark(double value) {
        taken(value, costs.halfSpreadBps(), value * CostParams.bps(costs.slippageBps()), 0);
    }

    void liquidation(double value) {
        set(value * CostParams.bps(liquidationFeeBps), 0, 0, 0);
    }

    /** Notes a trade of the day. */
    void traded(double value) {
        today += value;
    }

    private void taken(double value, double halfSpreadBps, double slip, double own) {
        double taken = 1 - costs.makerShare();
        set(
                value * CostParams.bps(costs.makerShare() * makerFeeBps + taken * takerFeeBps),
                value * taken * CostParams.bps(halfSpreadBps),
                slip,
                own);
    }

    private void set(double newFee, double newSpread, double newSlippage, double newImpact) {
        fee = newFee;
        spread = newSpread;
        slippage = newSlippage;
        impact = newImpact;
    }

    /** Deviation of the returns before a bar; NaN where fewer than half of the window's, or than two, are there. */
    private double volatility(int symbol, int bar) {
        if (volatilityBar[symbol] != bar) {
            volatilityBar[symbol] = bar;
            volatility[symbol] = deviation(symbol, bar);
        }
        return volatility[symbol];
    }

    private double deviation(int symbol, int bar) {
        int window = costs.scaling().windowBars();
        int count = 0;
        double sum = 0;
        for (int t = Math.max(1, bar - window); t < bar; t++) {
            if (bars.trusted[symbol][t] && bars.trusted[symbol][t - 1]) {
                sum += bars.close[symbol][t] / bars.close[symbol][t - 1] - 1;
                count++;
            }
        }
        if (count < 2 || 2 * count < window) {
            return Double.NaN;
        }
        double mean = sum / count;
        double squares = 0;
        for (int t = Math.max(1, bar - window); t < bar; t++) {
            if (bars.trusted[symbol][t] && bars.trusted[symbol][t - 1]) {
                double rest = bars.close[symbol][t] / bars.close[symbol][t - 1] - 1 - mean;
                squares += rest * rest;
            }
        }
        return Math.sqrt(squares / (count - 1));
    }
}
