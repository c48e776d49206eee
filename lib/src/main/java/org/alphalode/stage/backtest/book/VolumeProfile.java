package org.alphalode.stage.backtest.book;

/** Mean volume of past days at the time of the bars to come. */
final class VolumeProfile {
    private static final long DAY_MICROS = 86_400_000_000L;
    /** Days of the mean. */
    private static final int DAYS = 20;

    private final BarArrays bars;
    private final int barsPerDay;

    VolumeProfile(BarArrays bars) {
        this.bars = bars;
        this.barsPerDay = (int) Math.max(1, DAY_MICROS / bars.intervalMicros);
    }

    /**
     * Means for the bars in which children will be live, from bars up to {@code bar} alone; all zero where one of them has none.
     *
     * @param latencyBars bars skipped first
     */
    double[] of(int symbol, int bar, int count, int latencyBars) {
        double[] means = new double[count];
        for (int k = 0; k < count; k++) {
            double sum = 0;
            int days = 0;
            int ahead = bar + 1 + latencyBars + k;
            for (int t = ahead - barsPerDay; t >= 0 && days < DAYS; t -= barsPerDay) {
                if (t <= bar && bars.volume[symbol][t] >= 0 && bars.trusted[symbol][t]) {
                    sum += bars.volume[symbol][t];
                    days++;
                }
            }
            means[k] = days == 0 ? 0 : sum / days;
            if (days == 0) {
                return new double[count];
            }
        }
        return means;
    }
}
