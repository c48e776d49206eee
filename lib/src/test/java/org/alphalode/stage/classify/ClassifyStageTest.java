package org.alphalode.stage.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.alphalode.check.AlphaException;
import org.alphalode.model.Alpha;
import org.alphalode.model.AlphaCluster;
import org.alphalode.model.BarFields;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Cluster;
import org.alphalode.model.ClusterMetrics;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.model.Span;
import org.alphalode.stage.LocalRunner;
import org.alphalode.stat.Correlation;
import org.alphalode.stat.Moments;
import org.junit.jupiter.api.Test;

class ClassifyStageTest {
    private static final BarInterval HOUR = BarInterval.parse("1h");
    private static final int BARS = 500;
    private static final int TRAIN_END = 400;
    private static final List<FieldSpec> FIELDS = List.of(
            FieldSpec.pure("ret", Family.PRICE),
            FieldSpec.pure("spread", Family.PRICE),
            FieldSpec.pure("noise", Family.MIXED),
            FieldSpec.pure("flat", Family.MIXED),
            FieldSpec.pure("rare", Family.MIXED));
    private static final Fold FOLD = new Fold("f00", span(0, TRAIN_END), span(TRAIN_END + 5, 450), span(455, BARS));

    @Test
    void momentumIsMomentumAndReversalOfTheOrientationIsNot() {
        Classified classified = run(input(alpha("ts_mean(ret, 5)", 1), alpha("noise", 1), alpha("-spread", 1)));
        Map<String, Cluster> clusters = new TreeMap<>();
        classified.qualified().forEach(a -> clusters.put(a.alphaId(), a.cluster()));
        assertThat(clusters)
                .containsEntry("f00-ts_mean(ret, 5)", Cluster.TREND_FOLLOWING_MOMENTUM)
                .containsEntry("f00-noise", Cluster.NOISE_SENSITIVE_FAST_DECAY)
                .containsEntry("f00--spread", Cluster.SPREAD_COMPRESSION);
        AlphaCluster turned =
                run(input(alpha("ts_mean(ret, 5)", -1))).qualified().get(0);
        AlphaCluster straight = classified.qualified().get(0);
        assertThat(turned.metrics().corrReturn()).isEqualTo(-straight.metrics().corrReturn());
        assertThat(turned.metrics().persistence()).isEqualTo(straight.metrics().persistence());
        assertThat(turned.metrics().turnover()).isEqualTo(straight.metrics().turnover());
        assertThat(turned.cluster()).isNotEqualTo(Cluster.TREND_FOLLOWING_MOMENTUM);
    }

    @Test
    void metricsAreMeansOverSymbolsWeightedByObservations() {
        ClassifyInput input = input(alpha("noise + ret", 1));
        ClusterMetrics metrics = run(input).qualified().get(0).metrics();
        double ret = 0;
        double spread = 0;
        double volume = 0;
        double persistence = 0;
        double turnover = 0;
        double count = 0;
        for (int s = 0; s < 2; s++) {
            double[] r = train(input.features().series(0, s));
            double[] noise = train(input.features().series(2, s));
            double[] x = IntStream.range(0, TRAIN_END)
                    .mapToDouble(t -> r[t] + noise[t])
                    .toArray();
            double n = Arrays.stream(x).filter(v -> !Double.isNaN(v)).count();
            ret += n * Correlation.pearson(x, r);
            spread += n * Correlation.pearson(x, train(input.features().series(1, s)));
            volume += n * Correlation.pearson(x, train(input.market().series(0, s)));
            persistence += n * Correlation.lagOne(x);
            double step = IntStream.range(1, TRAIN_END)
                    .mapToDouble(t -> Math.abs(x[t] - x[t - 1]))
                    .filter(d -> !Double.isNaN(d))
                    .average()
                    .orElseThrow();
            turnover += n * step / Moments.of(x).deviation();
            count += n;
        }
        assertThat(metrics.corrReturn()).isCloseTo(ret / count, within(1e-12));
        assertThat(metrics.corrSpread()).isCloseTo(spread / count, within(1e-12));
        assertThat(metrics.corrVolume()).isCloseTo(volume / count, within(1e-12));
        assertThat(metrics.persistence()).isCloseTo(persistence / count, within(1e-12));
        assertThat(metrics.turnover()).isCloseTo(turnover / count, within(1e-12));
        assertThat(metrics.corrVolatility()).isBetween(-0.3, 0.3);
    }

