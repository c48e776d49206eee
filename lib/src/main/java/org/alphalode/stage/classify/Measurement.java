package org.alphalode.stage.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Plan;
import org.alphalode.model.Alpha;
import org.alphalode.model.BarFields;
import org.alphalode.model.ClusterMetrics;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.stat.Correlation;
import org.alphalode.stat.Moments;

/** Measures alphas on the training window of one fold. */
final class Measurement {
    private static final List<Expr> REFERENCES =
            List.of(Formulas.parse("ret"), Formulas.parse("ts_std(ret, 20)"), Formulas.parse("spread"));

    private final ClassifyInput input;
    private final Fold fold;
    private final int fromBar;
    private final int toBar;
    /** [ret, volatility, spread, volume][symbol][bar - fromBar]. */
    private final List<double[][]> references;

    Measurement(ClassifyInput input, Fold fold) {
        this.input = input;
        this.fold = fold;
        fromBar = input.features().barAtOrAfter(fold.train().fromMicros());
        toBar = input.features().barAtOrAfter(fold.train().toMicros());
        references = new ArrayList<>(List.of(values(REFERENCES)));
        references.add(volume());
    }

    List<Measured> of(List<Alpha> alphas) {
        double[][][] values = values(
                alphas.stream().map(alpha -> Formulas.parse(alpha.formula())).toList());
        List<Measured> out = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Alpha alpha = alphas.get(i);
            out.add(new Measured(
                    alpha.alphaId(), fold.id(), metrics(values[i], alpha.orientation()), fault(values[i])));
        }
        return out;
    }

    private double[][][] values(List<Expr> formulas) {
        Panel features = input.features();
        double[][][] values = Evaluator.columns(Plan.of(formulas, features.fields()), features, fromBar, toBar);
        for (double[][] root : values) {
            mask(root, features);
        }
        return values;
    }

    private double[][] volume() {
        Panel market = input.market();
        int field = market.fieldIndex(BarFields.VOLUME.name());
        double[][] volume = new double[market.symbolCount()][toBar - fromBar];
        for (int s = 0; s < volume.length; s++) {
            market.copy(new Panel.Slice(field, s, fromBar, toBar - fromBar), volume[s], 0, 1);
        }
        mask(volume, market);
        return volume;
    }

    private void mask(double[][] values, Panel panel) {
        for (int s = 0; s < values.length; s++) {
            for (int t = 0; t < values[s].length; t++) {
                if (!panel.usableAtClose(s, fromBar + t)) {
                    values[s][t] = Double.NaN;
                }
            }
        }
    }

    private ClusterMetrics metrics(double[][] values, int orientation) {
        Average[] averages = {new Average(), new Average(), new Average(), new Average(), new Average(), new Average()};
        for (int s = 0; s < values.length; s++) {
            Moments moments = Moments.of(values[s]);
            for (int r = 0; r < references.size(); r++) {
                averages[r].add(
                        orientation * Correlation.pearson(values[s], references.get(r)[s]), moments.count());
            }
            averages[4].add(Correlation.lagOne(values[s]), moments.count());
            averages[5].add(meanStep(values[s]) / moments.deviation(), moments.count());
        }
        return new ClusterMetrics(
                averages[0].value(),
                averages[1].value(),
                averages[2].value(),
                averages[3].value(),
                averages[4].value(),
                averages[5].value());
    }

    private static double meanStep(double[] x) {
        double sum = 0;
        long steps = 0;
        for (int t = 1; t < x.length; t++) {
            double step = x[t] - x[t - 1];
            if (!Double.isNaN(step)) {
                sum += Math.abs(step);
                steps++;
            }
        }
        return sum / steps;
    }

    /** The validation of S0.15: what speaks against the values, or nothing. */
    private String fault(double[][] values) {
        ClassifyParams params = input.params();
        double[][] ret = references.get(0);
        long known = 0;
        long missing = 0;
        Set<Double> distinct = new TreeSet<>();
        double deviation = 0;
        for (int s = 0; s < values.length; s++) {
            for (int t = 0; t < values[s].length; t++) {
                known += Double.isNaN(ret[s][t]) ? 0 : 1;
                missing += !Double.isNaN(ret[s][t]) && Double.isNaN(values[s][t]) ? 1 : 0;
                if (!Double.isNaN(values[s][t]) && distinct.size() < params.minDistinctValues()) {
                    distinct.add(values[s][t] + 0.0);
                }
            }
            Moments moments = Moments.of(values[s]);
            double relative = moments.deviation() / Math.hypot(moments.mean(), moments.deviation());
            deviation = relative > deviation ? relative : deviation; // NaN, of a symbol without values, is not more
        }
        if (deviation < params.minDeviation()) {
            return "near-zero variance";
        }
        if (distinct.size() < params.minDistinctValues()) {
            return "fewer than " + params.minDistinctValues() + " distinct values";
        }
        return missing > params.maxMissing() * known ? "too many missing values" : "";
    }

    /** Mean of symbols' numbers, weighted by observations; a symbol without a number is left out. */
    private static final class Average {
        private double sum;
        private double weight;

        void add(double value, long observations) {
            if (Double.isFinite(value)) {
                sum += value * observations;
                weight += observations;
            }
        }

        double value() {
            return sum / weight;
        }
    }
}
