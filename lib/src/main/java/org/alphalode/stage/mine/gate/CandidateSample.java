package org.alphalode.stage.mine.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.model.FoldTrials;
import org.alphalode.stat.EffectiveTrials;

/** How alike the candidates of a fold are, from a sample. */
final class CandidateSample {
    /** Candidates of the sample: enough that their pairs tell the mean squared correlation to a few per cent. */
    private static final int CANDIDATES = 100;
    /** Values of each that are compared. */
    private static final int VALUES = 20_000;

    private CandidateSample() {}

    /** Trials of a fold, and how many they amount to by a sample of the valid ones, taken at equal distances. */
    static FoldTrials trials(GateInput input, FoldTarget target, List<Candidate> valid, long trials) {
        int count = Math.min(CANDIDATES, valid.size());
        List<Expr> formulas = IntStream.range(0, count)
                .mapToObj(i -> valid.get((int) ((long) i * valid.size() / count)))
                .map(candidate -> Formulas.parse(candidate.scored().formula()))
                .toList();
        Scorer scorer = new Scorer(input.features().symbolCount(), input.horizonBars(), 0);
        List<double[]> directions = new ArrayList<>();
        int from = target.firstBar;
        Values.of(formulas, input.features(), from, from + target.trainEnd, (i, values) -> {
            scorer.fit(values, target.values, 0, target.trainEnd);
            directions.add(thinned(scorer.direction(values, 0, target.trainEnd)));
        });
        double squared = meanSquaredCorrelation(directions);
        return new FoldTrials(
                input.fold().id(),
                trials,
                squared,
                Double.isNaN(squared) ? Double.NaN : EffectiveTrials.of(trials, squared));
    }

    /** Values at equal distances, scaled to a length of 1. */
    private static double[] thinned(double[] direction) {
        int step = Math.max(1, direction.length / VALUES);
        double[] out = new double[direction.length / step];
        double squares = 0;
        for (int i = 0; i < out.length; i++) {
            out[i] = direction[i * step];
            squares += out[i] * out[i];
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = squares > 0 ? out[i] / Math.sqrt(squares) : 0;
        }
        return out;
    }

    /** Over all pairs, less what independent values would show; NaN below two. Four pairs go side by side. */
    static double meanSquaredCorrelation(List<double[]> directions) {
        double sum = 0;
        long pairs = 0;
        for (int i = 0; i < directions.size(); i++) {
            double[] x = directions.get(i);
            double[] dots = new double[i];
            for (int j = 0; j < i; j += 4) {
                dots(x, directions.subList(j, Math.min(j + 4, i)), dots, j);
            }
            for (double dot : dots) {
                sum += dot * dot - (1 - dot * dot) / Math.max(1, x.length - 2);
                pairs++;
            }
        }
        return pairs == 0 ? Double.NaN : Math.max(0, Math.min(1, sum / pairs));
    }

    /**
     * Writes the dot products with one to four others to {@code out[at]} and on, each summed in order. Of fewer than four the last is
     * summed again.
     */
    private static void dots(double[] x, List<double[]> others, double[] out, int at) {
        int last = others.size() - 1;
        double[] a = others.get(0);
        double[] b = others.get(Math.min(1, last));
        double[] c = others.get(Math.min(2, last));
        double[] d = others.get(last);
        double sumA = 0;
        double sumB = 0;
        double sumC = 0;
        double sumD = 0;
        for (int t = 0; t < x.length; t++) {
            sumA += x[t] * a[t];
            sumB += x[t] * b[t];
            sumC += x[t] * c[t];
            sumD += x[t] * d[t];
        }
        out[at] = sumA;
        out[at + Math.min(1, last)] = sumB;
        out[at + Math.min(2, last)] = sumC;
        out[at + last] = sumD;
    }
}
