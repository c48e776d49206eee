package org.alphalode.stage.sweep;

import java.math.BigDecimal;

/** A moving-average cross told bar by bar, with exact means and a whole equity curve: the twin that shares no line with the fast one. */
final class SlowSweep {
    private SlowSweep() {}

    /** Sharpe ratio is per bar. */
    record Answer(long trades, double totalReturn, double sharpe, double maxDrawdown) {}

    static Answer run(double[][] bars, int fast, int slow, double feeBps, SweepParams.Fill fill) {
        double[] open = bars[0];
        double[] close = bars[1];
        double fee = feeBps / 10_000;
        double cash = 1;
        double units = 0;
        double mark = Double.NaN;
        String order = "";
        int trades = 0;
        double[] equity = new double[close.length];
        for (int t = 0; t < close.length; t++) {
            if (!order.isEmpty() && !Double.isNaN(open[t])) {
                if (order.equals("buy")) {
                    units = (cash - cash * fee) / open[t];
                    cash = 0;
                    trades++;
                } else {
                    cash = units * open[t] - units * open[t] * fee;
                    units = 0;
                }
                order = "";
            }
            mark = Double.isNaN(close[t]) ? mark : close[t];
            String wish = order.isEmpty() ? wish(close, t, fast, slow, units > 0) : "";
            if (fill == SweepParams.Fill.NEXT_OPEN) {
                order = order.isEmpty() ? wish : order;
            } else if (wish.equals("buy")) {
                units = (cash - cash * fee) / close[t];
                cash = 0;
                trades++;
            } else if (wish.equals("sell")) {
                cash = units * close[t] - units * close[t] * fee;
                units = 0;
            }
            equity[t] = units > 0 ? cash + units * mark : cash;
        }
        return judge(trades, equity);
    }

    private static String wish(double[] close, int t, int fast, int slow, boolean in) {
        int now = compare(close, t, fast, slow);
        int before = compare(close, t - 1, fast, slow);
        boolean crossed = now == 1 && (before == 0 || before == -1);
        return !in && crossed ? "buy" : in && now == -1 ? "sell" : "";
    }

    /** Sign of fast mean less slow mean, in exact decimals; 9 where one is not there. */
    private static int compare(double[] close, int t, int fast, int slow) {
        if (t < 0) {
            return 9;
        }
        BigDecimal sumFast = sum(close, t, fast);
        BigDecimal sumSlow = sum(close, t, slow);
        if (sumFast.signum() < 0 || sumSlow.signum() < 0) {
            return 9;
        }
        return sumFast.multiply(BigDecimal.valueOf(slow)).compareTo(sumSlow.multiply(BigDecimal.valueOf(fast)));
    }

    /** -1 where a close is not there. */
    private static BigDecimal sum(double[] close, int t, int window) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = t - window + 1; i <= t; i++) {
            if (i < 0 || Double.isNaN(close[i])) {
                return BigDecimal.ONE.negate();
            }
            // the decimal that the double stands for: means of decimals tie
            sum = sum.add(BigDecimal.valueOf(close[i]));
        }
        return sum;
    }

    private static Answer judge(int trades, double[] equity) {
        int n = equity.length - 1;
        BigDecimal total = BigDecimal.ZERO;
        double[] returns = new double[n];
        for (int t = 0; t < n; t++) {
            returns[t] = equity[t + 1] / equity[t] - 1;
            total = total.add(new BigDecimal(returns[t]));
        }
        double mean = total.doubleValue() / n;
        double squares = 0;
        for (double r : returns) {
            squares += (r - mean) * (r - mean);
        }
        double high = 0;
        double deepest = 0;
        for (double e : equity) {
            high = Math.max(high, e);
            deepest = Math.max(deepest, 1 - e / high);
        }
        return new Answer(trades, equity[n] - 1, mean / Math.sqrt(squares / (n - 1)), deepest);
    }
}
