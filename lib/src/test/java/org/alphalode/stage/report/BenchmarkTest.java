package org.alphalode.stage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.alphalode.model.BarFields;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Panel;
import org.junit.jupiter.api.Test;

class BenchmarkTest {
    private static final long DAY = 86_400_000_000L;
    private static final double NONE = Double.NaN;

    private static Panel market(double[]... closes) {
        Panel.Builder panel = new Panel.Builder(
                List.of("A", "B", "C").subList(0, closes.length),
                List.of(BarFields.CLOSE),
                BarInterval.parse("12h"),
                DAY / 2,
                closes[0].length);
        for (int s = 0; s < closes.length; s++) {
            for (int t = 0; t < closes[s].length; t++) {
                panel.set(0, s, t, closes[s][t]);
            }
        }
        return panel.build();
    }

    /** Closes at half a day, one day and so on; the book steps from the second close on. */
    private static Book book(int steps) {
        SharpeEstimate none = SharpeEstimate.undefined("none", .95, 1);
        return new Book(
                1_000,
                IntStream.rangeClosed(2, steps + 1)
                        .mapToObj(i -> new Book.Step(i * DAY / 2, 1_000, 0, 0, Costs.NONE, ""))
                        .toList(),
                List.of(),
                none);
    }

    @Test
    void holdsEqualMoneyInEverySymbolThatHasAPriceAtTheStart() {
        Panel market = market(
                new double[] {10, 11, NONE, 12}, new double[] {100, 90, 80, 70}, new double[] {NONE, 5, 50, 500});
        // half in A and half in B; A keeps its last close where it has none; C can not be bought at the start
        assertThat(Benchmark.of(market, book(3)).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .containsExactly(new double[] {1_000, 950, 950}, within(1e-9));
    }

    @Test
    void isMeasuredByTheDaysOfTheBook() {
        Panel market = market(new double[] {10, 11, 12, 6, 6});
        List<Double> values = Benchmark.of(market, book(4));
        assertThat(Benchmark.dayReturns(values, book(4)))
                .containsExactly(new double[] {.1, 6.0 / 11 - 1, 0}, within(1e-12));
    }

    @Test
    void isNotThereWithoutAPriceAtTheStart() {
        assertThat(Benchmark.of(market(new double[] {NONE, 5, 6}), book(2))).isEmpty();
        assertThat(Benchmark.of(market(new double[] {4, 5, 6}), book(0))).isEmpty();
    }
}
