package org.alphalode.stage.backtest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphalode.model.FundingRate;
import org.alphalode.model.Panel;
import org.alphalode.model.TargetWeight;
import org.alphalode.stage.backtest.book.CostParams;

/** The book again, independent and slow: exact decimals, cash only, everything looked up anew at each bar. */
final class SlowBook {
    private static final MathContext EXACT = new MathContext(50);
    private static final BigDecimal BPS = new BigDecimal("0.0001");

    private final BacktestParams params;
    private final BacktestInput input;
    private final Map<String, BigDecimal> held = new TreeMap<>();
    private final Map<String, BigDecimal> price = new TreeMap<>();
    private final Map<String, BigDecimal> wanted = new TreeMap<>();
    private BigDecimal cash;

    SlowBook(BacktestParams params, BacktestInput input) {
        this.params = params;
        this.input = input;
        this.cash = new BigDecimal(params.rules().startingCash());
    }

    /** Equity at the close of each bar. */
    List<BigDecimal> equity() {
        Panel bars = input.bars();
        List<BigDecimal> out = new ArrayList<>();
        for (int t = 0; t < bars.barCount(); t++) {
            for (int s = 0; s < bars.symbolCount(); s++) {
                String symbol = bars.symbols().get(s);
                boolean good = bars.usableAtClose(s, t) && bars.value(1, s, t) > 0;
                if (good && bars.value(2, s, t) > 0 && wanted.containsKey(symbol)) {
                    trade(symbol, wanted.remove(symbol), exact(bars.value(0, s, t)), exact(bars.value(2, s, t)));
                }
                for (FundingRate rate : input.funding()) {
                    boolean due = rate.micros() <= bars.closeMicros(t)
                            && rate.micros()
                                    > bars.closeMicros(t) - bars.interval().micros();
                    if (params.rules().funding()
                            && rate.symbol().equals(symbol)
                            && due
                            && held(symbol).signum() != 0) {
                        boolean now = good && rate.micros() == bars.closeMicros(t);
                        BigDecimal mark = now ? exact(bars.value(1, s, t)) : mark(symbol);
                        cash = cash.subtract(held(symbol).multiply(mark).multiply(exact(rate.rate())), EXACT);
                    }
                }
                if (good) {
                    price.put(symbol, exact(bars.value(1, s, t)));
                }
            }
            BigDecimal equity = total();
            for (TargetWeight target : input.targets()) {
                if (target.closeMicros() == bars.closeMicros(t)) {
                    decide(target, equity);
                }
            }
            out.add(equity);
        }
        return out;
    }

    private void decide(TargetWeight target, BigDecimal equity) {
        wanted.remove(target.symbol());
        if (price.containsKey(target.symbol())) {
            BigDecimal units = equity.multiply(exact(target.weight())).divide(mark(target.symbol()), EXACT);
            BigDecimal change = units.subtract(held(target.symbol()), EXACT);
            if (change.signum() != 0) {
                wanted.put(target.symbol(), change);
            }
        }
    }

    private void trade(String symbol, BigDecimal units, BigDecimal at, BigDecimal volume) {
        CostParams costs = params.rules().costs();
        BigDecimal value = units.abs().multiply(at);
        BigDecimal maker = exact(costs.makerShare());
        BigDecimal taker = BigDecimal.ONE.subtract(maker);
        BigDecimal bps = maker.multiply(exact(costs.makerFeeBps()))
                .add(taker.multiply(exact(costs.takerFeeBps()).add(exact(costs.halfSpreadBps()))))
                .add(exact(costs.slippageBps()))
                .add(exact(costs.impactBps())
                        .multiply(units.abs().divide(volume, EXACT).sqrt(EXACT)));
        cash = cash.subtract(units.multiply(at), EXACT)
                .subtract(value.multiply(bps).multiply(BPS), EXACT);
        held.put(symbol, held(symbol).add(units, EXACT));
    }

    private BigDecimal total() {
        BigDecimal sum = cash;
        for (Map.Entry<String, BigDecimal> entry : held.entrySet()) {
            if (entry.getValue().signum() != 0) {
                sum = sum.add(entry.getValue().multiply(mark(entry.getKey())), EXACT);
            }
        }
        return sum;
    }

    private BigDecimal held(String symbol) {
        return held.getOrDefault(symbol, BigDecimal.ZERO);
    }

    private BigDecimal mark(String symbol) {
        return price.getOrDefault(symbol, BigDecimal.ZERO);
    }

    private static BigDecimal exact(double value) {
        return new BigDecimal(value);
    }
}
