package org.alphalode.stage.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.alphalode.check.AlphaException;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Panel;
import org.alphalode.stage.LocalRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepTest {
    private static final double TOLERANCE = 1e-12;
    private static final BarInterval HOUR = BarInterval.parse("1h");

    private enum Prices {
        /** Steps of a cent: means tie. */
        CENTS,
        /** All bits of a double. */
        FULL,
        /** Closes and opens missing here and there. */
        GAPS
    }

    @ParameterizedTest
    @CsvSource({
        "CENTS, CLOSE, 5",
        "CENTS, NEXT_OPEN, 5",
        "FULL, CLOSE, 0",
        "FULL, NEXT_OPEN, 7.5",
        "GAPS, CLOSE, 5",
        "GAPS, NEXT_OPEN, 5"
    })
    void agreesWithASlowLoop(Prices prices, SweepParams.Fill fill, double feeBps) {
        double[][] bars = bars(prices, 3_000, 17);
        SweepGrid grid = SweepGrid.parse(SweepRule.SMA_CROSS, "fast=2,5,25;slow=10:50:20,100");
        List<SweepRow> rows = run(bars, new SweepParams(grid, feeBps, fill));
        assertThat(rows).hasSize(12);
        for (SweepRow row : rows) {
            // Lo (2002), independent normal returns: sqrt((1 + ratio^2 / 2) / returns), here per year
            double perBar = row.sharpe().value() / Math.sqrt(HOUR.barsPerYear());
            double error = Math.sqrt((1 + perBar * perBar / 2) / 2_999 * HOUR.barsPerYear());
            assertThat(row.sharpeError()).isCloseTo(error, within(TOLERANCE * error));
            agrees(row, SlowSweep.run(bars, row.values().get(0), row.values().get(1), feeBps, fill));
            assertThat(row.trades()).as("%s", row.values()).isGreaterThan(2);
        }
    }

    @Test
    void tiesOfMeansAreTies() {
        // closes repeat 1, 2, 3, 2: means of 4 and of 8 are equal for ever, as are those of 4 and 12
        double[] close = new double[5_000];
        for (int t = 0; t < close.length; t++) {
            close[t] = new double[] {0.1, 0.2, 0.3, 0.2}[t % 4];
        }
        SweepGrid grid = SweepGrid.parse(SweepRule.SMA_CROSS, "fast=4;slow=8,12,16");
        for (SweepRow row : run(new double[][] {close, close}, new SweepParams(grid, 5, SweepParams.Fill.CLOSE))) {
            assertThat(row.trades()).isZero();
            assertThat(row.totalReturn()).isZero();
            assertThat(row.sharpe().undefinedBecause()).isEqualTo("the returns do not vary");
        }
    }

    @Test
    void pricesThatStandStillChangeNothing() {
        double[] flat = new double[3_000];
        java.util.Arrays.fill(flat, 123.4);
        SweepGrid grid = SweepGrid.parse(SweepRule.PRICE_CROSS, "window=1:60:7");
        assertThat(run(new double[][] {flat, flat}, new SweepParams(grid, 0, SweepParams.Fill.NEXT_OPEN)))
                .allSatisfy(row -> assertThat(row.totalReturn()).isZero());
    }

    @Test
    void profitFallsWhenFeesRise() {
        double[][] bars = bars(Prices.CENTS, 5_000, 3);
        SweepGrid grid = SweepGrid.parse(SweepRule.MOMENTUM, "lookback=3:200:19");
        List<SweepRow> free = run(bars, new SweepParams(grid, 0, SweepParams.Fill.NEXT_OPEN));
        List<SweepRow> dear = run(bars, new SweepParams(grid, 3, SweepParams.Fill.NEXT_OPEN));
        for (int i = 0; i < free.size(); i++) {
            assertThat(dear.get(i).totalReturn()).isLessThan(free.get(i).totalReturn());
            assertThat(dear.get(i).trades()).isEqualTo(free.get(i).trades());
        }
    }

    @Test
    void decisionsSeeNoFuture() {
        double[][] bars = bars(Prices.FULL, 4_000, 5);
        double[][] poisoned = {bars[0].clone(), bars[1].clone()};
        // the decision at the last close is never filled, and the last open comes before it
        poisoned[1][3_999] = bars[1][3_999] * 3;
        SweepParams params = new SweepParams(
                SweepGrid.parse(SweepRule.SMA_CROSS, "fast=5;slow=20:100:20"), 5, SweepParams.Fill.NEXT_OPEN);
        List<SweepRow> before = run(bars, params);
        List<SweepRow> after = run(poisoned, params);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).trades()).isEqualTo(before.get(i).trades());
        }
    }

    @Test
    void unitsDoNotMatter() {
        double[][] bars = bars(Prices.CENTS, 3_000, 8);
        SweepParams params = new SweepParams(
                SweepGrid.parse(SweepRule.SMA_CROSS, "fast=2:18:1;slow=20:60:2"), 5, SweepParams.Fill.CLOSE);
        SweepInput input = new SweepInput(panel(bars), params);
        List<SweepRow> whole = new LocalRunner().run(new SweepStage(), input);
        assertThat(new SweepStage().plan(input)).hasSizeGreaterThan(1);
        List<SweepRow> single = new ArrayList<>();
        for (int point = 0; point < params.grid().points().size(); point++) {
            single.addAll(new SweepStage().work(input, new SweepUnit(0, point, point + 1)));
        }
        assertThat(single).isEqualTo(whole);
    }

    @Test
    void gridsAreListsAndRanges() {
        SweepGrid grid = SweepGrid.parse(SweepRule.SMA_CROSS, " slow=100:280:40 ; fast=10,20, 30:31:1");
        assertThat(grid.points())
                .hasSize(20)
                .startsWith(List.of(10, 100), List.of(10, 140))
                .endsWith(List.of(31, 260));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fast=10 | lacks slow",
                "fast=10;slow=20;fast=3 | twice",
                "fats=10;slow=20 | Did you mean 'fast'",
                "fast=10;slow=20:10:5 | rising",
                "fast=10;slow=20:30:0 | never ends",
                "fast=0;slow=20 | give 1 to",
                "fast=1.5;slow=20 | whole number",
                "fast=10,10;slow=20 | twice",
                "fast=10;slow= | whole number",
                "fast=1:100000:1;slow=1:100000:1 | split it"
            })
    void refusesBadGrids(String grid, String problem) {
        assertThatThrownBy(() -> SweepGrid.parse(SweepRule.SMA_CROSS, grid))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void refusesUnknownRulesFillsAndFees() {
        assertThatThrownBy(() -> SweepRule.parse("sma_cros")).hasMessageContaining("sma_cross");
        assertThatThrownBy(() -> SweepParams.Fill.parse("open")).hasMessageContaining("next-open");
        SweepGrid grid = SweepGrid.parse(SweepRule.MOMENTUM, "lookback=3");
        assertThatThrownBy(() -> new SweepParams(grid, Double.NaN, SweepParams.Fill.CLOSE))
                .isInstanceOf(AlphaException.class);
    }

    private static void agrees(SweepRow row, SlowSweep.Answer slow) {
        assertThat(row.trades()).as("trades of %s", row.values()).isEqualTo(slow.trades());
        assertThat(row.totalReturn()).isCloseTo(slow.totalReturn(), within(TOLERANCE));
        assertThat(row.sharpe().value()).isCloseTo(slow.sharpe() * Math.sqrt(HOUR.barsPerYear()), within(1e-10));
        assertThat(row.sharpe().value() / Math.sqrt(HOUR.barsPerYear())).isCloseTo(slow.sharpe(), within(TOLERANCE));
        assertThat(row.maxDrawdown()).isCloseTo(slow.maxDrawdown(), within(TOLERANCE));
    }

    private static List<SweepRow> run(double[][] bars, SweepParams params) {
        return new LocalRunner().run(new SweepStage(), new SweepInput(panel(bars), params));
    }

    private static Panel panel(double[][] bars) {
        return new Panel.Builder(
                        List.of("X"),
                        List.of(FieldSpec.pure("open", Family.PRICE), FieldSpec.pure("close", Family.PRICE)),
                        HOUR,
                        3_600_000_000L,
                        bars[0].length)
                .set(0, 0, bars[0])
                .set(1, 0, bars[1])
                .build();
    }

    /** Opens and closes. */
    private static double[][] bars(Prices prices, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] open = new double[count];
        double[] close = new double[count];
        double price = 100;
        for (int t = 0; t < count; t++) {
            open[t] = price * (1 + random.nextDouble(-0.002, 0.002));
            price = open[t] * (1 + random.nextDouble(-0.01, 0.01001));
            close[t] = price;
            if (prices == Prices.CENTS) {
                open[t] = Math.round(open[t] * 100) / 100.0;
                close[t] = Math.round(close[t] * 100) / 100.0;
            }
            if (prices == Prices.GAPS && random.nextInt(60) == 0) {
                close[t] = Double.NaN;
            }
            if (prices == Prices.GAPS && random.nextInt(10) == 0) {
                open[t] = Double.NaN;
            }
        }
        return new double[][] {open, close};
    }
}
