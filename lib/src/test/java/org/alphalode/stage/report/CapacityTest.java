package org.alphalode.stage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.alphalode.stat.StationaryBootstrap;
import org.junit.jupiter.api.Test;

class CapacityTest {
    private static final StationaryBootstrap BOOTSTRAP = new StationaryBootstrap(5, 50, 1);

    @Test
    void moreMoneyPaysMoreImpactByTheSquareRoot() {
        SplittableRandom random = new SplittableRandom(9);
        List<Book.Step> steps = new ArrayList<>();
        double equity = 1_000;
        double[] returns = new double[300];
        for (int t = 0; t < 300; t++) {
            double gross = random.nextDouble(-0.01, 0.012);
            double impact = 0.0005 * random.nextDouble();
            // ten times the money, sqrt(10) times the impact per unit of money, taken from the same gross return
            double kept = equity;
            equity *= 1 + gross - impact;
            steps.add(new Book.Step(t + 1, equity, 0, 1, new Costs(0, 0, 0, impact * kept, 0), "f00"));
            returns[t] = gross - Math.sqrt(10) * impact;
        }
        List<Extras.CapacityPoint> curve =
                Capacity.curve(new Book(1_000, steps, List.of(), Books.NO_SHARPE), 365, BOOTSTRAP);
        assertThat(curve).extracting(Extras.CapacityPoint::capital).isSorted().contains(10_000.0);
        double sum = 0;
        for (double r : returns) {
            sum += r;
        }
        double squares = 0;
        for (double r : returns) {
            squares += (r - sum / 300) * (r - sum / 300);
        }
        Extras.CapacityPoint point =
                curve.stream().filter(p -> p.capital() == 10_000).findFirst().orElseThrow();
        assertThat(point.sharpe().annual().value())
                .isCloseTo(sum / 300 / Math.sqrt(squares / 299) * Math.sqrt(365), within(1e-9));
        for (int i = 1; i < curve.size(); i++) {
            assertThat(curve.get(i).sharpe().annual().value())
                    .isLessThan(curve.get(i - 1).sharpe().annual().value());
        }
    }

    @Test
    void withoutImpactNothingLimitsTheSize() {
        Book book = new Book(100, List.of(new Book.Step(1, 101, 0, 1, Costs.NONE, "f00")), List.of(), Books.NO_SHARPE);
        assertThat(Capacity.curve(book, 365, BOOTSTRAP)).isEmpty();
    }
}
