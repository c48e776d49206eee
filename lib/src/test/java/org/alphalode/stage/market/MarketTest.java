package org.alphalode.stage.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alphalode.check.AlphaException;
import org.alphalode.model.Bar;
import org.alphalode.model.BarInterval;
import org.junit.jupiter.api.Test;

class MarketTest {
    private static final BarInterval HOUR = BarInterval.parse("1h");
    private static final long BEGIN = 1_640_995_200_000_000L;
    private static final int BARS = 12_000;
    private static final int SYMBOLS = 6;
    /** Standard errors that a measured correlation may be away from the true one. */
    private static final double ERRORS = 3.5;

    @Test
    void aPlantedAlphaHasItsTrueIc() {
        for (int horizon : new int[] {1, 4}) {
            GeneratedMarket market = Market.generate(spec(5, PlantedAlpha.standard(horizon), false));
            for (PlantedAlpha alpha : market.planted()) {
                Measured ic = ic(market, alpha);
                // overlapping forward returns of h bars count as one in h
                double error = Math.sqrt(horizon / (double) ic.count);
                assertThat(ic.value).as("%s", alpha).isCloseTo(alpha.trueIc(), within(ERRORS * error));
                assertThat(error).as("the test can tell it from nothing").isLessThan(alpha.trueIc() / ERRORS);
            }
        }
    }

    @Test
    void theChosenIcIsTheOneThatIsPlanted() {
        for (double chosen : new double[] {-0.1, 0.02, 0.2}) {
            PlantedAlpha alpha = new PlantedAlpha(PlantedSignals.RISING_INTENSITY, chosen, 1);
            Measured ic = ic(Market.generate(spec(6, List.of(alpha), false)), alpha);
            assertThat(ic.value).isCloseTo(chosen, within(ERRORS / Math.sqrt(ic.count)));
        }
    }

    @Test
    void noiseIsPredictedByNothing() {
        GeneratedMarket noise = Market.generate(spec(7, List.of(), false));
        for (PlantedAlpha alpha : PlantedAlpha.standard(1)) {
            Measured ic = ic(noise, alpha);
            assertThat(ic.value).as("%s", alpha).isCloseTo(0, within(ERRORS / Math.sqrt(ic.count)));
        }
        assertThat(noise.planted()).isEmpty();
        for (Series s : series(noise)) {
            double[] ret = s.of(
                    t -> Math.log(s.at(t).price().close() / s.at(t - 1).price().close()));
            double[] range = s.of(t -> s.at(t).price().high() / s.at(t).price().low());
            for (double[] x : List.of(ret, range)) {
                Measured ic = correlation(List.of(x), List.of(s.forward(1)));
                assertThat(ic.value).isCloseTo(0, within(ERRORS * 1.5 / Math.sqrt(ic.count)));
            }
        }
    }

    @Test
    void sameSeedSameBytesAndAnotherSeedOthers() {
        MarketSpec spec = new MarketSpec(1, 4, HOUR, BEGIN, 1_000, PlantedAlpha.standard(1), true);
        MarketSpec other = new MarketSpec(2, 4, HOUR, BEGIN, 1_000, PlantedAlpha.standard(1), true);
        assertThat(text(spec)).isEqualTo(text(spec)).isNotEqualTo(text(other));
    }

    @Test
    void bytesAreTheSameOnEveryMachine() {
        List<String> lines = Market.generate(new MarketSpec(1, 1, HOUR, BEGIN, 1_000, List.of(), false)).bars().stream()
                .map(MarketCsv::row)
                .toList();
        assertThat(lines.get(0)).isEqualTo(FIRST_LINE);
        assertThat(lines.get(lines.size() - 1)).isEqualTo(LAST_LINE);
    }

    @Test
    void plantingAnAlphaChangesPricesOnly() {
        List<Bar> noise = Market.generate(spec(8, List.of(), false)).bars();
        List<Bar> planted =
                Market.generate(spec(8, PlantedAlpha.standard(1), false)).bars();
        assertThat(noise).hasSameSizeAs(planted);
        for (int i = 0; i < noise.size(); i++) {
            Bar.Volume a = noise.get(i).volume();
            Bar.Volume b = planted.get(i).volume();
            assertThat(List.of(a.base(), a.tradeCount(), a.takerBuyBase()))
                    .isEqualTo(List.of(b.base(), b.tradeCount(), b.takerBuyBase()));
        }
    }

