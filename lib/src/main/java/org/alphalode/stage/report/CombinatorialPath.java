package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.alphalode.model.Panel;
import org.alphalode.stat.CombinatorialPaths;
import org.alphalode.stat.StationaryBootstrap;

/**
 * A path of combinatorial purged cross-validation through the test window of a fold: of its accepted alphas that one is held, in two
 * sixths at a time, which was best in the other four. The formulas themselves were mined before the window; only the choice among them is
 * cross-validated. Before costs.
 *
 * @param foldId fold
 * @param number from 1
 * @param closeMicros when each return's decision was taken, UTC epoch microseconds
 * @param gains sum of the returns so far, fractions
 * @param sharpe of the returns
 */
public record CombinatorialPath(
        String foldId, int number, List<Long> closeMicros, List<Double> gains, SharpeEstimate sharpe)
        implements Serializable {
    private static final int GROUPS = 6;
    private static final int TESTED = 2;
    /** Returns do not overlap: one period on each side holds the horizon. */
    private static final int PURGE = 1;

    private static final int FEWEST_PERIODS = 5 * GROUPS;

    public CombinatorialPath {
        closeMicros = List.copyOf(closeMicros);
        gains = List.copyOf(gains);
    }

    /**
     * Paths of every fold that has two alphas and enough time.
     *
     * @param horizonBars of the forward returns
     * @param trials formulas tried
     */
    public static List<CombinatorialPath> of(
            List<FoldSignals> folds, int horizonBars, StationaryBootstrap bootstrap, long trials) {
        List<CombinatorialPath> paths = new ArrayList<>();
        for (FoldSignals fold : folds) {
            Panel signals = fold.signals();
            double[][] returns = SignalStudy.returns(fold, SignalStudy.target(fold, horizonBars), horizonBars);
            if (signals.fields().size() < 2 || returns.length < FEWEST_PERIODS) {
                continue;
            }
            int[] bars = SignalStudy.bars(signals, fold.fold());
            List<Long> times = new ArrayList<>();
            for (int t = 0; t < returns.length; t++) {
                times.add(signals.closeMicros(bars[t * horizonBars]));
            }
            double perYear = signals.interval().barsPerYear() / horizonBars;
            double[][] found = CombinatorialPaths.of(returns, GROUPS, TESTED, PURGE);
            for (int i = 0; i < found.length; i++) {
                paths.add(new CombinatorialPath(
                        fold.fold().id(),
                        i + 1,
                        times,
                        sums(found[i]),
                        SharpeEstimate.of(found[i], perYear, bootstrap, trials)));
            }
        }
        return paths;
    }

    private static List<Double> sums(double[] returns) {
        List<Double> sums = new ArrayList<>();
        double sum = 0;
        for (double simpleReturn : returns) {
            sum += simpleReturn;
            sums.add(sum);
        }
        return sums;
    }
}
