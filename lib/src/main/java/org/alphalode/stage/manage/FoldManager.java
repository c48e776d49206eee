package org.alphalode.stage.manage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alphalode.model.Allocation;
import org.alphalode.model.Allocation.Role;
import org.alphalode.model.AlphaWeight;
import org.alphalode.model.ClusterWeight;
import org.alphalode.model.Panel;
import org.alphalode.model.TargetWeight;
import org.alphalode.stat.Correlation;
import org.alphalode.stat.Moments;

/** Manages one fold: at every decision of its test window, from results that have matured by then. */
final class FoldManager {
    private static final double BPS = 1e-4;

    private final ManageParams params;
    private final ManageInput input;
    private final Panel grid;
    private final ClusterBook book;
    private final HedgedSplit split;
    /** Last target sent for each symbol; NaN before the first. */
    private final double[] sent;

    private final List<Allocation> allocations = new ArrayList<>();
    private final List<TargetWeight> targets = new ArrayList<>();
    private final List<ClusterWeight> parts = new ArrayList<>();
    private final List<AlphaWeight> alphaParts = new ArrayList<>();

    FoldManager(ManageParams params, ManageInput input) {
        this.params = params;
        this.input = input;
        this.grid = input.signals();
        double decisionsPerHorizon = (double) params.horizonBars() / params.decideEveryBars();
        this.book = new ClusterBook(input, params.trailing().costBps() * BPS * decisionsPerHorizon);
        this.split = new HedgedSplit(params.choice());
        this.sent = new double[grid.symbolCount()];
        Arrays.fill(sent, Double.NaN);
    }

    ManageOutput manage() {
        int firstBar = grid.barAtOrAfter(input.fold().test().fromMicros());
        int toBar = grid.barAtOrAfter(input.fold().test().toMicros());
        if (firstBar < toBar) {
            leaveTheLastFold(firstBar);
        }
        for (int d = 0; d < book.decisionCount(); d++) {
            if (book.bar(d) >= firstBar && book.bar(d) < toBar) {
                decide(d);
            }
        }
        return new ManageOutput(allocations, targets, parts, alphaParts);
    }

    /** What the fold before held and this one has no decision for at its first bar is given up. */
    private void leaveTheLastFold(int firstBar) {
        int first = 0;
        while (first < book.decisionCount() && book.bar(first) < firstBar) {
            first++;
        }
        for (int s = 0; s < sent.length; s++) {
            boolean decided = first < book.decisionCount() && book.bar(first) == firstBar && book.decided(s, first);
            if (!decided) {
                targets.add(new TargetWeight(grid.symbols().get(s), grid.closeMicros(firstBar), 0));
                sent[s] = 0;
            }
        }
    }

    private void decide(int decision) {
        int to = matured(decision);
        int from = Math.max(0, to - params.trailing().windowDecisions());
        int count = book.clusters().size();
        double[][] results = new double[count][];
        double[] t = new double[count];
        double[] variance = new double[count];
        for (int c = 0; c < count; c++) {
            results[c] = book.results(c, from, to);
            Moments moments = Moments.of(results[c]);
            boolean judged = moments.variance() > 0
                    && held(results[c]) >= params.trailing().minResults();
            variance[c] = judged ? moments.variance() : Double.NaN;
            t[c] = moments.mean() / Math.sqrt(variance[c] / independent(moments.count()));
        }
        boolean[] chosen = split.chosen(t);
        Role[] roles = split.roles(chosen, correlations(results, variance, chosen));
        double[] weights = split.weights(roles, variance);
        long closeMicros = grid.closeMicros(book.bar(decision));
        for (int c = 0; c < count; c++) {
            allocations.add(new Allocation(
                    input.fold().id(), closeMicros, book.clusters().get(c), weights[c], roles[c]));
        }
        send(decision, weights, variance);
    }

    /** Decisions before this one are known when it is taken: their forward returns ended at the open of this bar or before. */
    private int matured(int decision) {
        int to = 0;
        while (to < decision && book.bar(to) + 1 + params.horizonBars() <= book.bar(decision)) {
            to++;
        }
        return to;
    }

    private static int held(double[] results) {
        int count = 0;
        for (double result : results) {
            count += !Double.isNaN(result) && result != 0 ? 1 : 0;
        }
        return count;
    }

    /** Results whose horizons overlap tell less: as many as do not. */
    private double independent(long count) {
        return count * Math.min(1.0, (double) params.decideEveryBars() / params.horizonBars());
    }

    /** Correlation of each judged cluster's results with the mean standardised result of the chosen ones. */
    private static double[] correlations(double[][] results, double[] variance, boolean[] chosen) {
        double[] out = new double[chosen.length];
        Arrays.fill(out, Double.NaN);
        if (out.length == 0) {
            return out;
        }
        double[] mean = new double[results[0].length];
        for (int c = 0; c < chosen.length; c++) {
            for (int d = 0; d < mean.length && chosen[c]; d++) {
                mean[d] += results[c][d] / Math.sqrt(variance[c]);
            }
        }
        for (int c = 0; c < chosen.length; c++) {
            out[c] = Double.isNaN(variance[c]) ? Double.NaN : Correlation.pearson(results[c], mean);
        }
        return out;
    }

    /**
     * Turns allocated risk into weights: a cluster's positions over the volatility of its results have one unit of risk per horizon;
     * the scale makes that the target volatility.
     */
    private void send(int decision, double[] allocated, double[] variance) {
        double perHorizon = Math.sqrt(grid.interval().barsPerYear() / params.horizonBars());
        double scale = params.risk().targetAnnualVol() / perHorizon / sent.length;
        double[][] wanted = new double[sent.length][allocated.length];
        double[] weight = new double[sent.length];
        double gross = 0;
        for (int s = 0; s < sent.length; s++) {
            for (int c = 0; c < allocated.length && book.decided(s, decision); c++) {
                wanted[s][c] = allocated[c] == 0
                        ? 0
                        : scale * allocated[c] * book.position(c, s, decision) / Math.sqrt(variance[c]);
                weight[s] += wanted[s][c];
            }
            double cap = params.risk().maxSymbolWeight();
            gross += Math.min(cap, Math.abs(weight[s]));
        }
        double shrink = gross > params.risk().maxGrossWeight() ? params.risk().maxGrossWeight() / gross : 1;
        for (int s = 0; s < sent.length; s++) {
            if (book.decided(s, decision)) {
                double cap = params.risk().maxSymbolWeight();
                double capped = Math.max(-cap, Math.min(cap, weight[s])) * shrink;
                send(s, decision, capped, wanted[s], weight[s] == 0 ? 0 : capped / weight[s]);
            }
        }
    }

    private void send(int symbol, int decision, double weight, double[] wanted, double factor) {
        boolean near = Math.abs(weight - sent[symbol]) < params.risk().noTradeBand();
        boolean closing = weight == 0 && sent[symbol] != 0;
        if (weight == sent[symbol] || (near && !closing)) {
            return;
        }
        long closeMicros = grid.closeMicros(book.bar(decision));
        String name = grid.symbols().get(symbol);
        sent[symbol] = weight;
        targets.add(new TargetWeight(name, closeMicros, weight));
        for (int c = 0; c < wanted.length; c++) {
            if (wanted[c] != 0) {
                double part = wanted[c] * factor;
                parts.add(new ClusterWeight(name, closeMicros, book.clusters().get(c), part));
                double whole = book.position(c, symbol, decision);
                book.votes(c, symbol, decision)
                        .forEach((alpha, vote) ->
                                alphaParts.add(new AlphaWeight(name, closeMicros, alpha, part * (vote / whole))));
            }
        }
    }
}
