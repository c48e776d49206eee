package org.alphalode.stage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HoldingTest {
    @Test
    void aHoldingLastsFromTheFirstFillToTheOneThatClosesIt() {
        List<Holding> holdings = Holding.closed(List.of(
                fill(10, "A", 2, 100, 1, 2),
                fill(20, "B", -1, 50, 0.5, -1),
                fill(30, "A", 1, 110, 1, 3),
                fill(40, "A", -3, 120, 2, 0),
                fill(50, "B", 0.5, 40, 0.5, -0.5)));
        assertThat(holdings).hasSize(1);
        Holding only = holdings.get(0);
        assertThat(only.symbol()).isEqualTo("A");
        assertThat(only.micros()).isEqualTo(30);
        assertThat(only.side()).isEqualTo(1);
        assertThat(only.profit()).isCloseTo(360 - 310 - 4, within(1e-12));
    }

    @Test
    void aTurnClosesOneAndOpensTheOther() {
        List<Holding> holdings = Holding.closed(
                List.of(fill(1, "A", 2, 100, 0, 2), fill(2, "A", -6, 110, 3, -4), fill(3, "A", 4, 105, 0, 0)));
        assertThat(holdings).extracting(Holding::side).containsExactly(1, -1);
        // a third of the costs of the turn is the closing's
        assertThat(holdings.get(0).profit()).isCloseTo(20 - 1, within(1e-12));
        assertThat(holdings.get(1).profit()).isCloseTo(20 - 2, within(1e-12));
    }

    @Test
    void profitsOfAllHoldingsAreWhatTheFillsBrought() {
        SplittableRandom random = new SplittableRandom(6);
        List<Book.Fill> fills = new ArrayList<>();
        double position = 0;
        double cash = 0;
        for (int t = 0; t < 2_000; t++) {
            double wanted = t == 1_999 ? 0 : random.nextInt(-3, 4);
            if (wanted != position) {
                double price = 100 + random.nextInt(20);
                double cost = random.nextDouble();
                fills.add(fill(t, "A", wanted - position, price, cost, wanted));
                cash -= (wanted - position) * price + cost;
                position = wanted;
            }
        }
        assertThat(Holding.closed(fills).stream().mapToDouble(Holding::profit).sum())
                .isCloseTo(cash, within(1e-7));
    }

    private static Book.Fill fill(long at, String symbol, double quantity, double price, double cost, double after) {
        return new Book.Fill(at, symbol, quantity, price, new Costs(cost, 0, 0, 0, 0), after, "f00");
    }
}
