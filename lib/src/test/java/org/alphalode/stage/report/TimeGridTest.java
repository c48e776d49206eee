package org.alphalode.stage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeGridTest {
    private static final List<TimeGrid.Cell> CELLS = List.of(
            new TimeGrid.Cell("b", 10, 1),
            new TimeGrid.Cell("a", 10, 0.5),
            new TimeGrid.Cell("a", 20, 0.25),
            new TimeGrid.Cell("a", 30, 1),
            new TimeGrid.Cell("b", 50, 0.5));

    @Test
    void columnsAreMeansOfWhatIsKnown() {
        TimeGrid grid = TimeGrid.of(CELLS, 2, TimeGrid.Absent.UNKNOWN);
        assertThat(grid.columnMicros()).containsExactly(10L, 30L);
        assertThat(grid.rows())
                .containsExactly(new TimeGrid.Row("a", List.of(0.375, 1.0)), new TimeGrid.Row("b", List.of(1.0, 0.5)));
    }

    @Test
    void whatIsAbsentCountsAsZeroWhereItMeansZero() {
        assertThat(TimeGrid.of(CELLS, 2, TimeGrid.Absent.ZERO).rows())
                .containsExactly(new TimeGrid.Row("a", List.of(0.375, 0.5)), new TimeGrid.Row("b", List.of(0.5, 0.25)));
    }

    @Test
    void whatIsNeverKnownInAColumnIsNaN() {
        TimeGrid grid = TimeGrid.of(CELLS, 9, TimeGrid.Absent.UNKNOWN);
        assertThat(grid.columnMicros()).containsExactly(10L, 20L, 30L, 50L);
        assertThat(grid.rows().get(1).values().get(1)).isNaN();
    }

    @Test
    void theOrderOfTheCellsDoesNotMatter() {
        List<TimeGrid.Cell> shuffled = new ArrayList<>(CELLS);
        Collections.shuffle(shuffled, new Random(3));
        assertThat(TimeGrid.of(shuffled, 3, TimeGrid.Absent.UNKNOWN))
                .isEqualTo(TimeGrid.of(CELLS, 3, TimeGrid.Absent.UNKNOWN));
    }

    @Test
    void nothingGivesAnEmptyGrid() {
        assertThat(TimeGrid.of(List.of(), 5, TimeGrid.Absent.ZERO).columnMicros())
                .isEmpty();
    }
}
