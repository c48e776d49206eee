package org.alphalode.stage.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.alphalode.check.AlphaException;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Cluster;
import org.alphalode.model.Decision;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Fold;
import org.alphalode.model.FoldPlan;
import org.alphalode.model.Panel;
import org.alphalode.model.Selection;
import org.alphalode.model.SelectionQuality;
import org.alphalode.stage.LocalRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectTest {
    private static final BarInterval HOUR = BarInterval.parse("1h");
    private static final long FIRST = 472_000L * HOUR.micros();
    private static final int BARS = 1500;
    private static final int HORIZON = 3;
    private static final int EMBARGO = 2;
    private static final Fold FOLD = FoldPlan.of(
                    new FoldPlan.Params(
                            FoldPlan.Mode.ROLLING, new FoldPlan.Windows.Given(700, 300, 400), HORIZON, EMBARGO),
                    FIRST,
                    FIRST + (BARS - 1) * HOUR.micros(),
                    HOUR)
            .folds()
            .get(0);

    @Test
    void theWeightIsTheClosedFormOfTheSpecification() {
        SelectParams.Relevance relevance = new SelectParams.Relevance(1, 2, 2, 1, 100);
        assertThat(Weights.optimal(.001, .0004, relevance)).isEqualTo(.625, within(1e-12));
        assertThat(Weights.optimal(.01, .0004, relevance)).isEqualTo(1);
    }

    @Test
    void theLogLossIsThatOfTheSpecification() {
        LogLoss loss = new LogLoss();
        loss.add(.7, true, .8);
        loss.add(.3, false, .3);
        assertThat(loss.total()).isEqualTo(.26320, within(5e-6));
        assertThat(loss.mean()).isEqualTo(loss.total(), within(1e-15));
    }

    @Test
    void aSymmetricLocalSampleIsACoinToss() {
        LocalReturns local = new LocalReturns(4);
        for (double value : new double[] {-2, 2, Double.NaN, 0}) {
            local.add(value, 1);
        }
        local.close();
        assertThat(local.count()).isEqualTo(3);
        assertThat(local.effectiveCount()).isEqualTo(3, within(1e-12));
        assertThat(local.variance()).isEqualTo(8.0 / 3, within(1e-12));
        assertThat(new LocalNormal().probability(local)).isEqualTo(.5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void agreesWithASlowTwinThatSortsAllPastStates(boolean pooled) {
        SelectInput input = input(7, BARS, x -> x);
        SelectParams params = params(pooled);
        SelectOutput output = run(params, input);
        assertThat(output.selections()).hasSizeGreaterThan(1000);
        IntStream.range(0, output.selections().size())
                .filter(i -> i % 37 == 0)
                .mapToObj(output.selections()::get)
                .forEach(selection -> {
                    double[] expected = slowMoments(input, params, selection);
                    assertThat(selection.local().neighbourCount()).isEqualTo((int) expected[0]);
                    assertThat(selection.local().mean()).isEqualTo(expected[1], within(1e-12));
                    assertThat(selection.local().variance()).isEqualTo(expected[2], within(1e-12));
                });
    }

    @Test
    void everyNeighbourHasAMaturedLabel() {
        SelectOutput output = run(params(true), input(3, BARS, x -> x));
        List<Decision> complete = output.decisions().stream()
                .filter(decision -> decision.neighbourCount() > 0)
                .toList();
        assertThat(complete).hasSizeGreaterThan(600);
        for (Decision decision : complete) {
            assertThat(decision.neighbourCount()).isEqualTo(40);
            assertThat(decision.nearest())
                    .hasSize(5)
                    .allMatch(n -> n.closeMicros() + (1 + HORIZON + EMBARGO) * HOUR.micros() <= decision.closeMicros())
                    .isSortedAccordingTo(Comparator.comparingDouble(Decision.Neighbour::weight)
                            .reversed());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 1e9, -0.3})
    void poisonAfterAMomentChangesNothingBeforeIt(double poison) {
        SelectOutput clean = run(params(true), input(11, BARS, x -> x));
        for (int moment : new int[] {720, 900, 1003, 1200}) {
            SelectOutput poisoned = run(params(true), poisoned(input(11, BARS, x -> x), moment, poison));
            assertSameUpTo(clean, poisoned, FIRST + moment * HOUR.micros());
        }
    }

    @Test
    void withoutTheFutureThePastIsTheSame() {
        SelectOutput whole = run(params(false), input(11, BARS, x -> x));
        for (int moment : new int[] {720, 900, 1003, 1200}) {
            SelectInput input = input(11, BARS, x -> x);
            SelectInput cut = new SelectInput(
                    input.fold(),
                    input.states().bars(0, moment + 1),
                    input.signals().bars(0, moment + 1),
                    poisoned(input, moment, Double.NaN).targets().bars(0, moment + 1),
                    input.clusters());
            assertSameUpTo(whole, run(params(false), cut), FIRST + moment * HOUR.micros());
        }
    }

    @Test
    void theOrderOfTheUnitsDoesNotMatter() {
        List<SelectInput> inputs = List.of(input(5, BARS, x -> x));
        Select stage = new Select(params(false));
        SelectOutput backwards = stage.work(inputs, stage.plan(inputs).get(1));
        SelectOutput forwards = stage.work(inputs, stage.plan(inputs).get(0));
        assertThat(stage.reduce(inputs, List.of(forwards, backwards))).isEqualTo(run(params(false), inputs.get(0)));
    }

    @Test
    void aModelWithoutInsightFallsBackToEqualWeightsAndSaysSo() {
        SelectOutput output = run(params(false), input(13, BARS, state -> 0.0));
        assertThat(output.quality()).hasSize(4).allSatisfy(quality -> {
            assertThat(quality.logLoss()).isGreaterThan(quality.baseLogLoss());
            assertThat(quality.fallback()).isTrue();
        });
        assertThat(output.selections())
                .filteredOn(s -> FOLD.test().contains(s.closeMicros()))
                .isNotEmpty()
                .allMatch(s -> s.weight() == 0.5);
    }

    @Test
    void aStateThatDecidesTheSignIsRecognised() {
        SelectOutput output = run(params(false), input(17, BARS, state -> 3 * Math.signum(state)));
        assertThat(output.quality()).noneMatch(SelectionQuality::fallback);
        assertThat(output.selections())
                .filteredOn(
                        s -> FOLD.test().contains(s.closeMicros()) && s.local().active())
                .isNotEmpty()
                .allMatch(s -> s.weight() > 0 && s.local().pi() > 0.5);
    }

    @Test
    void aBarThatWasSuspectAtItsCloseIsNotDecidedOn() {
        SelectInput input = input(5, BARS, x -> x);
        int bar = input.states().barAtOrAfter(FOLD.test().fromMicros());
        Panel.Builder marked =
                new Panel.Builder(input.states().symbols(), input.states().fields(), HOUR, FIRST, BARS);
        for (int f = 0; f < 2; f++) {
            for (int s = 0; s < 2; s++) {
                marked.set(f, s, input.states().series(f, s));
            }
        }
        marked.notUsableAtClose(0, bar);
        SelectOutput output = run(
                params(false),
                new SelectInput(FOLD, marked.build(), input.signals(), input.targets(), input.clusters()));
        assertThat(output.decisions())
                .filteredOn(d -> d.closeMicros() == FOLD.test().fromMicros())
                .extracting(Decision::symbol)
                .containsExactly("BBB");
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> new SelectParams(
                        10, 20, 1, 1, 0, false, SelectParams.Relevance.STANDARD, new SelectParams.Kept(5, false)))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("neighbours 10 and min-neighbours 20");
    }

    private static SelectOutput run(SelectParams params, SelectInput input) {
        return new LocalRunner().run(new Select(params), List.of(input));
    }

    private static SelectParams params(boolean pooled) {
        return new SelectParams(
                40, 20, 2, HORIZON, EMBARGO, pooled, SelectParams.Relevance.STANDARD, new SelectParams.Kept(5, true));
    }

    /** Two symbols, two state fields, four alphas in two clusters; the mean of the target's sign depends on the first field. */
    private static SelectInput input(long seed, int bars, DoubleUnaryOperator meanOfState) {
        Random random = new Random(seed);
        List<String> symbols = List.of("AAA", "BBB");
        Panel.Builder states = new Panel.Builder(symbols, fields("x", "y"), HOUR, FIRST, bars);
        Panel.Builder signals = new Panel.Builder(symbols, fields("a1", "a2", "b1", "b2"), HOUR, FIRST, bars);
        Panel.Builder targets = new Panel.Builder(symbols, fields("target"), HOUR, FIRST, bars);
        for (int s = 0; s < 2; s++) {
            for (int t = 0; t < bars; t++) {
                double x = random.nextInt(50) == 0 ? Double.NaN : random.nextGaussian();
                states.set(0, s, t, x).set(1, s, t, random.nextGaussian());
                boolean missing = t + 1 + HORIZON >= bars || random.nextInt(60) == 0;
                double mean = Double.isNaN(x) ? 0 : meanOfState.applyAsDouble(x);
                targets.set(0, s, t, missing ? Double.NaN : 0.01 * (mean + random.nextGaussian()));
                for (int a = 0; a < 4; a++) {
                    signals.set(a, s, t, t < 30 ? Double.NaN : 0.2 + Math.abs(random.nextGaussian()));
                }
            }
        }
        TreeMap<String, Cluster> clusters = new TreeMap<>();
        clusters.put("a1", Cluster.TREND_FOLLOWING_MOMENTUM);
        clusters.put("a2", Cluster.TREND_FOLLOWING_MOMENTUM);
        clusters.put("b1", Cluster.LIQUIDITY_IMBALANCE);
        clusters.put("b2", Cluster.LIQUIDITY_IMBALANCE);
        return new SelectInput(FOLD, states.build(), signals.build(), targets.build(), clusters);
    }

    private static List<FieldSpec> fields(String... names) {
        return List.of(names).stream()
                .map(name -> FieldSpec.pure(name, Family.MIXED))
                .toList();
    }

    /** States and signals after the moment, and the targets that are not known by then, replaced. */
    private static SelectInput poisoned(SelectInput input, int moment, double poison) {
        return new SelectInput(
                input.fold(),
                poisoned(input.states(), moment + 1, poison),
                poisoned(input.signals(), moment + 1, poison),
                poisoned(input.targets(), moment - HORIZON, poison),
                input.clusters());
    }

    private static Panel poisoned(Panel panel, int fromBar, double poison) {
        Panel.Builder out = new Panel.Builder(panel.symbols(), panel.fields(), HOUR, FIRST, panel.barCount());
        for (int f = 0; f < panel.fields().size(); f++) {
            for (int s = 0; s < panel.symbolCount(); s++) {
                for (int t = 0; t < panel.barCount(); t++) {
                    out.set(f, s, t, t < fromBar ? panel.value(f, s, t) : poison);
                }
            }
        }
        return out.build();
    }

    private static void assertSameUpTo(SelectOutput expected, SelectOutput actual, long micros) {
        List<Selection> selections = expected.selections().stream()
                .filter(s -> s.closeMicros() <= micros)
                .toList();
        assertThat(selections).isNotEmpty();
        assertThat(actual.selections().stream()
                        .filter(s -> s.closeMicros() <= micros)
                        .toList())
                .isEqualTo(selections);
        assertThat(actual.decisions().stream()
                        .filter(d -> d.closeMicros() <= micros)
                        .toList())
                .isEqualTo(expected.decisions().stream()
                        .filter(d -> d.closeMicros() <= micros)
                        .toList());
    }

    /** Count, mean and variance of the alpha's realised returns over the nearest matured states, the obvious way. */
    private static double[] slowMoments(SelectInput input, SelectParams params, Selection selection) {
        record Past(int bar, int symbol, double distance) {}
        Panel states = input.states();
        int symbol = states.symbols().indexOf(selection.symbol());
        int alpha = List.copyOf(input.clusters().keySet()).indexOf(selection.alphaId());
        int now = (int) ((selection.closeMicros() - FIRST) / HOUR.micros());
        List<Integer> members = params.pooled() ? List.of(0, 1) : List.of(symbol);
        double[] scale = {sd(input, members, 0), sd(input, members, 1)};
        List<Past> near = IntStream.range(0, BARS)
                .filter(t -> t + 1 + HORIZON + EMBARGO <= now)
                .boxed()
                .flatMap(t -> members.stream()
                        .map(s -> new Past(
                                t,
                                s,
                                Math.hypot(
                                        (states.value(0, s, t) - states.value(0, symbol, now)) / scale[0],
                                        (states.value(1, s, t) - states.value(1, symbol, now)) / scale[1]))))
                .filter(p -> !Double.isNaN(p.distance)
                        && !Double.isNaN(input.targets().value(0, p.symbol, p.bar)))
                .sorted(Comparator.comparingDouble(Past::distance))
                .limit(40)
                .toList();
        if (near.isEmpty()) {
            return new double[] {0, Double.NaN, Double.NaN};
        }
        double bandwidth = near.get(near.size() - 1).distance;
        double weights = 0;
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (Past p : near) {
            double r = input.signals().value(alpha, p.symbol, p.bar)
                    * input.targets().value(0, p.symbol, p.bar);
            if (!Double.isNaN(r)) {
                double w = Math.exp(-p.distance * p.distance / (2 * bandwidth * bandwidth));
                count++;
                weights += w;
                sum += w * r;
                squares += w * r * r;
            }
        }
        double mean = sum / weights;
        return new double[] {count, mean, squares / weights - mean * mean};
    }

    private static double sd(SelectInput input, List<Integer> members, int field) {
        double[] values = IntStream.range(0, 700)
                .boxed()
                .flatMap(t -> members.stream()
                        .filter(s -> !Double.isNaN(input.targets().value(0, s, t)))
                        .map(s -> input.states().value(field, s, t)))
                .mapToDouble(Double::doubleValue)
                .filter(v -> !Double.isNaN(v))
                .toArray();
        double mean =
                IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum() / values.length;
        return Math.sqrt(IntStream.range(0, values.length)
                        .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                        .sum()
                / values.length);
    }
}
