package org.alphalode.stage.mine.ladder;

import java.util.List;
import java.util.Optional;
import org.alphalode.expr.IcMoments;

/** The sum of two operands over the whole window, by their moments, in the cells in which neither misses a target. */
final class SumOfTwo {
    private final Targets targets;
    private final List<RungMoments> left;
    private final List<RungMoments> right;
    private final double sign;

    private final int symbols;
    /** [symbol]: targets of the cells that count. */
    private final double[] pairs;
    /** [symbol]: means over the cells that count. */
    private final double[] meanX;

    private final double[] meanY;
    /** [symbol]: sum of products of deviations over the cells that count. */
    private final double[] products;
    /** [symbol]: what a product counts. */
    private final double[] scale;

    /**
     * @param left operand, by rung
     * @param right operand, by rung
     * @param sign of the right operand, 1 or -1
     */
    SumOfTwo(Targets targets, List<RungMoments> left, List<RungMoments> right, double sign) {
        this.targets = targets;
        this.left = left;
        this.right = right;
        this.sign = sign;
        this.symbols = left.get(0).cells.symbols;
        this.pairs = new double[symbols];
        this.meanX = new double[symbols];
        this.meanY = new double[symbols];
        this.products = new double[symbols];
        this.scale = new double[symbols];
        for (int rung = 0; rung < left.size(); rung++) {
            means(targets.rungs.get(rung), left.get(rung), right.get(rung));
        }
        for (int s = 0; s < symbols; s++) {
            meanX[s] = pairs[s] > 0 ? meanX[s] / pairs[s] : 0;
            meanY[s] = pairs[s] > 0 ? meanY[s] / pairs[s] : 0;
        }
    }

    private void means(CellPairs target, RungMoments x, RungMoments z) {
        Cells cells = x.cells;
        for (int p = 0; p < cells.periods; p++) {
            for (int i = 0, at = p * cells.series; i < cells.symbolOf.length; i++, at++) {
                double n = target.count[at];
                if (x.pairs.count[at] == n && z.pairs.count[at] == n) {
                    int s = cells.symbolOf[i];
                    pairs[s] += n;
                    meanX[s] += n * (x.meanX[at] + sign * z.meanX[at]);
                    meanY[s] += n * target.meanY[at];
                }
            }
        }
    }

    /** With its deviations in the symbols on the first rung; nothing where it does not vary in one there. */
    Optional<Operands.Sum> scaledAs(RungMoments probed) {
        double most = 1;
        double whole = 0;
        double some = 0;
        for (int s = 0; s < symbols; s++) {
            if (targets.count[s] > 0) {
                int at = s * IcMoments.NUMBERS;
                double n = probed.symbols[at];
                double variance = probed.symbols[at + IcMoments.XX] / n;
                if (!Evidence.varies(probed.symbols[at + IcMoments.MEAN_X], variance) || !(targets.variance[s] > 0)) {
                    return Optional.empty();
                }
                most = Math.max(most, targets.count[s] / n);
                scale[s] = 1 / (Math.sqrt(variance) * Math.sqrt(targets.variance[s]));
                whole += targets.count[s];
                some += pairs[s];
            }
        }
        return some > 0
                ? Optional.of(new Operands.Sum(evidence(some), some / whole, Math.sqrt(most)))
                : Optional.empty();
    }

    private Evidence evidence(double some) {
        Evidence.Periods[] periods = new Evidence.Periods[left.size()];
        for (int rung = 0; rung < periods.length; rung++) {
            periods[rung] = new Evidence.Periods(left.get(rung).cells);
            sum(targets.rungs.get(rung), left.get(rung), right.get(rung), periods[rung]);
        }
        double ic = 0;
        double magnitude = 0;
        for (int s = 0; s < symbols; s++) {
            ic += scale[s] * products[s] / some;
            magnitude += Math.abs(scale[s] * products[s]) / some;
        }
        double squares = 0;
        long count = 0;
        for (Evidence.Periods ofRung : periods) {
            squares += ofRung.squares(ic);
            count += ofRung.count();
        }
        return new Evidence(
                new Evidence.Ic(some, ic, magnitude), Evidence.error(squares, count, some), count, Double.NaN);
    }

    private void sum(CellPairs target, RungMoments x, RungMoments z, Evidence.Periods to) {
        Cells cells = x.cells;
        for (int p = 0; p < cells.periods; p++) {
            for (int i = 0, at = p * cells.series; i < cells.symbolOf.length; i++, at++) {
                double n = target.count[at];
                if (x.pairs.count[at] == n && z.pairs.count[at] == n) {
                    int s = cells.symbolOf[i];
                    double dx = x.meanX[at] + sign * z.meanX[at] - meanX[s];
                    double product = x.products[at] + sign * z.products[at] + n * dx * (target.meanY[at] - meanY[s]);
                    int period = cells.blockOf[i] * cells.periods + p;
                    products[s] += product;
                    to.pairs[period] += n;
                    to.sum[period] += scale[s] * product;
                }
            }
        }
    }
}
