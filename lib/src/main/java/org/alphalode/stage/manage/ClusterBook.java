package org.alphalode.stage.manage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alphalode.check.Check;
import org.alphalode.model.Cluster;
import org.alphalode.model.Decision;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Panel;
import org.alphalode.model.Selection;
import org.alphalode.model.SelectionQuality;

/**
 * What each cluster wanted to hold at each decision of a fold, and what came of it. Where the worker level fell back to equal
 * weights for the test window, they hold for the validation window, too: a trailing result is what the rule in force would have
 * earned.
 */
final class ClusterBook {
    private final ManageInput input;
    private final List<Cluster> clusters;
    /** Bars of the grid with a decision, ascending. */
    private final int[] bars;

    private final Map<Long, Integer> indexOf = new HashMap<>();
    /** Symbols and clusters whose alphas have equal weights. */
    private final Set<Pair> fallen = new HashSet<>();
    /** Weights of the alphas that count, elsewhere. */
    private final Map<Vote, Double> weights = new HashMap<>();
    /** [cluster][symbol][decision]: sum of weight times signal; NaN where there was no decision for the symbol. */
    private final double[][][] positions;
    /** [cluster][decision]: mean over symbols of position times forward return, less the cost of getting there; NaN where none is known. */
    private final double[][] results;

    /**
     * @param costPerHorizon cost of a change of the position by one, as a fraction, for as many decisions as a horizon holds
     */
    ClusterBook(ManageInput input, double costPerHorizon) {
        this.input = input;
        this.clusters = List.copyOf(new TreeSet<>(input.clusters().values()));
        TreeSet<Long> times = new TreeSet<>();
        for (Decision decision : input.worker().decisions()) {
            Check.that(decision.foldId().equals(input.fold().id()), "a decision of fold %s", decision.foldId());
            times.add(decision.closeMicros());
        }
        this.bars = new int[times.size()];
        for (long time : times) {
            bars[indexOf.size()] = input.signals().barAtOrAfter(time);
            indexOf.put(time, indexOf.size());
        }
        this.positions = new double[clusters.size()][input.signals().symbolCount()][bars.length];
        this.results = new double[clusters.size()][bars.length];
        fillPositions();
        fillResults(costPerHorizon);
    }

    /** Clusters that have alphas, in their order. */
    List<Cluster> clusters() {
        return clusters;
    }

    int decisionCount() {
        return bars.length;
    }

    /** Bar of a decision. */
    int bar(int decision) {
        return bars[decision];
    }

    /** True where there was a decision for the symbol. */
    boolean decided(int symbol, int decision) {
        return !clusters.isEmpty() && !Double.isNaN(positions[0][symbol][decision]);
    }

    double position(int cluster, int symbol, int decision) {
        return positions[cluster][symbol][decision];
    }

    /** What each alpha of a cluster adds to its position, by id; those that add nothing are not there. */
    SortedMap<String, Double> votes(int cluster, int symbol, int decision) {
        SortedMap<String, Double> votes = new TreeMap<>();
        Panel signals = input.signals();
        List<FieldSpec> alphas = signals.fields();
        boolean equal = fallen.contains(new Pair(symbol, cluster));
        long members = alphas.stream()
                .filter(alpha -> clusters.get(cluster) == input.clusters().get(alpha.name()))
                .count();
        for (int a = 0; a < alphas.size(); a++) {
            String id = alphas.get(a).name();
            if (clusters.get(cluster) == input.clusters().get(id)) {
                double weight = equal ? 1.0 / members : weights.getOrDefault(new Vote(symbol, decision, id), 0.0);
                double vote = weight == 0 ? 0 : weight * signals.value(a, symbol, bars[decision]);
                if (vote != 0 && !Double.isNaN(vote)) {
                    votes.put(id, vote);
                }
            }
        }
        return votes;
    }

    /** Results of a cluster at the decisions {@code [from, to)}. */
    double[] results(int cluster, int from, int to) {
        return Arrays.copyOfRange(results[cluster], from, to);
    }

    private void fillPositions() {
        Panel signals = input.signals();
        for (double[][] ofCluster : positions) {
            for (double[] ofSymbol : ofCluster) {
                Arrays.fill(ofSymbol, Double.NaN);
            }
        }
        Map<String, Integer> alphaIndex =
                index(signals.fields().stream().map(FieldSpec::name).toList());
        Map<String, Integer> symbolIndex = index(signals.symbols());
        for (SelectionQuality quality : input.worker().quality()) {
            if (quality.fallback()) {
                fallen.add(new Pair(lookup(symbolIndex, quality.symbol()), clusters.indexOf(quality.cluster())));
            }
        }
        for (Decision decision : input.worker().decisions()) {
            int symbol = lookup(symbolIndex, decision.symbol());
            int d = decisionAt(decision.closeMicros());
            for (int c = 0; c < clusters.size(); c++) {
                positions[c][symbol][d] = fallen.contains(new Pair(symbol, c)) ? equalWeights(c, symbol, bars[d]) : 0;
            }
        }
        for (Selection selection : input.worker().selections()) {
            int symbol = lookup(symbolIndex, selection.symbol());
            int c = clusters.indexOf(input.clusters().get(selection.alphaId()));
            if (selection.weight() != 0 && !fallen.contains(new Pair(symbol, c))) {
                int d = decisionAt(selection.closeMicros());
                double signal = signals.value(lookup(alphaIndex, selection.alphaId()), symbol, bars[d]);
                positions[c][symbol][d] += selection.weight() * signal;
                weights.put(new Vote(symbol, d, selection.alphaId()), selection.weight());
            }
        }
    }

    /** Mean signal of a cluster's alphas; a missing one counts as no opinion. */
    private double equalWeights(int cluster, int symbol, int bar) {
        double sum = 0;
        int count = 0;
        List<FieldSpec> alphas = input.signals().fields();
        for (int a = 0; a < alphas.size(); a++) {
            if (clusters.get(cluster) == input.clusters().get(alphas.get(a).name())) {
                double signal = input.signals().value(a, symbol, bar);
                sum += Double.isNaN(signal) ? 0 : signal;
                count++;
            }
        }
        return sum / count;
    }

    private void fillResults(double costPerHorizon) {
        int symbols = input.signals().symbolCount();
        for (int c = 0; c < clusters.size(); c++) {
            double[] held = new double[symbols];
            for (int d = 0; d < bars.length; d++) {
                double sum = 0;
                boolean known = false;
                for (int s = 0; s < symbols; s++) {
                    double position = positions[c][s][d];
                    if (!Double.isNaN(position)) {
                        double profit = position * input.targets().value(0, s, bars[d])
                                - costPerHorizon * Math.abs(position - held[s]);
                        sum += Double.isNaN(profit) ? 0 : profit;
                        known |= !Double.isNaN(profit);
                        held[s] = position;
                    }
                }
                results[c][d] = known ? sum / symbols : Double.NaN;
            }
        }
    }

    private int decisionAt(long closeMicros) {
        return Objects.requireNonNull(indexOf.get(closeMicros));
    }

    private static Map<String, Integer> index(List<String> names) {
        Map<String, Integer> out = new HashMap<>();
        names.forEach(name -> out.put(name, out.size()));
        return out;
    }

    private static int lookup(Map<String, Integer> index, String name) {
        return Objects.requireNonNull(index.get(name));
    }

    private record Pair(int symbol, int cluster) {}

    private record Vote(int symbol, int decision, String alphaId) {}
}
