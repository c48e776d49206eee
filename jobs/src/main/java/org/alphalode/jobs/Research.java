package org.alphalode.jobs;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Plan;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.table.AlphaRow;
import org.alphalode.jobs.table.Tables;
import org.alphalode.model.Alpha;
import org.alphalode.model.AlphaCluster;
import org.alphalode.model.Bar;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Cluster;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.model.Panels;
import org.alphalode.stage.ForwardReturns;
import org.alphalode.stage.Signals;
import org.alphalode.stage.features.FeatureRows;

/** What the stages after mining share: the settings that must be the same in all of them, and the panels of a fold. */
record Research(int horizonBars, int embargoBars, int standardiseWindowBars) {
    /** Bars of warm-up that formulas get before a training window, beyond the window of standardisation. */
    private static final int WARM_UP_BARS = 200;

    static Research of(Settings settings) {
        Section common = settings.section(Settings.COMMON);
        return new Research(
                common.integer("horizon-bars", 1, 10_000),
                common.integer("embargo-bars", 0, 100_000),
                common.integer("standardise-window-bars", 2, 100_000));
    }

    static Panel market(JobRun run) {
        List<Bar> bars = run.read(Tables.BARS);
        List<BarInterval> intervals =
                bars.stream().map(bar -> bar.instrument().interval()).distinct().toList();
        if (intervals.size() != 1) {
            throw new AlphaException(
                    ErrorCode.REFUSED,
                    bars.isEmpty()
                            ? "table bars is empty: ingest some first"
                            : "table bars holds the intervals "
                                    + intervals.stream().map(BarInterval::text).toList()
                                    + ": give each interval a warehouse of its own");
        }
        return Panels.of(bars);
    }

    static Panel features(JobRun run) {
        return FeatureRows.panel(run.read(Tables.FEATURES));
    }

    static SortedMap<String, Cluster> clusters(List<AlphaCluster> clustered, Fold fold) {
        SortedMap<String, Cluster> clusters = new TreeMap<>();
        clustered.stream()
                .filter(alpha -> alpha.foldId().equals(fold.id()))
                .forEach(alpha -> clusters.put(alpha.alphaId(), alpha.cluster()));
        return clusters;
    }

    /** Alphas of a fold that have a cluster, the best first. */
    static List<Alpha> alphas(List<AlphaRow> pool, SortedMap<String, Cluster> clusters) {
        return pool.stream()
                .map(AlphaRow::alpha)
                .filter(alpha -> clusters.containsKey(alpha.alphaId()))
                .toList();
    }

    /** Panels of one fold on one grid: from the warm-up before its training window to the end of its test window. */
    FoldPanels panels(Panel features, Panel market, Fold fold, List<Alpha> alphas) {
        int from = Math.max(0, market.barAtOrAfter(fold.train().fromMicros()) - standardiseWindowBars - WARM_UP_BARS);
        int to = market.barAtOrAfter(fold.test().toMicros());
        Panel inFold = features.bars(from, to);
        return new FoldPanels(
                inFold,
                Signals.of(alphas, inFold, standardiseWindowBars),
                ForwardReturns.of(market.bars(from, to), horizonBars));
    }

    /**
     * Panels of one fold.
     *
     * @param features base features
     * @param signals one field an alpha
     * @param targets the forward return; nothing after the test window is in it
     */
    record FoldPanels(Panel features, Panel signals, Panel targets) {
        /** Formulas over the features, one field each. */
        Panel evaluate(List<String> formulas) {
            return Evaluator.evaluate(
                    Plan.of(formulas.stream().map(Formulas::parse).toList(), features.fields()), features, formulas);
        }
    }
}
