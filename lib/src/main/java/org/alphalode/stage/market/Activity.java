package org.alphalode.stage.market;

import java.util.Arrays;

/**
 * What one symbol does apart from its price: when it trades, how much, in which sizes, who takes, how volatile it is, and the shocks
 * that its returns are made of. Nothing here depends on past returns, so planting an alpha changes prices only. Arrays have shape [T].
 */
final class Activity {
    private static final double YEARLY_VOLATILITY = 0.75;
    private static final double FACTOR_LOADING = 0.7;
    private static final double JUMPS_PER_BAR = 1.0 / 1_500;
    private static final double GAPS_PER_BAR = 1.0 / 3_000;
    private static final double THIN_QUIET_SHARE = 1.0 / 150;
    private static final double HOURLY_TURNOVER = 4e7;
    private static final double TRADE_TURNOVER = 1_200;

    /** False before the listing, after the delisting and in gaps. */
    final boolean[] delivered;
    /** Standard deviation of the bar's log return; 0 where nothing is traded. */
    final double[] sigma;
    /** Unpredictable part of the bar's log return, in units of sigma: unit variance, rare jumps besides. */
    final double[] shock;
    /** Base quantity traded, three decimals; 0 in a quiet bar. */
    final double[] volume;

    final double[] trades;
    final double[] takerBuy;

    private final MarketSpec spec;
    private final int symbol;

    Activity(MarketSpec spec, int symbol, Regime[] regimes) {
        this.spec = spec;
        this.symbol = symbol;
        int bars = spec.barCount();
        this.delivered = new boolean[bars];
        this.sigma = new double[bars];
        this.shock = new double[bars];
        this.volume = new double[bars];
        this.trades = new double[bars];
        this.takerBuy = new double[bars];
        deliver();
        shake(regimes);
        trade();
    }

    /** Price at the beginning: from tens of thousands down to tenths. */
    double firstPrice() {
        return 42_000 / StrictMath.pow(9, symbol % 6);
    }

    private boolean isThin() {
        return spec.symbolCount() >= 3 && symbol == spec.symbolCount() - 1;
    }

    private void deliver() {
        int bars = spec.barCount();
        int from = isThin() ? bars / 5 : 0;
        int to = spec.symbolCount() >= 3 && symbol == 1 ? bars * 4 / 5 : bars;
        Arrays.fill(delivered, from, to, true);
        Draws gap = draws(Draws.Purpose.GAP);
        Draws length = draws(Draws.Purpose.GAP_LENGTH);
        for (int t = from + 1; t < to - 1; t++) {
            if (gap.uniform(t) < GAPS_PER_BAR) {
                Arrays.fill(delivered, t, Math.min(to - 1, t + 1 + (int) (length.uniform(t) * 6)), false);
            }
        }
    }

    private void shake(Regime[] regimes) {
        double[] market = autoregression(market(Draws.Purpose.MARKET_VOLATILITY), 0.97, 0.3);
        double[] own = autoregression(draws(Draws.Purpose.OWN_VOLATILITY), 0.95, 0.25);
        Draws factor = market(Draws.Purpose.FACTOR);
        Draws shocks = draws(Draws.Purpose.OWN_SHOCK);
        Draws jump = draws(Draws.Purpose.JUMP);
        Draws size = draws(Draws.Purpose.JUMP_SIZE);
        Draws quiet = draws(Draws.Purpose.NO_TRADE);
        double bar = YEARLY_VOLATILITY
                * (0.8 + 0.1 * (symbol % 6))
                / StrictMath.sqrt(spec.interval().barsPerYear());
        double rest = StrictMath.sqrt(1 - FACTOR_LOADING * FACTOR_LOADING);
        for (int t = 0; t < sigma.length; t++) {
            shock[t] = FACTOR_LOADING * factor.normal(t) + rest * shocks.normal(t);
            if (jump.uniform(t) < JUMPS_PER_BAR) {
                double jumpSize = 8 + 14 * size.uniform(2 * t);
                shock[t] += size.uniform(2 * t + 1) < 0.5 ? -jumpSize : jumpSize;
            }
            boolean trades = !isThin() || quiet.uniform(t) >= THIN_QUIET_SHARE;
            sigma[t] = trades
                    ? bar
                            * regimes[t].volatility()
                            * StrictMath.sqrt(dayProfile(t))
                            * StrictMath.exp(market[t] + own[t])
                    : 0;
        }
    }

    private void trade() {
        double[] level = autoregression(draws(Draws.Purpose.VOLUME), 0.9, 0.4);
        double[] size = autoregression(draws(Draws.Purpose.TRADE_SIZE), 0.93, 0.3);
        double[] flow = autoregression(draws(Draws.Purpose.TAKER_FLOW), 0.98, 0.35);
        Draws noise = draws(Draws.Purpose.TAKER_NOISE);
        double hours = spec.interval().micros() / 3.6e9;
        double usual = HOURLY_TURNOVER * hours / firstPrice() / (isThin() ? 200 : 1 + symbol);
        for (int t = 0; t < volume.length; t++) {
            if (sigma[t] == 0) {
                continue; // a quiet bar: nothing traded
            }
            double busy = level[t] + 0.3 * Math.min(3, Math.abs(shock[t]));
            volume[t] = Math.max(0.001, thousandths(usual * dayProfile(t) * StrictMath.exp(busy)));
            double tradeSize = TRADE_TURNOVER / firstPrice() * StrictMath.exp(size[t]);
            trades[t] = Math.max(1, StrictMath.rint(volume[t] / tradeSize));
            double lean = flow[t] + 0.2 * Math.max(-3, Math.min(3, shock[t])) + 0.25 * noise.normal(t);
            takerBuy[t] = Math.min(volume[t], thousandths(volume[t] / (1 + StrictMath.exp(-lean))));
        }
    }

    /** Busy in the afternoon, UTC; mean about 1. */
    private double dayProfile(int t) {
        long micros = spec.firstOpenMicros() + t * spec.interval().micros();
        double day = Math.floorMod(micros, 86_400_000_000L) / 86_400_000_000.0;
        return 1 + 0.5 * StrictMath.cos(2 * StrictMath.PI * (day - 0.625));
    }

    /** A stationary first-order autoregression. */
    private double[] autoregression(Draws draws, double memory, double deviation) {
        double[] path = new double[spec.barCount()];
        double innovation = deviation * StrictMath.sqrt(1 - memory * memory);
        double value = deviation * draws.normal(0);
        for (int t = 0; t < path.length; t++) {
            path[t] = value;
            value = memory * value + innovation * draws.normal(t + 1);
        }
        return path;
    }

    private static double thousandths(double quantity) {
        return StrictMath.rint(quantity * 1_000) / 1_000;
    }

    private Draws draws(Draws.Purpose purpose) {
        return new Draws(spec.seed(), purpose, symbol);
    }

    private Draws market(Draws.Purpose purpose) {
        return new Draws(spec.seed(), purpose, -1);
    }
}
