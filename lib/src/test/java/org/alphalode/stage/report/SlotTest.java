package org.alphalode.stage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Panel;
import org.junit.jupiter.api.Test;

class SlotTest {
    private static final long HOUR = 3_600_000_000L;

    @Test
    void profitsByHourAndByWeekdayAddUpToTheBook() {
        // 1970-01-01 was a Thursday; 72 hours of one more each
        Book book = book(72, 1);
        Curve curve = Curve.of(book);
        List<Slot> hours = Slot.hours(book, curve, HOUR);
        assertThat(hours).hasSize(24).allSatisfy(slot -> {
            assertThat(slot.profit()).isCloseTo(3, within(1e-9));
            assertThat(slot.periods()).isEqualTo(3);
        });
        assertThat(hours.get(0).name()).isEqualTo("00");
        List<Slot> weekdays = Slot.weekdays(book, Day.of(book));
        assertThat(weekdays).extracting(Slot::name).containsExactly("Thu", "Fri", "Sat");
        assertThat(weekdays.stream().mapToDouble(Slot::profit).sum()).isCloseTo(72, within(1e-9));
        assertThat(weekdays.get(0).meanBps()).isCloseTo(1e4 * 24 / 1_000, within(1e-9));
        assertThat(weekdays.get(0).standardErrorBps()).isNaN();
        assertThat(Slot.hours(book, curve, 24 * HOUR)).isEmpty();
    }

    @Test
    void statesAreThirdsOfTheDaysByRange() {
        List<MarketDay> market = new ArrayList<>();
        for (int day = 0; day < 9; day++) {
            market.add(new MarketDay(day, day % 2 == 0 ? 0.01 : -0.01, 0.001 * ((day * 4) % 9)));
        }
        Book book = book(24 * 9, 1);
        List<Slot> byRange = Slot.states(book, Day.of(book), MarketDay.byRange(market));
        assertThat(byRange).extracting(Slot::name).containsExactly("calm", "ordinary", "stormy");
        assertThat(byRange).extracting(Slot::periods).containsExactly(3L, 3L, 3L);
        List<Slot> byDirection = Slot.states(book, Day.of(book), MarketDay.byDirection(market));
        assertThat(byDirection).extracting(Slot::name).containsExactly("market up", "market down");
        assertThat(byDirection).extracting(Slot::periods).containsExactly(5L, 4L);
    }

    @Test
    void aMarketDayIsTheMeanOverTheSymbols() {
        Panel.Builder builder = new Panel.Builder(
                List.of("A", "B"),
                List.of(FieldSpec.pure("open", Family.PRICE), FieldSpec.pure("close", Family.PRICE)),
                new BarInterval(12 * HOUR),
                12 * HOUR,
                4);
        double[][] close = {{100, 110, 121, 110}, {50, 50, Double.NaN, 60}};
        for (int symbol = 0; symbol < 2; symbol++) {
            builder.set(1, symbol, close[symbol]);
            builder.set(0, symbol, new double[] {100, 100, 110, 121});
        }
        List<MarketDay> days = MarketDay.of(builder.build());
        assertThat(days).extracting(MarketDay::epochDay).containsExactly(0L, 1L);
        assertThat(days.get(0).simpleReturn()).isNaN();
        assertThat(days.get(1).simpleReturn()).isCloseTo((0 + 0.2) / 2, within(1e-12));
        assertThat(days.get(0).range()).isCloseTo((0 + 0.1 + 0.5 + 0.5) / 4, within(1e-12));
    }

    private static Book book(int hours, double gain) {
        List<Book.Step> steps = new ArrayList<>();
        for (int t = 1; t <= hours; t++) {
            steps.add(new Book.Step(t * HOUR, 1_000 + gain * t, 0, 1, Costs.NONE, "f00"));
        }
        return new Book(1_000, steps, List.of(), Books.NO_SHARPE);
    }
}
