package org.alphalode.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PanelsTest {
    private static final BarInterval HOUR = BarInterval.parse("1h");
    private static final Instrument A = new Instrument("v", "A", HOUR);
    private static final Instrument B = new Instrument("v", "B", HOUR);
    private static final long BEGIN = 1_640_995_200_000_000L;

    @Test
    void spansTheUnionOfTheSymbolsAndLeavesMissingBarsMissing() {
        Panel panel = Panels.of(List.of(bar(B, 5, 50), bar(A, 2, 20), bar(A, 4, 40)));
        assertThat(panel.symbols()).containsExactly("A", "B");
        assertThat(panel.fields()).isEqualTo(BarFields.ALL);
        assertThat(panel.barCount()).isEqualTo(4);
        assertThat(panel.closeMicros(0)).isEqualTo(BEGIN + 3 * HOUR.micros());
        int close = panel.fieldIndex("close");
        assertThat(panel.series(close, 0)).containsExactly(20, Double.NaN, 40, Double.NaN);
        assertThat(panel.series(close, 1)).containsExactly(Double.NaN, Double.NaN, Double.NaN, 50);
    }

    @Test
    void eachFieldHoldsItsValue() {
        Panel panel = Panels.of(List.of(bar(A, 0, 20)));
        for (int f = 0; f < BarFields.ALL.size(); f++) {
            double expected =
                    switch (BarFields.ALL.get(f).name()) {
                        case "open" -> 19;
                        case "high" -> 21;
                        case "low" -> 18;
                        case "close" -> 20;
                        case "volume" -> 5;
                        case "quote_volume" -> 100;
                        case "trade_count" -> 7;
                        case "taker_buy_volume" -> 3;
                        case "taker_buy_quote_volume" -> 60;
                        default -> throw new AssertionError(BarFields.ALL.get(f));
                    };
            assertThat(panel.value(f, 0, 0)).isEqualTo(expected);
        }
    }

    @Test
    void masksSuspectBarsAtTheirCloseAndUnconfirmedOnesForGood() {
        long next = BEGIN + 3 * HOUR.micros();
        List<Bar> bars = List.of(
                bar(A, 0, 10), with(bar(A, 1, 20), next), with(bar(A, 2, 9000), Bar.Quality.NEVER), bar(A, 3, 21));
        Panel panel = Panels.of(bars);
        int close = panel.fieldIndex("close");
        assertThat(panel.series(close, 0)).containsExactly(10, 20, Double.NaN, 21);
        assertThat(List.of(
                        panel.usableAtClose(0, 0),
                        panel.usableAtClose(0, 1),
                        panel.usableAtClose(0, 2),
                        panel.usableAtClose(0, 3)))
                .containsExactly(true, false, false, true);
        Panel confirmed = Panels.confirmed(bars);
        assertThat(confirmed.series(close, 0)).containsExactly(10, 20, Double.NaN, 21);
        assertThat(confirmed.usableAtClose(0, 1)).isTrue();
    }

    @Test
    void wantsBarsOfOneInterval() {
        Bar other = bar(new Instrument("v", "B", BarInterval.parse("1m")), 0, 1);
        assertThatThrownBy(() -> Panels.of(List.of(bar(A, 0, 1), other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one interval");
        assertThatThrownBy(() -> Panels.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Bar bar(Instrument instrument, int t, double close) {
        long open = BEGIN + t * HOUR.micros();
        return new Bar(
                instrument,
                open,
                new Bar.Price(close - 1, close + 1, close - 2, close),
                new Bar.Volume(5, 100, 7, 3, 60),
                new Bar.Quality(false, open + HOUR.micros(), 0));
    }

    private static Bar with(Bar bar, long knownAtMicros) {
        return new Bar(
                bar.instrument(), bar.openMicros(), bar.price(), bar.volume(), new Bar.Quality(true, knownAtMicros, 0));
    }
}
