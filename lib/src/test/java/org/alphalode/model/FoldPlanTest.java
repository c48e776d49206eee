package org.alphalode.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.model.FoldPlan.Mode;
import org.alphalode.model.FoldPlan.Windows;
import org.junit.jupiter.api.Test;

class FoldPlanTest {
    private static final BarInterval HOUR = BarInterval.parse("1h");
    private static final long FIRST = 1_700_000_000_000_000L / HOUR.micros() * HOUR.micros();

    @Test
    void laysOutWindowsWithGapsOfHorizonPlusOnePlusEmbargo() {
        FoldPlan plan = plan(Mode.ROLLING, new Windows.Given(100, 20, 10), 4, 3, 165);
        // gap 4 + 1 + 3 = 8; 100 + 8 + 20 + 8 = 136 bars before the first test, 29 bars left: two tests and 9 unused
        assertThat(plan.folds()).hasSize(2);
        assertThat(plan.unusedBars()).isEqualTo(9);
        assertThat(plan.folds().get(0)).isEqualTo(new Fold("f01", span(0, 100), span(108, 128), span(136, 146)));
        assertThat(plan.folds().get(1)).isEqualTo(new Fold("f02", span(10, 110), span(118, 138), span(146, 156)));
    }

    @Test
    void anchoredTrainingBeginsWithTheFirstBar() {
        FoldPlan plan = plan(Mode.ANCHORED, new Windows.Given(100, 20, 10), 4, 3, 165);
        assertThat(plan.folds().get(1).train()).isEqualTo(span(0, 110));
        assertThat(plan.folds().get(1).test()).isEqualTo(span(146, 156));
    }

    @Test
    void anAutomaticPlanUsesEveryBar() {
        FoldPlan plan = plan(Mode.ROLLING, new Windows.Auto(4), 1, 0, 1000);
        // gap 2; (1000 - 4) / 8 = 124; training takes the rest: 996 - 5 * 124 = 376
        assertThat(plan.folds()).hasSize(4);
        assertThat(plan.unusedBars()).isZero();
        assertThat(plan.folds().get(0).train()).isEqualTo(span(0, 376));
        assertThat(plan.folds().get(3).test()).isEqualTo(span(1000 - 124, 1000));
    }

    @Property(tries = 200)
    void testWindowsTileAndNoLabelReachesIntoTheNextWindow(
            @ForAll @IntRange(min = 400, max = 5000) int bars,
            @ForAll @IntRange(min = 1, max = 5) int folds,
            @ForAll @IntRange(min = 1, max = 12) int horizon,
            @ForAll @IntRange(min = 0, max = 12) int embargo) {
        FoldPlan plan = plan(Mode.ROLLING, new Windows.Auto(folds), horizon, embargo, bars);
        long labelReach = (horizon + 1) * HOUR.micros();
        for (int i = 0; i < plan.folds().size(); i++) {
            Fold fold = plan.folds().get(i);
            long lastTrain = fold.train().toMicros() - HOUR.micros();
            long lastValidation = fold.validation().toMicros() - HOUR.micros();
            assertThat(lastTrain + labelReach).isLessThan(fold.validation().fromMicros());
            assertThat(lastValidation + labelReach).isLessThan(fold.test().fromMicros());
            if (i > 0) {
                assertThat(fold.test().fromMicros())
                        .isEqualTo(plan.folds().get(i - 1).test().toMicros());
            }
        }
        assertThat(plan.folds()).hasSize(folds);
        assertThat(plan.folds().get(folds - 1).test().toMicros()).isEqualTo(FIRST + bars * HOUR.micros());
    }

    @Test
    void aPlanThatDoesNotFitIsRefusedWithItsNumbers() {
        assertThatThrownBy(() -> plan(Mode.ROLLING, new Windows.Given(100, 20, 10), 4, 3, 145))
                .isInstanceOfSatisfying(
                        AlphaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED))
                .hasMessageContaining("100")
                .hasMessageContaining("146 bars, but there are 145")
                .hasMessageContaining("shorten");
        assertThatThrownBy(() -> plan(Mode.ROLLING, new Windows.Auto(20), 4, 3, 300))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("20 folds over 300 bars")
                .hasMessageContaining("fewer folds");
    }

    private static FoldPlan plan(Mode mode, Windows windows, int horizon, int embargo, int bars) {
        return FoldPlan.of(
                new FoldPlan.Params(mode, windows, horizon, embargo), FIRST, FIRST + (bars - 1) * HOUR.micros(), HOUR);
    }

    private static Span span(int fromBar, int toBar) {
        return new Span(FIRST + fromBar * HOUR.micros(), FIRST + toBar * HOUR.micros());
    }
}