    @Test
    void hasAListingADelistingGapsAndQuietBars() {
        GeneratedMarket market = Market.generate(spec(9, List.of(), false));
        List<Series> all = series(market);
        assertThat(all).hasSize(SYMBOLS);
        assertThat(all.get(0).bars[0]).isNotNull();
        assertThat(all.get(0).bars[BARS - 1]).isNotNull();
        assertThat(all.get(1).bars[BARS - 1]).as("delisted").isNull();
        assertThat(all.get(SYMBOLS - 1).bars[0]).as("listed later").isNull();
        assertThat(market.bars()).anyMatch(bar -> bar.quality().gapBefore() > 0);
        List<Bar> quiet =
                market.bars().stream().filter(bar -> bar.volume().base() == 0).toList();
        assertThat(quiet).isNotEmpty().allSatisfy(bar -> {
            assertThat(bar.price().high()).isEqualTo(bar.price().low());
            assertThat(bar.volume()).isEqualTo(new Bar.Volume(0, 0, 0, 0, 0));
        });
    }

    @Test
    void looksLikeAMarket() {
        for (Series s : series(Market.generate(spec(10, PlantedAlpha.standard(1), false)))) {
            double[] ret = s.of(
                    t -> Math.log(s.at(t).price().close() / s.at(t - 1).price().close()));
            double[] size = Arrays.stream(ret).map(Math::abs).toArray();
            double[] sizeBefore = s.of(t -> size[t - 1]);
            double[] volume = s.of(t -> Math.log(s.at(t).volume().base()));
            assertThat(correlation(List.of(size), List.of(sizeBefore)).value)
                    .as("volatility clusters")
                    .isGreaterThan(0.1);
            assertThat(correlation(List.of(size), List.of(volume)).value)
                    .as("volume comes with moves")
                    .isGreaterThan(0.1);
            double variance = Arrays.stream(ret)
                    .filter(Double::isFinite)
                    .map(x -> x * x)
                    .average()
                    .orElseThrow();
            double fourth = Arrays.stream(ret)
                    .filter(Double::isFinite)
                    .map(x -> x * x * x * x)
                    .average()
                    .orElseThrow();
            assertThat(fourth / (variance * variance)).as("fat tails").isGreaterThan(5);
            assertThat(Math.sqrt(variance * HOUR.barsPerYear()))
                    .as("yearly volatility")
                    .isBetween(0.5, 2.5);
        }
        List<Series> all = series(Market.generate(spec(10, List.of(), false)));
        Series a = all.get(0);
        Series b = all.get(2);
        assertThat(correlation(List.of(a.forward(1)), List.of(b.forward(1))).value)
                .as("common factor")
                .isGreaterThan(0.25);
    }

    @Test
    void corruptsOneBarThatTheNextOneTakesBack() {
        List<Bar> clean = Market.generate(spec(11, List.of(), false)).bars();
        List<Bar> corrupted = Market.generate(spec(11, List.of(), true)).bars();
        List<Integer> changed = IntStream.range(0, clean.size())
                .filter(i -> !clean.get(i).equals(corrupted.get(i)))
                .boxed()
                .toList();
        assertThat(changed).hasSize(1);
        int i = changed.get(0);
        assertThat(corrupted.get(i).price().close())
                .isEqualTo(1000 * clean.get(i).price().close());
        assertThat(corrupted.get(i).volume()).isEqualTo(clean.get(i).volume());
    }

    @Test
    void refusesAFormulaThatItCanNotPlant() {
        assertThatThrownBy(() -> spec(1, List.of(new PlantedAlpha("ts_mean(taker_ratio, 35)", 0.1, 1)), false))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("Did you mean 'ts_mean(taker_ratio, 34)'?");
    }

    @Test
    void writesTheListOfPlantedAlphas() {
        assertThat(MarketCsv.planted(List.of(new PlantedAlpha(PlantedSignals.TAKER_FLOW, 0.07, 4))))
                .containsExactly("formula,true_ic,horizon_bars", "\"ts_mean(taker_ratio, 34)\",0.07,4");
    }

    // Recorded from the first run: a change of these lines is a change of every embedded market.
    private static final String FIRST_LINE =
            "1640995200000,42000,42162.82,41909.12,42154.53,1106.55,1640998799999,46538880.1586,55906,621.473,26135352.5673,0";
    private static final String LAST_LINE =
            "1644591600000,36176.1,36316.38,36162.52,36280.73,3486.882,1644595199999,126331096.6717,119853,2620.266,94916186.1438,0";

    private static MarketSpec spec(long seed, List<PlantedAlpha> planted, boolean corrupted) {
        return new MarketSpec(seed, SYMBOLS, HOUR, BEGIN, BARS, planted, corrupted);
    }

    private static String text(MarketSpec spec) {
        return Market.generate(spec).bars().stream().map(MarketCsv::row).collect(Collectors.joining("\n"));
    }

    private static List<Series> series(GeneratedMarket market) {
        List<String> symbols = market.bars().stream()
                .map(bar -> bar.instrument().symbol())
                .distinct()
                .toList();
        return symbols.stream().map(symbol -> new Series(market.bars(), symbol)).toList();
    }

