package org.alphalode.stage.mine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.alphalode.model.IcStats;
import org.alphalode.stat.Correlation;
import org.alphalode.stat.Moments;
import org.alphalode.stat.NeweyWest;
import org.junit.jupiter.api.Test;

/** The scorer against the definitions, written out over lists of pairs. */
class ScorerTest {
    private static final int T = 600;
    private static final int TRAIN = 400;
    private final double[][] values = new double[3][T];
    private final double[][] targets = new double[3][T];

    ScorerTest() {
        Random random = new Random(11);
        for (int t = 0; t < T; t++) {
            double common = random.nextGaussian();
            for (int s = 0; s < 3; s++) {
                double v = 5 + s + random.nextGaussian() * (s + 1);
                targets[s][t] = random.nextInt(9) == 0 ? Double.NaN : 0.01 * (common + 0.1 * v + random.nextGaussian());
                values[s][t] = random.nextInt(7) == 0 ? Double.NaN : v;
            }
        }
    }

    @Test
    void trainingIcIsTheObservationWeightedMeanOfTheSymbols() {
        IcStats stats = measured();
        double sum = 0;
        long count = 0;
        for (int s = 0; s < 3; s++) {
            List<double[]> pairs = pairs(s, 0, TRAIN);
            sum += pairs.size() * Correlation.pearson(column(pairs, 0), column(pairs, 1));
            count += pairs.size();
        }
        assertThat(stats.observations()).isEqualTo(count);
        assertThat(stats.pearsonIc()).isCloseTo(sum / count, within(1e-12));
        assertThat(trained().fittedIc()).isCloseTo(sum / count, within(1e-12));
    }

    @Test
    void validationIsMeasuredInTrainingUnits() {
        IcStats stats = trained().measureOther(values, targets, TRAIN, T);
        List<double[]> standardised = new ArrayList<>();
        double[] product = new double[T - TRAIN];
        int[] present = new int[T - TRAIN];
        for (int s = 0; s < 3; s++) {
            double[] v = column(pairs(s, 0, TRAIN), 0);
            double[] y = column(pairs(s, 0, TRAIN), 1);
            for (double[] pair : pairs(s, TRAIN, T)) {
                double zv = (pair[0] - Moments.of(v).mean()) / deviation(v);
                double zy = (pair[1] - Moments.of(y).mean()) / deviation(y);
                standardised.add(new double[] {zv, zy});
                product[(int) pair[2] - TRAIN] += zv * zy;
                present[(int) pair[2] - TRAIN]++;
            }
        }
        for (int t = 0; t < product.length; t++) {
            product[t] = present[t] == 0 ? Double.NaN : product[t] / present[t];
        }
        assertThat(stats.pearsonIc())
                .isCloseTo(Correlation.pearson(column(standardised, 0), column(standardised, 1)), within(1e-12));
        assertThat(stats.neweyWestT()).isCloseTo(NeweyWest.t(product, 5), within(1e-10));
    }

    @Test
    void breakEvenCostUsesUpTheGrossReturn() {
        IcStats stats = measured();
        double gross = 0;
        long count = 0;
        double change = 0;
        long steps = 0;
        for (int s = 0; s < 3; s++) {
            double[] v = column(pairs(s, 0, TRAIN), 0);
            for (double[] pair : pairs(s, 0, TRAIN)) {
                gross += (pair[0] - Moments.of(v).mean()) / deviation(v) * pair[1];
                count++;
            }
            for (int t = 1; t < TRAIN; t++) {
                if (!Double.isNaN(values[s][t] - values[s][t - 1])) {
                    change += Math.abs(values[s][t] - values[s][t - 1]) / deviation(v);
                    steps++;
                }
            }
        }
        double turnover = change / steps;
        assertThat(stats.turnoverPerBar()).isCloseTo(turnover, within(1e-10));
        assertThat(stats.breakEvenCostBps()).isCloseTo(1e4 * Math.abs(gross / count) / turnover, within(1e-8));
    }

    @Test
    void scaleAndShiftOfTheValuesDoNotMatter() {
        double[][] other = new double[3][T];
        for (int s = 0; s < 3; s++) {
            for (int t = 0; t < T; t++) {
                other[s][t] = 1024 * values[s][t];
            }
        }
        Scorer scorer = new Scorer(3, 1, 5);
        scorer.fit(other, targets, 0, TRAIN);
        assertThat(scorer.measureOther(other, targets, TRAIN, T))
                .isEqualTo(trained().measureOther(values, targets, TRAIN, T));
    }

    @Test
    void aSymbolThatDoesNotVaryHasNoObservations() {
        Arrays.fill(values[1], 0.1);
        assertThat(measured().observations())
                .isEqualTo(pairs(0, 0, TRAIN).size() + pairs(2, 0, TRAIN).size());
        assertThat(trained().validity(values, known(), 0, TRAIN).coverage()).isLessThan(0.7);
    }

    @Test
    void countsDistinctValuesUpToMany() {
        for (int s = 0; s < 3; s++) {
            for (int t = 0; t < T; t++) {
                values[s][t] = t % 5 == 0 ? Double.NaN : t % 5 - 3.0;
            }
        }
        assertThat(trained().validity(values, known(), 0, TRAIN).distinctValues())
                .isEqualTo(4);
    }

    @Test
    void directionsOfTheSameFormulaHaveCorrelationOne() {
        Scorer scorer = trained();
        double[] direction = scorer.direction(values, 0, TRAIN);
        double dot = 0;
        for (double d : direction) {
            dot += d * d;
        }
        assertThat(dot).isCloseTo(1, within(1e-12));
    }

    private long known() {
        return Arrays.stream(targets)
                .flatMapToDouble(column -> Arrays.stream(column, 0, TRAIN))
                .filter(y -> !Double.isNaN(y))
                .count();
    }

    private Scorer trained() {
        Scorer scorer = new Scorer(3, 1, 5);
        scorer.fit(values, targets, 0, TRAIN);
        return scorer;
    }

    private IcStats measured() {
        return new Scorer(3, 1, 5).fitAndMeasure(values, targets, targets, 0, TRAIN);
    }

    private List<double[]> pairs(int s, int from, int to) {
        List<double[]> pairs = new ArrayList<>();
        for (int t = from; t < to; t++) {
            if (!Double.isNaN(values[s][t]) && !Double.isNaN(targets[s][t])) {
                pairs.add(new double[] {values[s][t], targets[s][t], t});
            }
        }
        return pairs;
    }

    private static double[] column(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }

    /** Divided by n, as correlations are. */
    private static double deviation(double[] x) {
        return Moments.of(x).deviation() * Math.sqrt((x.length - 1.0) / x.length);
    }
}