    @Test
    void discardsWhatIsFlatOrRareAndSaysWhy() {
        Classified classified =
                run(input(alpha("flat", 1), alpha("noise", 1), alpha("rare", 1), alpha("sign(noise)", 1)));
        assertThat(classified.qualified().stream().map(AlphaCluster::alphaId)).containsExactly("f00-noise");
        assertThat(classified.discarded().stream().map(Measured::fault))
                .containsExactly("near-zero variance", "too many missing values", "fewer than 10 distinct values");
        assertThat(classified.distribution("f00")).containsExactly(Map.entry(Cluster.NOISE_SENSITIVE_FAST_DECAY, 1L));
    }

    @Test
    void doesNotSeePastTheTrainingWindow() {
        ClassifyInput input = input(alpha("ts_mean(ret, 5)", 1), alpha("noise", -1), alpha("-spread", 1));
        ClassifyInput cut = new ClassifyInput(
                input.alphas(),
                input.features().bars(0, TRAIN_END),
                input.market().bars(0, TRAIN_END),
                input.folds(),
                input.params());
        assertThat(run(cut)).isEqualTo(run(input));
    }

    @Test
    void unitsCanBeSplitAnyhow() {
        Alpha[] alphas = IntStream.range(3, 40)
                .mapToObj(w -> alpha("ts_mean(noise, " + w + ")", 1))
                .toArray(Alpha[]::new);
        ClassifyInput input = input(alphas);
        ClassifyStage stage = new ClassifyStage();
        List<List<Measured>> single = Arrays.stream(alphas)
                .map(alpha -> stage.work(input, new ClassifyUnit(FOLD, List.of(alpha))))
                .toList();
        assertThat(stage.plan(input)).hasSizeGreaterThan(1);
        assertThat(stage.reduce(input, single)).isEqualTo(run(input));
    }

    @Test
    void refusesFeaturesWithoutWhatItMeasuresAgainst() {
        ClassifyInput input = input();
        assertThatThrownBy(() -> new ClassifyInput(
                        List.of(), input.market(), input.market(), List.of(FOLD), ClassifyParams.STANDARD))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("'ret'");
    }

    private static Classified run(ClassifyInput input) {
        return new LocalRunner().run(new ClassifyStage(), input);
    }

    private static ClassifyInput input(Alpha... alphas) {
        Random random = new Random(5);
        List<String> symbols = List.of("AAA", "BBB");
        Panel.Builder features = new Panel.Builder(symbols, FIELDS, HOUR, 0, BARS);
        Panel.Builder market = new Panel.Builder(symbols, List.of(BarFields.VOLUME), HOUR, 0, BARS);
        for (int s = 0; s < 2; s++) {
            for (int t = s * 30; t < BARS; t++) { // the second symbol lists later
                features.set(0, s, t, 0.01 * random.nextGaussian());
                features.set(1, s, t, 0.01 * random.nextDouble());
                features.set(2, s, t, 0.01 * random.nextGaussian());
                features.set(3, s, t, 0.125);
                features.set(4, s, t, t % 3 == 0 ? random.nextGaussian() : Double.NaN);
                market.set(0, s, t, 100 * random.nextDouble());
            }
        }
        return new ClassifyInput(
                List.of(alphas),
                features.build(),
                market.build(),
                Collections.singletonList(FOLD),
                ClassifyParams.STANDARD);
    }

    private static double[] train(double[] series) {
        return Arrays.copyOf(series, TRAIN_END);
    }

    private static Alpha alpha(String formula, int orientation) {
        return new Alpha("f00-" + formula, "f00", formula, orientation, 1, 1, 0, List.of());
    }

    private static Span span(int from, int to) {
        return new Span(from * HOUR.micros(), to * HOUR.micros());
    }
}
