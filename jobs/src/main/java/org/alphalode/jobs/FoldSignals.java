package org.alphalode.jobs;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alphalode.jobs.table.AlphaRow;
import org.alphalode.jobs.table.Tables;
import org.alphalode.model.Alpha;
import org.alphalode.model.AlphaCluster;
import org.alphalode.model.Cluster;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.stage.ForwardReturns;
import org.alphalode.stage.Signals;

/**
 * What the classified alphas of one fold say, from the bars that its first training signals look back on to the end of its test
 * window.
 *
 * @param fold windows
 * @param features all features
 * @param signals one field an alpha
 * @param targets the forward return
 * @param clusters cluster of each alpha
 */
record FoldSignals(Fold fold, Panel features, Panel signals, Panel targets, SortedMap<String, Cluster> clusters) {

    /** Makes the signals of one fold after the other, so that no more than one is in memory. */
    static final class Source {
        private final Panel features;
        private final Panel targets;
        private final List<Alpha> alphas;
        private final Map<String, Cluster> clusters;
        private final Horizon horizon;

        Source(JobRun run, Universe universe, Horizon horizon) {
            this.features = universe.features(run);
            this.targets = ForwardReturns.of(universe.market(run), horizon.horizonBars());
            this.clusters = run.read(Tables.ALPHA_CLUSTERS).stream()
                    .collect(Collectors.toMap(AlphaCluster::alphaId, AlphaCluster::cluster));
            this.alphas = run.read(Tables.ALPHAS).stream()
                    .map(AlphaRow::alpha)
                    .filter(alpha -> clusters.containsKey(alpha.alphaId()))
                    .toList();
            this.horizon = horizon;
        }

        FoldSignals of(Fold fold) {
            List<Alpha> own = alphas.stream()
                    .filter(alpha -> alpha.foldId().equals(fold.id()))
                    .toList();
            int halo = horizon.standardiseWindowBars()
                    + own.stream().mapToInt(Alpha::lookbackBars).max().orElse(0);
            int from = Math.max(0, features.barAtOrAfter(fold.train().fromMicros()) - halo);
            // the labels of the last decisions reach beyond the test window and are cut off with it
            int to = features.barAtOrAfter(fold.test().toMicros());
            Panel window = features.bars(from, to);
            SortedMap<String, Cluster> ownClusters = new TreeMap<>();
            own.forEach(alpha -> ownClusters.put(alpha.alphaId(), clusters.get(alpha.alphaId())));
            return new FoldSignals(
                    fold,
                    window,
                    Signals.of(own, window, horizon.standardiseWindowBars()),
                    targets.bars(from, to),
                    ownClusters);
        }
    }
}
