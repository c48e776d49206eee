package org.alphalode.jobs.selftest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alphalode.model.Alpha;
import org.alphalode.model.Bar;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Fold;
import org.alphalode.model.FoldPlan;
import org.alphalode.model.Instrument;
import org.alphalode.model.Panel;
import org.alphalode.model.Panels;
import org.alphalode.stage.FanOut;
import org.alphalode.stage.ForwardReturns;
import org.alphalode.stage.LocalRunner;
import org.alphalode.stage.features.FeatureRow;
import org.alphalode.stage.features.FeatureRows;
import org.alphalode.stage.features.Features;
import org.alphalode.stage.features.FeaturesStage;
import org.alphalode.stage.market.Market;
import org.alphalode.stage.market.MarketSpec;
import org.alphalode.stage.market.PlantedAlpha;
import org.alphalode.stage.mine.LocalScreening;
import org.alphalode.stage.mine.MineInput;
import org.alphalode.stage.mine.MineParams;
import org.alphalode.stage.mine.MineResult;
import org.alphalode.stage.mine.Miner;
import org.alphalode.stage.mine.gate.Exhaustive;
import org.alphalode.stage.mine.gate.GateCheck;
import org.alphalode.stage.mine.gate.GateInput;
import org.alphalode.stage.mine.gate.GateParams;
import org.alphalode.stage.mine.gate.Judged;
import org.alphalode.stage.mine.ladder.LadderParams;
import org.alphalode.stage.mine.search.AlphaEngines;
import org.alphalode.stage.mine.search.SearchParams;
import org.alphalode.stage.report.PlantedMatch;

/**
 * Mines markets whose truth is known, by the search, ladder and gates that users run; a unit is one market. Bars are as delivered: no
 * filter has looked at them. What a miner without guards accepts is counted without a ladder.
 */
final class MineControls implements FanOut<ControlPlan, MineControls.Unit, ControlOutcome, List<ControlOutcome>> {
    private static final long serialVersionUID = 1L;
    private static final BarInterval HOUR = BarInterval.parse("1h");
    private static final int NOISE_BARS = 1_600;
    private static final int NOISE_SYMBOLS = 2;
    private static final int NOISE_HORIZON = 8;
    private static final int WALK_BARS = 3_000;
    private static final int PLANTED_SYMBOLS = 8;
    /** Always the same formulas: all columns, all operators over them, and a sample of what is made of two. */
    private static final long SEARCH_SEED = 1;

    private static final int BATCH_FORMULAS = 2_000;
    /** Formulas of the first levels, which every search tries. */
    private static final List<String> PLANTED = List.of("ts_mean(taker_ratio, 34)", "ts_delta(trade_intensity_z, 3)");
    /** What a miner asks that believes in correlations. */
    private static final List<GateCheck> UNGUARDED =
            List.of(new GateCheck("min-coverage", 0.8), new GateCheck("min-ic", 0.015));

    /** One market. */
    record Unit(Control control, int market) implements Serializable {}

    @Override
    public List<Unit> plan(ControlPlan plan) {
        List<Unit> units = new ArrayList<>();
        for (Control control : Control.values()) {
            for (int market = 0; market < plan.markets(control); market++) {
                units.add(new Unit(control, market));
            }
        }
        return units;
    }

    @Override
    public ControlOutcome work(ControlPlan plan, Unit unit) {
        long seed = plan.seed() + 1_000L * unit.market();
        return switch (unit.control()) {
            case NOISE -> outcome(
                    plan, unit, new MarketSpec(seed, NOISE_SYMBOLS, HOUR, 0, NOISE_BARS, List.of(), false));
            case CORRUPTED, UNGUARDED -> outcome(
                    plan, unit, new MarketSpec(seed, 1, HOUR, 0, WALK_BARS, List.of(), true));
            case PLANTED -> {
                PlantedAlpha alpha = new PlantedAlpha(
                        PLANTED.get(unit.market() % PLANTED.size()),
                        plan.planted().trueIc(),
                        1);
                yield outcome(
                        plan,
                        unit,
                        new MarketSpec(
                                seed, PLANTED_SYMBOLS, HOUR, 0, plan.planted().bars(), List.of(alpha), false));
            }
        };
    }

    private static ControlOutcome outcome(ControlPlan plan, Unit unit, MarketSpec spec) {
        List<Bar> bars = Market.generate(spec).bars();
        SortedMap<Instrument, List<Bar>> series =
                bars.stream().collect(Collectors.groupingBy(Bar::instrument, TreeMap::new, Collectors.toList()));
        List<FeatureRow> rows = new LocalRunner()
                .run(new FeaturesStage(), series).values().stream()
                        .flatMap(List::stream)
                        .toList();
        Panel features = FeatureRows.panel(rows);
        boolean noise = unit.control() == Control.NOISE;
        int horizon = noise ? NOISE_HORIZON : 1;
        Panel target = ForwardReturns.of(Panels.of(bars), horizon);
        Fold fold = fold(features, horizon);
        SearchParams search = SearchParams.standard(noise ? plan.noiseFormulas() : plan.plantedFormulas(), SEARCH_SEED);
        List<Alpha> alphas;
        long tried;
        if (unit.control() == Control.UNGUARDED) {
            GateInput input = new GateInput(features, target, fold, horizon, unguarded(plan.gate()));
            Judged judged =
                    Exhaustive.judge(input, AlphaEngines.named("enumerate").candidates(Features.FIELDS, search));
            alphas = judged.alphas();
            tried = judged.trials().size();
        } else {
            MineParams params =
                    new MineParams(horizon, "enumerate", search, 1, LadderParams.STANDARD, plan.gate(), BATCH_FORMULAS);
            MineInput input = new MineInput(features, target, List.of(fold), params);
            MineResult mined = new Miner(input, new LocalRunner(), new LocalScreening(BATCH_FORMULAS)).mine();
            alphas = mined.alphas();
            tried = mined.tried();
        }
        return new ControlOutcome(
                unit.control(),
                spec.planted().isEmpty() ? "" : spec.planted().get(0).formula(),
                found(spec.planted(), alphas, features),
                tried,
                alphas.stream().map(Alpha::formula).toList());
    }

    private static Fold fold(Panel panel, int horizon) {
        FoldPlan.Params params =
                new FoldPlan.Params(FoldPlan.Mode.ROLLING, new FoldPlan.Windows.Auto(1), horizon, horizon);
        return FoldPlan.of(params, panel.closeMicros(0), panel.closeMicros(panel.barCount() - 1), panel.interval())
                .folds()
                .get(0);
    }

    private static GateParams unguarded(GateParams gate) {
        return new GateParams(UNGUARDED, gate.maskedShare(), gate.lagHorizons(), gate.seed());
    }

    private static boolean found(List<PlantedAlpha> planted, List<Alpha> alphas, Panel features) {
        return !planted.isEmpty()
                && PlantedMatch.judge(planted.get(0).formula(), planted.get(0).trueIc(), alphas, features)
                        .found();
    }

    @Override
    public List<ControlOutcome> reduce(ControlPlan plan, List<ControlOutcome> outcomes) {
        return outcomes;
    }
}