    private static Measured ic(GeneratedMarket market, PlantedAlpha alpha) {
        List<double[]> values = new ArrayList<>();
        List<double[]> targets = new ArrayList<>();
        for (Series s : series(market)) {
            values.add(s.signal(alpha.formula()));
            targets.add(s.forward(alpha.horizonBars()));
        }
        return correlation(values, targets);
    }

    /** Pooled over symbols, value and target of each symbol standardised over the bars that have both. */
    private static Measured correlation(List<double[]> values, List<double[]> targets) {
        double sum = 0;
        int count = 0;
        for (int s = 0; s < values.size(); s++) {
            double[] x = values.get(s);
            double[] y = targets.get(s);
            int[] both = IntStream.range(0, x.length)
                    .filter(t -> Double.isFinite(x[t]) && Double.isFinite(y[t]))
                    .toArray();
            double mx = Arrays.stream(both).mapToDouble(t -> x[t]).average().orElseThrow();
            double my = Arrays.stream(both).mapToDouble(t -> y[t]).average().orElseThrow();
            double sx = Math.sqrt(Arrays.stream(both)
                    .mapToDouble(t -> (x[t] - mx) * (x[t] - mx))
                    .average()
                    .orElseThrow());
            double sy = Math.sqrt(Arrays.stream(both)
                    .mapToDouble(t -> (y[t] - my) * (y[t] - my))
                    .average()
                    .orElseThrow());
            sum += Arrays.stream(both)
                    .mapToDouble(t -> (x[t] - mx) / sx * ((y[t] - my) / sy))
                    .sum();
            count += both.length;
        }
        return new Measured(sum / count, count);
    }

    private record Measured(double value, int count) {}

    /** The bars of a symbol on the grid; a missing one is null. */
    private static final class Series {
        private final Bar[] bars = new Bar[BARS];

        Series(List<Bar> all, String symbol) {
            all.stream()
                    .filter(bar -> bar.instrument().symbol().equals(symbol))
                    .forEach(bar -> bars[(int) ((bar.openMicros() - BEGIN) / HOUR.micros())] = bar);
        }

        Bar at(int t) {
            return bars[t];
        }

        double[] forward(int horizon) {
            return IntStream.range(0, BARS)
                    .mapToDouble(t -> t + 1 + horizon >= BARS || bars[t + 1] == null || bars[t + 1 + horizon] == null
                            ? Double.NaN
                            : bars[t + 1 + horizon].price().open()
                                            / bars[t + 1].price().open()
                                    - 1)
                    .toArray();
        }

        /** NaN at bar 0 and where this bar or the one before is missing. */
        double[] of(IntToDoubleFunction value) {
            return IntStream.range(0, BARS)
                    .mapToDouble(
                            t -> t == 0 || bars[t] == null || bars[t - 1] == null ? Double.NaN : value.applyAsDouble(t))
                    .toArray();
        }

        double[] signal(String formula) {
            double[] z = IntStream.range(0, BARS).mapToDouble(this::intensityZ).toArray();
            IntToDoubleFunction value =
                    switch (formula) {
                        case PlantedSignals.TAKER_FLOW -> t -> mean(t, 34, u -> takerRatio(u));
                        case PlantedSignals.AGGRESSION_IN_SMALL_TRADES -> t ->
                                mean(t, 5, u -> (2 * takerRatio(u) - 1) * z[u]);
                        case PlantedSignals.RISING_INTENSITY -> t -> z[t] - z[t - 3];
                        default -> throw new AssertionError(formula);
                    };
            return IntStream.range(0, BARS)
                    .mapToDouble(t -> t < 60 ? Double.NaN : value.applyAsDouble(t))
                    .toArray();
        }

        private double mean(int t, int window, IntToDoubleFunction value) {
            return IntStream.rangeClosed(t - window + 1, t)
                    .mapToDouble(value)
                    .average()
                    .orElseThrow();
        }

        private double takerRatio(int t) {
            return bars[t] == null
                    ? Double.NaN
                    : bars[t].volume().takerBuyBase() / bars[t].volume().base();
        }

        private double intensityZ(int t) {
            if (t < 19) {
                return Double.NaN;
            }
            IntToDoubleFunction intensity = u -> bars[u] == null
                    ? Double.NaN
                    : bars[u].volume().tradeCount() / bars[u].volume().base();
            double mean = mean(t, 20, intensity);
            double variance = mean(t, 20, u -> Math.pow(intensity.applyAsDouble(u) - mean, 2));
            return (intensity.applyAsDouble(t) - mean) / Math.sqrt(variance);
        }
    }
}
