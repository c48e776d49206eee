package org.alphalode.stage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayTest {
    @Test
    void aBarThatClosesAtMidnightBelongsToTheDayThatItEnds() {
        List<Day> days = Day.of(Books.of(100, 12 * Books.HOUR, 110, 121, 60.5));
        assertThat(days.stream().map(Day::epochDay)).containsExactly(0L, 1L);
        assertThat(days.get(0).simpleReturn()).isCloseTo(0.21, within(1e-12));
        assertThat(days.get(1).simpleReturn()).isCloseTo(-0.5, within(1e-12));
    }

    @Test
    void turnoverIsAgainstTheEquityAtTheStartOfTheDayAndCostsAddUp() {
        Costs costs = new Costs(1, 2, 2, 1, -4);
        Book book = new Book(
                200,
                List.of(
                        new Book.Step(1, 300, 50, 1, costs, "f00"),
                        new Book.Step(Books.DAY, 400, 150, 0.5, costs, "f00"),
                        new Book.Step(2 * Books.DAY, 400, 100, 0.5, costs, "f01")),
                List.of(),
                Books.NO_SHARPE);
        List<Day> days = Day.of(book);
        assertThat(days.stream().map(Day::turnover)).containsExactly(1.0, 0.25);
        assertThat(days.get(0).meanExposure()).isEqualTo(0.75);
        assertThat(days.get(0).costs()).isEqualTo(new Costs(2, 4, 4, 2, -8));
        assertThat(days.get(0).costs().total()).isEqualTo(4);
    }

    @Test
    void monthsCompoundAndLeaveHolesWhereThereIsNoBar() {
        long january = LocalDate.of(2025, 1, 30).toEpochDay();
        long march = LocalDate.of(2025, 3, 1).toEpochDay();
        long nextYear = LocalDate.of(2026, 12, 31).toEpochDay();
        List<CalendarYear> years = CalendarYear.of(
                List.of(day(january, 0.1), day(january + 1, 0.1), day(march, -0.5), day(nextYear, 0.02)));
        assertThat(years.stream().map(CalendarYear::year)).containsExactly(2025, 2026);
        assertThat(years.get(0).months().get(0)).isCloseTo(0.21, within(1e-12));
        assertThat(years.get(0).months().get(1)).isNaN();
        assertThat(years.get(0).months().get(2)).isCloseTo(-0.5, within(1e-12));
        assertThat(years.get(0).total()).isCloseTo(1.21 * 0.5 - 1, within(1e-12));
        assertThat(years.get(1).months().get(11)).isCloseTo(0.02, within(1e-12));
    }

    private static Day day(long epochDay, double simpleReturn) {
        return new Day(epochDay, 1, simpleReturn, 0, 0, Costs.NONE);
    }
}
