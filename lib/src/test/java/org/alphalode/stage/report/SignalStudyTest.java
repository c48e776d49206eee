package org.alphalode.stage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Fold;
import org.alphalode.model.IcStats;
import org.alphalode.model.Panel;
import org.alphalode.model.Span;
import org.alphalode.stat.StationaryBootstrap;
import org.junit.jupiter.api.Test;

class SignalStudyTest {
    private static final long HOUR = 3_600_000_000L;
    private static final int BARS = 24 * 30;

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void findsWhatPredictsAndWhatDoesNot() {
        double[][] target = noise();
        double[][] noise = noise();
        double[][] good = noise();
        for (int s = 0; s < 2; s++) {
            for (int t = 0; t < BARS; t++) {
                good[s][t] += target[s][t];
                // before the test window the signal is perfect: that must not count
                good[s][t] = t < 48 ? 100 * target[s][t] : good[s][t];
            }
        }
        SignalStudy study = SignalStudy.of(List.of(fold(target, good, noise)), 1);
        // correlation of x with x + noise of the same size is 1 / sqrt(2)
        assertThat(Objects.requireNonNull(study.byAlpha().get("good")).pearsonIc())
                .isCloseTo(Math.sqrt(0.5), within(0.06));
        assertThat(Objects.requireNonNull(study.byAlpha().get("good")).observations())
                .isEqualTo(2L * (BARS - 48));
        assertThat(Objects.requireNonNull(study.byAlpha().get("noise")).rankIc())
                .isCloseTo(0, within(0.06));
        assertThat(study.overTime()).hasSize(28).allSatisfy(point -> assertThat(point.alphas())
                .isEqualTo(2));
        assertThat(study.decay()).hasSize(1);
        assertThat(study.decay().get(0).ic()).isCloseTo(0.5, within(0.1));
        assertThat(study.quantiles()).hasSize(10);
        assertThat(study.quantiles().get(9).meanBps()).isPositive();
        assertThat(study.quantiles().get(0).meanBps()).isNegative();
        // one alpha is always the better one
        assertThat(Objects.requireNonNull(study.overfitting().get("f00")).value())
                .isZero();
    }

    @Test
    void combinatorialPathsHoldWhatIsBestElsewhereAndNeedAChoice() {
        double[][] target = noise();
        double[][] noise = noise();
        double[][] good = noise();
        for (int s = 0; s < 2; s++) {
            for (int t = 0; t < BARS; t++) {
                good[s][t] += target[s][t];
            }
        }
        StationaryBootstrap bootstrap = new StationaryBootstrap(5, 200, 1);
        List<CombinatorialPath> paths = CombinatorialPath.of(List.of(fold(target, good, noise)), 1, bootstrap, 40);
        assertThat(paths).hasSize(5);
        for (CombinatorialPath path : paths) {
            // the good one wins wherever it is judged, so every path is its own
            assertThat(path.gains()).isEqualTo(paths.get(0).gains());
            assertThat(path.gains().get(path.gains().size() - 1)).isPositive();
            assertThat(path.closeMicros()).hasSameSizeAs(path.gains()).isSorted();
            assertThat(path.sharpe().low()).isPositive();
            assertThat(path.sharpe().trials()).isEqualTo(40);
        }
        assertThat(CombinatorialPath.of(List.of(), 1, bootstrap, 40)).isEmpty();
    }

    @Test
    void saysNothingWhereThereIsNoAlpha() {
        Panel empty = new Panel.Builder(List.of("A", "B"), List.of(), new BarInterval(HOUR), HOUR, BARS).build();
        FoldSignals none = new FoldSignals(
                window(), empty, new TreeMap<>(Map.of(1, panel(List.of("target"), new double[][][] {noise()}))));
        SignalStudy study = SignalStudy.of(List.of(none), 1);
        assertThat(study.byAlpha()).isEmpty();
        assertThat(study.overTime()).isEmpty();
        assertThat(study.decay()).isEmpty();
        assertThat(study.quantiles()).isEmpty();
        assertThat(Objects.requireNonNull(study.overfitting().get("f00")).undefinedBecause())
                .isEqualTo("fewer than two alphas");
    }

    @Test
    void aShortWindowHasNoStatistics() {
        double[][] target = noise();
        FoldSignals all = fold(target, target, target);
        Fold twoBars = new Fold("f00", new Span(0, 1), new Span(1, 2), new Span(50 * HOUR, 52 * HOUR));
        SignalStudy study = SignalStudy.of(List.of(new FoldSignals(twoBars, all.signals(), all.targets())), 1);
        assertThat(Objects.requireNonNull(study.byAlpha().get("good"))).isEqualTo(IcStats.NONE);
    }

    private static FoldSignals fold(double[][] target, double[][] good, double[][] noise) {
        return new FoldSignals(
                window(),
                panel(List.of("good", "noise"), new double[][][] {good, noise}),
                new TreeMap<>(Map.of(1, panel(List.of("target"), new double[][][] {target}))));
    }

    private static Fold window() {
        return new Fold("f00", new Span(0, 1), new Span(1, 2), new Span(49 * HOUR, (BARS + 1) * HOUR));
    }

    private double[][] noise() {
        double[][] x = new double[2][BARS];
        for (double[] series : x) {
            for (int t = 0; t < BARS; t++) {
                series[t] = random.nextDouble() - 0.5;
            }
        }
        return x;
    }

    private static Panel panel(List<String> names, double[][][] values) {
        Panel.Builder builder = new Panel.Builder(
                List.of("A", "B"),
                names.stream().map(name -> FieldSpec.pure(name, Family.MIXED)).toList(),
                new BarInterval(HOUR),
                HOUR,
                BARS);
        for (int f = 0; f < values.length; f++) {
            for (int s = 0; s < 2; s++) {
                builder.set(f, s, values[f][s]);
            }
        }
        return builder.build();
    }
}
