package org.alphalode.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.alphalode.model.Allocation;
import org.alphalode.model.BarFields;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Cluster;
import org.alphalode.model.ClusterWeight;
import org.alphalode.model.Decision;
import org.alphalode.model.EquityPoint;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Fill;
import org.alphalode.model.Fold;
import org.alphalode.model.FoldPlan;
import org.alphalode.model.Panel;
import org.alphalode.model.Selection;
import org.alphalode.model.TargetWeight;
import org.alphalode.stage.backtest.Backtest;
import org.alphalode.stage.backtest.BacktestInput;
import org.alphalode.stage.backtest.BacktestOutput;
import org.alphalode.stage.backtest.BacktestParams;
import org.alphalode.stage.backtest.book.BookRules;
import org.alphalode.stage.backtest.book.CostParams;
import org.alphalode.stage.manage.Manage;
import org.alphalode.stage.manage.ManageInput;
import org.alphalode.stage.manage.ManageOutput;
import org.alphalode.stage.manage.ManageParams;
import org.alphalode.stage.select.Select;
import org.alphalode.stage.select.SelectInput;
import org.alphalode.stage.select.SelectOutput;
import org.alphalode.stage.select.SelectParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From bars to equity: select, manage and backtest together, with signals and labels computed from the bars in the test. */
class TradingChainTest {
    private static final BarInterval HOUR = BarInterval.parse("1h");
    private static final long FIRST = 472_000L * HOUR.micros();
    private static final int BARS = 1100;
    private static final int HORIZON = 2;
    private static final List<String> SYMBOLS = List.of("AAA", "BBB");
    private static final FoldPlan PLAN = FoldPlan.of(
            new FoldPlan.Params(FoldPlan.Mode.ROLLING, new FoldPlan.Windows.Auto(2), HORIZON, 1),
            FIRST,
            FIRST + (BARS - 1) * HOUR.micros(),
            HOUR);

    @Test
    void aReversionThatIsInTheMarketIsTraded() {
        Chain chain = run(bars(3, -.35));
        assertThat(chain.allocations).anyMatch(a -> a.role() == Allocation.Role.CHOSEN);
        assertThat(chain.book.fills()).hasSizeGreaterThan(100);
        EquityPoint last = chain.book.equity().get(chain.book.equity().size() - 1);
        assertThat(last.equity() + last.costs().total()).isGreaterThan(1.05e6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 1e9, .01})
    void poisonInAllLaterBarsChangesNothingUpToAMoment(double poison) {
        Panel bars = bars(5, -.35);
        Chain clean = run(bars);
        for (int moment : new int[] {600, 777, 900, 1050}) {
            assertSamePast(clean, run(poisoned(bars, moment, poison)), FIRST + moment * HOUR.micros());
        }
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        assertThat(run(bars(8, -.35)).book).isEqualTo(run(bars(8, -.35)).book);
    }

    private static void assertSamePast(Chain expected, Chain actual, long micros) {
        assertThat(actual.decisions.stream()
                        .filter(d -> d.closeMicros() <= micros)
                        .toList())
                .isEqualTo(expected.decisions.stream()
                        .filter(d -> d.closeMicros() <= micros)
                        .toList());
        assertThat(actual.selections.stream()
                        .filter(s -> s.closeMicros() <= micros)
                        .toList())
                .isNotEmpty()
                .isEqualTo(expected.selections.stream()
                        .filter(s -> s.closeMicros() <= micros)
                        .toList());
        assertThat(actual.allocations.stream()
                        .filter(a -> a.closeMicros() <= micros)
                        .toList())
                .isEqualTo(expected.allocations.stream()
                        .filter(a -> a.closeMicros() <= micros)
                        .toList());
        assertThat(actual.targets.stream()
                        .filter(t -> t.closeMicros() <= micros)
                        .toList())
                .isEqualTo(expected.targets.stream()
                        .filter(t -> t.closeMicros() <= micros)
                        .toList());
        // a fill at the open of the next bar bears the stamp of this close
        List<Fill> fills =
                expected.book.fills().stream().filter(f -> f.micros() < micros).toList();
        assertThat(actual.book.fills().stream().filter(f -> f.micros() < micros).toList())
                .isEqualTo(fills);
        assertThat(actual.book.equity().stream()
                        .filter(e -> e.closeMicros() <= micros)
                        .toList())
                .isEqualTo(expected.book.equity().stream()
                        .filter(e -> e.closeMicros() <= micros)
                        .toList());
    }

    private record Chain(
            List<Decision> decisions,
            List<Selection> selections,
            List<Allocation> allocations,
            List<TargetWeight> targets,
            BacktestOutput book) {}

