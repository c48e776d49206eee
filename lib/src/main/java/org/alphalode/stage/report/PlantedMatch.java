package org.alphalode.stage.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Plan;
import org.alphalode.model.Alpha;
import org.alphalode.model.Panel;
import org.alphalode.stat.Correlation;

/** Judges whether accepted alphas are what was planted in a market. */
public final class PlantedMatch {
    /** From this correlation on an alpha follows a planted formula: it holds half of its variance. */
    public static final double FOUND = 0.7;

    private PlantedMatch() {}

    /**
     * The accepted alphas that follow a planted formula.
     *
     * @param formula planted
     * @param trueIc its information coefficient by construction
     * @param alphas accepted
     * @param features columns of all of them
     * @return found by the alphas whose values correlate with the formula's by at least {@link #FOUND} in size, per symbol and
     *     averaged; NaN correlation where there is none
     */
    public static Mining.Planted judge(String formula, double trueIc, List<Alpha> alphas, Panel features) {
        List<Expr> formulas = Stream.concat(Stream.of(formula), alphas.stream().map(Alpha::formula))
                .map(Formulas::parse)
                .toList();
        double[][][] values = Evaluator.columns(Plan.of(formulas, features.fields()), features, 0, features.barCount());
        List<String> foundAs = new ArrayList<>();
        double best = Double.NaN;
        for (int i = 0; i < alphas.size(); i++) {
            double correlation = meanCorrelation(values[0], values[i + 1]);
            if (correlation >= FOUND) {
                foundAs.add(alphas.get(i).alphaId());
            }
            best = Double.isNaN(best) || correlation > best ? correlation : best;
        }
        return new Mining.Planted(formula, trueIc, foundAs, best);
    }

    private static double meanCorrelation(double[][] planted, double[][] alpha) {
        double sum = 0;
        int symbols = 0;
        for (int symbol = 0; symbol < planted.length; symbol++) {
            double correlation = ofPairs(planted[symbol], alpha[symbol]);
            if (!Double.isNaN(correlation)) {
                sum += correlation;
                symbols++;
            }
        }
        return symbols == 0 ? Double.NaN : Math.abs(sum / symbols);
    }

    private static double ofPairs(double[] x, double[] y) {
        double[] a = new double[x.length];
        double[] b = new double[x.length];
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                a[n] = x[i];
                b[n++] = y[i];
            }
        }
        return Correlation.pearson(Arrays.copyOf(a, n), Arrays.copyOf(b, n));
    }
}
