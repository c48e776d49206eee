package org.alphalode.stage.select;

import java.util.Arrays;
import org.alphalode.knn.NearestStates;
import org.alphalode.model.Panel;

/**
 * States and realised returns of the symbols that one symbol learns from, from the first training bar on. Rows are ordered by bar,
 * then symbol.
 */
final class Memory {
    private final SelectInput input;
    private final int[] members;
    private final int fromBar;
    private final int dims;
    private final int alphas;
    private final int trainRows;
    private final double[] scale;
    /** [row * alphas]; signal times forward return. */
    private final double[] returns;

    private final NearestStates nearest;

    Memory(SelectInput input, int[] members, int neighbours) {
        this.input = input;
        this.members = members;
        Panel states = input.states();
        this.dims = states.fields().size();
        this.alphas = input.signals().fields().size();
        this.fromBar = states.barAtOrAfter(input.fold().train().fromMicros());
        int toBar = Math.max(fromBar, states.barAtOrAfter(input.fold().test().toMicros()));
        this.trainRows = (states.barAtOrAfter(input.fold().train().toMicros()) - fromBar) * members.length;
        int rows = (toBar - fromBar) * members.length;
        double[] known = new double[rows * dims];
        this.returns = new double[rows * alphas];
        double[] state = new double[dims];
        for (int row = 0; row < rows; row++) {
            int symbol = symbol(row);
            int bar = bar(row);
            double target = input.targets().value(0, symbol, bar);
            state(symbol, bar, state);
            if (Double.isNaN(target)) {
                Arrays.fill(state, Double.NaN);
            }
            System.arraycopy(state, 0, known, row * dims, dims);
            for (int a = 0; a < alphas; a++) {
                returns[row * alphas + a] = input.signals().value(a, symbol, bar) * target;
            }
        }
        this.scale = trainingScale(known);
        this.nearest = new NearestStates(known, scale, neighbours);
    }

    /** The state of a symbol at the close of a bar; NaN throughout where the bar was not usable then. */
    void state(int symbol, int bar, double[] out) {
        boolean usable = input.states().usableAtClose(symbol, bar);
        for (int d = 0; d < dims; d++) {
            out[d] = usable ? input.states().value(d, symbol, bar) : Double.NaN;
        }
    }

    /** Finds the nearest states among the bars before {@code toBar}. */
    NearestStates nearest(double[] state, int toBar) {
        nearest.find(state, 0, Math.max(0, toBar - fromBar) * members.length);
        return nearest;
    }

    double realised(int row, int alpha) {
        return returns[row * alphas + alpha];
    }

    /** Realised return of an alpha over the training window: its variance and share of positive ones. */
    TrainingReturns training(int alpha) {
        LocalReturns all = new LocalReturns(trainRows);
        int positive = 0;
        for (int row = 0; row < trainRows; row++) {
            double value = realised(row, alpha);
            all.add(value, 1);
            positive += value > 0 ? 1 : 0;
        }
        all.close();
        return new TrainingReturns(all.variance(), (double) positive / all.count());
    }

    int symbol(int row) {
        return members[row % members.length];
    }

    int bar(int row) {
        return fromBar + row / members.length;
    }

    /** Standard deviation of each dimension over the complete states of the training window; infinite where it does not vary. */
    private double[] trainingScale(double[] known) {
        double[] out = new double[dims];
        for (int d = 0; d < dims; d++) {
            LocalReturns column = new LocalReturns(trainRows);
            for (int row = 0; row < trainRows; row++) {
                column.add(known[row * dims + d], 1);
            }
            column.close();
            out[d] = column.variance() > 0 ? Math.sqrt(column.variance()) : Double.POSITIVE_INFINITY;
        }
        return out;
    }

    /**
     * An alpha over the training window.
     *
     * @param variance of its realised returns
     * @param baseRate share of positive ones; NaN without any
     */
    record TrainingReturns(double variance, double baseRate) {}
}