    private static Chain run(Panel bars) {
        LocalRunner runner = new LocalRunner();
        Panel states = derived(bars, "ret", "range");
        Panel signals = derived(bars, "momentum", "reversal", "slow");
        Panel targets = forwardReturns(bars);
        TreeMap<String, Cluster> clusters = new TreeMap<>(Map.of(
                "momentum", Cluster.TREND_FOLLOWING_MOMENTUM,
                "reversal", Cluster.MEAN_REVERSION_MICROSTRUCTURE,
                "slow", Cluster.VOLATILITY_BREAKOUT));
        SelectParams select = new SelectParams(
                30, 15, 1, HORIZON, 1, false, SelectParams.Relevance.STANDARD, new SelectParams.Kept(3, true));
        ManageParams manage = new ManageParams(
                HORIZON,
                1,
                new ManageParams.Trailing(200, 30, 0),
                ManageParams.Choice.STANDARD,
                new ManageParams.Risk(.3, .8, 1.5, .01));
        List<Decision> decisions = new ArrayList<>();
        List<Selection> selections = new ArrayList<>();
        List<Allocation> allocations = new ArrayList<>();
        List<TargetWeight> wanted = new ArrayList<>();
        List<ClusterWeight> parts = new ArrayList<>();
        for (Fold fold : PLAN.folds()) {
            SelectOutput selected =
                    runner.run(new Select(select), List.of(new SelectInput(fold, states, signals, targets, clusters)));
            ManageInput.Worker worker =
                    new ManageInput.Worker(selected.decisions(), selected.selections(), selected.quality());
            ManageOutput managed =
                    runner.run(new Manage(manage), List.of(new ManageInput(fold, signals, targets, clusters, worker)));
            decisions.addAll(selected.decisions());
            selections.addAll(selected.selections());
            allocations.addAll(managed.allocations());
            wanted.addAll(managed.targets());
            parts.addAll(managed.parts());
        }
        BacktestParams backtest = new BacktestParams(
                BookRules.plain(1e6, new CostParams(5, 0, 0, 1, 1, 10), false, 24),
                new BacktestParams.Judgement(3, Double.NaN, 20, 10, 1));
        BacktestOutput book = runner.run(
                        new Backtest(backtest),
                        List.of(new BacktestInput(bars, wanted, parts, List.of(), PLAN.folds())))
                .get(0);
        return new Chain(decisions, selections, allocations, wanted, book);
    }

    /** Returns with an autocorrelation, gaps and suspect bars. */
    private static Panel bars(long seed, double autocorrelation) {
        Random random = new Random(seed);
        Panel.Builder out = new Panel.Builder(
                SYMBOLS, List.of(BarFields.OPEN, BarFields.CLOSE, BarFields.VOLUME), HOUR, FIRST, BARS);
        for (int s = 0; s < 2; s++) {
            double price = 100;
            double last = 0;
            for (int t = 0; t < BARS; t++) {
                double open = price;
                last = autocorrelation * last + .01 * random.nextGaussian();
                price *= Math.exp(last);
                if (random.nextInt(80) > 0) {
                    out.set(0, s, t, open).set(1, s, t, price).set(2, s, t, 1e6 * random.nextDouble());
                }
                if (random.nextInt(100) == 0) {
                    out.notUsableAtClose(s, t);
                }
            }
        }
        return out.build();
    }

    /** Simple causal columns; NaN where a bar is missing or suspect. */
    private static Panel derived(Panel bars, String... names) {
        List<FieldSpec> fields = List.of(names).stream()
                .map(name -> FieldSpec.pure(name, Family.MIXED))
                .toList();
        Panel.Builder out = new Panel.Builder(SYMBOLS, fields, HOUR, FIRST, BARS);
        for (int s = 0; s < 2; s++) {
            for (int t = 20; t < BARS; t++) {
                double ret = Math.log(bars.value(1, s, t) / bars.value(1, s, t - 1));
                Map<String, Double> values = Map.of(
                        "ret", ret,
                        "range", Math.abs(bars.value(1, s, t) / bars.value(0, s, t - 3) - 1),
                        "momentum", Math.max(-3, Math.min(3, 100 * ret)),
                        "reversal", Math.max(-3, Math.min(3, -100 * ret)),
                        "slow", Math.signum(bars.value(1, s, t) - bars.value(1, s, t - 20)));
                for (int f = 0; f < names.length; f++) {
                    double value = values.getOrDefault(names[f], Double.NaN);
                    out.set(f, s, t, bars.usableAtClose(s, t) ? value : Double.NaN);
                }
                if (!bars.usableAtClose(s, t)) {
                    out.notUsableAtClose(s, t);
                }
            }
        }
        return out.build();
    }

    private static Panel forwardReturns(Panel bars) {
        List<FieldSpec> fields = List.of(FieldSpec.pure("target", Family.PRICE));
        Panel.Builder out = new Panel.Builder(SYMBOLS, fields, HOUR, FIRST, BARS);
        for (int s = 0; s < 2; s++) {
            for (int t = 0; t + 1 + HORIZON < BARS; t++) {
                out.set(0, s, t, bars.value(0, s, t + 1 + HORIZON) / bars.value(0, s, t + 1) - 1);
            }
        }
        return out.build();
    }

    private static Panel poisoned(Panel bars, int moment, double poison) {
        Panel.Builder out = new Panel.Builder(SYMBOLS, bars.fields(), HOUR, FIRST, BARS);
        for (int s = 0; s < 2; s++) {
            for (int t = 0; t < BARS; t++) {
                for (int f = 0; f < 3; f++) {
                    out.set(f, s, t, t <= moment ? bars.value(f, s, t) : poison);
                }
                if (t <= moment && !bars.usableAtClose(s, t)) {
                    out.notUsableAtClose(s, t);
                }
            }
        }
        return out.build();
    }
}
