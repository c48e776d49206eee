package org.alphalode.stage.select;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.alphalode.knn.NearestStates;
import org.alphalode.model.Cluster;
import org.alphalode.model.Decision;
import org.alphalode.model.Panel;
import org.alphalode.model.Selection;
import org.alphalode.model.Selection.LocalStats;
import org.alphalode.model.SelectionQuality;
import org.alphalode.model.Span;

/** Works one unit: all decisions of one symbol in one fold. */
final class SymbolWorker {
    private final SelectParams params;
    private final RelevanceModel model;
    private final SelectInput input;
    private final int symbol;
    private final Memory memory;
    private final List<AlphaView> alphas = new ArrayList<>();
    private final Map<Cluster, Outcomes> outcomes = new EnumMap<>(Cluster.class);
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Selection> selections = new ArrayList<>();
    private final double[] state;
    private final double[] kernel;
    private final LocalReturns local;

    SymbolWorker(SelectParams params, RelevanceModel model, SelectInput input, int symbol) {
        this.params = params;
        this.model = model;
        this.input = input;
        this.symbol = symbol;
        int[] members = params.pooled()
                ? IntStream.range(0, input.states().symbolCount()).toArray()
                : new int[] {symbol};
        this.memory = new Memory(input, members, params.neighbours());
        for (int a = 0; a < input.signals().fields().size(); a++) {
            String id = input.signals().fields().get(a).name();
            Cluster cluster = Objects.requireNonNull(input.clusters().get(id));
            Outcomes ofCluster = outcomes.computeIfAbsent(cluster, c -> new Outcomes());
            ofCluster.alphas++;
            alphas.add(new AlphaView(a, id, ofCluster, memory.training(a)));
        }
        this.state = new double[input.states().fields().size()];
        this.kernel = new double[params.neighbours()];
        this.local = new LocalReturns(params.neighbours());
    }

    /** Decides through the validation window, judges the model by it, and decides through the test window. */
    SelectOutput decideAll() {
        decide(input.fold().validation());
        outcomes.values().forEach(o -> o.judge(params.relevance().minOutcomes()));
        decide(input.fold().test());
        List<SelectionQuality> quality = new ArrayList<>();
        outcomes.forEach((cluster, o) -> quality.add(new SelectionQuality(
                input.fold().id(), symbolName(), cluster, o.count, o.model.mean(), o.base.mean(), o.fallback)));
        return new SelectOutput(decisions, selections, quality);
    }

    private void decide(Span window) {
        Panel grid = input.states();
        int toBar = grid.barAtOrAfter(window.toMicros());
        for (int bar = grid.barAtOrAfter(window.fromMicros()); bar < toBar; bar += params.decideEveryBars()) {
            if (grid.usableAtClose(symbol, bar) && hasSignal(bar)) {
                decide(bar);
            }
        }
    }

    private boolean hasSignal(int bar) {
        return alphas.stream().anyMatch(alpha -> !Double.isNaN(signal(alpha, bar)));
    }

    private void decide(int bar) {
        memory.state(symbol, bar, state);
        // a label of bar t is known at the close of t + horizon, and used embargo bars later: decision 6 of the
        // specification
        NearestStates nearest = memory.nearest(state, bar - params.horizonBars() - params.embargoBars());
        int found = nearest.found();
        fillKernel(nearest, found);
        long closeMicros = input.states().closeMicros(bar);
        decisions.add(new Decision(
                input.fold().id(),
                symbolName(),
                closeMicros,
                found,
                found == 0 ? Double.NaN : nearest.distance(found - 1),
                nearestOf(nearest, Math.min(found, params.kept().nearest()))));
        for (AlphaView alpha : alphas) {
            if (!Double.isNaN(signal(alpha, bar))) {
                select(alpha, bar, nearest, found);
            }
        }
    }

    private void select(AlphaView alpha, int bar, NearestStates nearest, int found) {
        local.clear();
        for (int i = 0; i < found; i++) {
            local.add(memory.realised(nearest.row(i), alpha.index), kernel[i]);
        }
        Outcomes cluster = alpha.outcomes;
        LocalStats stats = LocalStats.unknown(local.count());
        double weight = 0;
        if (local.count() >= params.minNeighbours()) {
            local.close();
            boolean active = local.tStatistic() > params.relevance().minT()
                    && local.variance() < params.relevance().maxVarianceRatio() * alpha.training.variance();
            double pi = model.probability(local);
            stats = new LocalStats(local.count(), pi, active, local.mean(), local.variance());
            weight = active ? Weights.optimal(local.mean(), local.variance(), params.relevance()) : 0;
            cluster.observe(
                    pi,
                    alpha.training.baseRate(),
                    signal(alpha, bar) * input.targets().value(0, symbol, bar));
        }
        if (cluster.fallback) {
            weight = 1.0 / cluster.alphas;
        }
        if (weight != 0 || params.kept().inactive()) {
            selections.add(new Selection(
                    input.fold().id(), symbolName(), input.states().closeMicros(bar), alpha.id, stats, weight));
        }
    }

    /** Gaussian kernel with the distance of the farthest neighbour as bandwidth; normalised. */
    private void fillKernel(NearestStates nearest, int found) {
        double bandwidth = found == 0 ? 0 : nearest.distance(found - 1);
        double total = 0;
        for (int i = 0; i < found; i++) {
            double ratio = bandwidth > 0 ? nearest.distance(i) / bandwidth : 0;
            kernel[i] = StrictMath.exp(-0.5 * ratio * ratio);
            total += kernel[i];
        }
        for (int i = 0; i < found; i++) {
            kernel[i] /= total;
        }
    }

    private List<Decision.Neighbour> nearestOf(NearestStates nearest, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Decision.Neighbour(
                        input.states().symbols().get(memory.symbol(nearest.row(i))),
                        input.states().closeMicros(memory.bar(nearest.row(i))),
                        kernel[i]))
                .toList();
    }

    private double signal(AlphaView alpha, int bar) {
        return input.signals().value(alpha.index, symbol, bar);
    }

    private String symbolName() {
        return input.states().symbols().get(symbol);
    }

    private record AlphaView(int index, String id, Outcomes outcomes, Memory.TrainingReturns training) {}

    /** Outcomes of one cluster on the validation window. */
    private static final class Outcomes {
        private final LogLoss model = new LogLoss();
        private final LogLoss base = new LogLoss();
        private int alphas;
        private int count;
        private boolean judged;
        private boolean fallback;

        private void observe(double pi, double baseRate, double realised) {
            if (!judged && !Double.isNaN(pi) && !Double.isNaN(baseRate) && !Double.isNaN(realised)) {
                model.add(1, realised > 0, pi);
                base.add(1, realised > 0, baseRate);
                count++;
            }
        }

        private void judge(int minOutcomes) {
            fallback = count < minOutcomes || model.mean() >= base.mean();
            judged = true;
        }
    }
}
