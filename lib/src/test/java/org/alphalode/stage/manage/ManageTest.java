package org.alphalode.stage.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alphalode.check.AlphaException;
import org.alphalode.model.Allocation;
import org.alphalode.model.Allocation.Role;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Cluster;
import org.alphalode.model.ClusterWeight;
import org.alphalode.model.Decision;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.model.Selection;
import org.alphalode.model.SelectionQuality;
import org.alphalode.model.Span;
import org.alphalode.model.TargetWeight;
import org.alphalode.stage.LocalRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManageTest {
    private static final BarInterval HOUR = BarInterval.parse("1h");
    private static final long FIRST = 472_000L * HOUR.micros();
    private static final int BARS = 700;
    private static final int HORIZON = 2;
    private static final Fold FOLD = new Fold("f01", span(0, 100), span(103, 300), span(303, 700));
    private static final Cluster GOOD = Cluster.TREND_FOLLOWING_MOMENTUM;
    private static final Cluster NOISE = Cluster.SPREAD_COMPRESSION;
    private static final Cluster BAD = Cluster.LIQUIDITY_IMBALANCE;

    /**
     * One cluster, one symbol, position 1, returns .03 and -.01 in turn: deviation .02 sqrt(100 / 99) over 100 results; target
     * volatility .15 a year is .15 / sqrt(8760) an hour.
     */
    @Test
    void theWeightIsTheTargetVolatilityOverTheVolatilityOfTheResults() {
        Panel.Builder signals = new Panel.Builder(List.of("AAA"), fields("g"), HOUR, FIRST, BARS);
        Panel.Builder targets = new Panel.Builder(List.of("AAA"), fields("target"), HOUR, FIRST, BARS);
        List<Decision> decisions = new ArrayList<>();
        List<Selection> selections = new ArrayList<>();
        for (int t = 0; t < BARS; t++) {
            signals.set(0, 0, t, 2);
            targets.set(0, 0, t, t % 2 == 0 ? .03 : -.01);
            if (FOLD.validation().contains(close(t)) || FOLD.test().contains(close(t))) {
                decisions.add(new Decision("f01", "AAA", close(t), 0, Double.NaN, List.of()));
                selections.add(new Selection("f01", "AAA", close(t), "g", Selection.LocalStats.unknown(0), .5));
            }
        }
        ManageParams params = new ManageParams(
                1,
                1,
                new ManageParams.Trailing(100, 60, 0),
                ManageParams.Choice.STANDARD,
                new ManageParams.Risk(.15, 1, 1, 0));
        ManageOutput output = run(
                params,
                new ManageInput(
                        FOLD,
                        signals.build(),
                        targets.build(),
                        new TreeMap<>(Map.of("g", GOOD)),
                        new ManageInput.Worker(decisions, selections, List.of())));
        double deviation = .02 * Math.sqrt(100.0 / 99);
        double expected = .9 * .15 / Math.sqrt(8760) / deviation;
        // what is sent last looks back on the test window alone, half of its returns of each kind
        assertThat(output.targets().get(output.targets().size() - 1).weight()).isEqualTo(expected, within(1e-12));
    }

    @Test
    void trustsTheClusterThatEarnedAndHedgesWithTheLeastCorrelated() {
        ManageOutput output = run(params(), input(1));
        Map<Cluster, List<Allocation>> byCluster =
                output.allocations().stream().collect(Collectors.groupingBy(Allocation::cluster));
        assertThat(byCluster.get(GOOD)).allMatch(a -> a.role() == Role.CHOSEN && a.weight() >= .45 - 1e-12);
        assertThat(byCluster.get(BAD)).noneMatch(a -> a.role() == Role.CHOSEN);
        assertThat(output.allocations().stream()
                        .collect(Collectors.groupingBy(
                                Allocation::closeMicros, Collectors.summingDouble(Allocation::weight)))
                        .values())
                .allSatisfy(sum -> assertThat(sum).isEqualTo(1, within(1e-12)));
    }

    @Test
    void targetsKeepTheirLimitsAndTheirPartsSumToThem() {
        ManageOutput output = run(params(), input(2));
        assertThat(output.targets())
                .hasSizeGreaterThan(100)
                .allMatch(target -> FOLD.test().contains(target.closeMicros())
                        && Math.abs(target.weight()) <= params().risk().maxSymbolWeight() + 1e-12);
        for (TargetWeight target : output.targets()) {
            double sum = output.parts().stream()
                    .filter(p -> p.symbol().equals(target.symbol()) && p.closeMicros() == target.closeMicros())
                    .mapToDouble(ClusterWeight::weight)
                    .sum();
            assertThat(sum).isEqualTo(target.weight(), within(1e-12));
        }
    }

    @Test
    void theGrossLimitBinds() {
        ManageParams tight = new ManageParams(
                HORIZON, 1, params().trailing(), params().choice(), new ManageParams.Risk(50, .5, .6, 0));
        ManageOutput output = run(tight, input(2));
        Map<Long, Double> gross = output.targets().stream()
                .collect(Collectors.groupingBy(
                        TargetWeight::closeMicros, Collectors.summingDouble(t -> Math.abs(t.weight()))));
        assertThat(gross.values()).allMatch(sum -> sum <= .6 + 1e-12).anyMatch(sum -> sum > .6 - 1e-9);
    }

    @Test
    void aTargetInsideTheBandIsNotSentAgain() {
        ManageParams wide = new ManageParams(
                HORIZON, 1, params().trailing(), params().choice(), new ManageParams.Risk(.15, .5, 1.5, .03));
        ManageOutput output = run(wide, input(2));
        assertThat(output.targets()).isNotEmpty();
        for (String symbol : List.of("AAA", "BBB")) {
            List<TargetWeight> sent = output.targets().stream()
                    .filter(t -> t.symbol().equals(symbol))
                    .toList();
            for (int i = 1; i < sent.size(); i++) {
                double change = Math.abs(sent.get(i).weight() - sent.get(i - 1).weight());
                assertThat(change >= .03 || sent.get(i).weight() == 0).isTrue();
            }
        }
    }

    @Test
    void aClusterThatDoesNotEarnItsCostsIsNotChosen() {
        // results are about .005 a decision before costs, and positions change by about 1.5 a decision
        assertThat(run(costing(1), input(1)).allocations()).anyMatch(a -> a.role() == Role.CHOSEN);
        assertThat(run(costing(100), input(1)).allocations()).noneMatch(a -> a.role() == Role.CHOSEN);
    }

    @Test
    void theCostOfAChangeIsChargedForEveryDecisionOfTheHorizon() {
        ManageInput input = input(1);
        ClusterBook free = new ClusterBook(input, 0);
        ClusterBook costly = new ClusterBook(input, .001);
        int good = free.clusters().indexOf(GOOD);
        double[] held = new double[2];
        for (int d = 0; d < free.decisionCount(); d++) {
            double change = 0;
            for (int s = 0; s < 2; s++) {
                boolean known = !Double.isNaN(input.targets().value(0, s, free.bar(d)));
                if (free.decided(s, d)) {
                    change += known ? Math.abs(free.position(good, s, d) - held[s]) : 0;
                    held[s] = free.position(good, s, d);
                }
            }
            double before = free.results(good, d, d + 1)[0];
            if (!Double.isNaN(before)) {
                assertThat(costly.results(good, d, d + 1)[0]).isEqualTo(before - .001 * change / 2, within(1e-15));
            }
        }
    }

    @Test
    void withoutEnoughResultsThereIsNoRisk() {
        ManageParams strict = new ManageParams(
                HORIZON, 1, new ManageParams.Trailing(1000, 1000, 0), params().choice(), params().risk());
        ManageOutput output = run(strict, input(1));
        assertThat(output.allocations()).allMatch(a -> a.weight() == 0 && a.role() == Role.OUT);
        assertThat(output.targets()).allMatch(t -> t.weight() == 0);
    }

    @Test
    void aFoldWithoutAlphasGivesUpWhatTheLastOneHeld() {
        ManageInput input = input(1);
        Panel none = new Panel.Builder(List.of("AAA", "BBB"), List.of(), HOUR, FIRST, BARS).build();
        ManageOutput output = run(
                params(),
                new ManageInput(
                        FOLD,
                        none,
                        input.targets(),
                        new TreeMap<>(),
                        new ManageInput.Worker(List.of(), List.of(), List.of())));
        assertThat(output.targets())
                .containsExactly(
                        new TargetWeight("AAA", FOLD.test().fromMicros(), 0),
                        new TargetWeight("BBB", FOLD.test().fromMicros(), 0));
    }

    @Test
    void aFallbackHoldsForTheValidationWindowToo() {
        ManageInput input = input(4);
        ManageInput fallen = new ManageInput(
                input.fold(),
                input.signals(),
                input.targets(),
                input.clusters(),
                new ManageInput.Worker(
                        input.worker().decisions(),
                        List.of(),
                        List.of(new SelectionQuality("f01", "AAA", GOOD, 100, .7, .69, true))));
        ClusterBook book = new ClusterBook(fallen, 0);
        int good = book.clusters().indexOf(GOOD);
        assertThat(book.bar(0)).isLessThan(110);
        for (int d = 0; d < book.decisionCount(); d++) {
            int bar = book.bar(d);
            double mean = (input.signals().value(0, 0, bar) + input.signals().value(1, 0, bar)) / 2;
            if (book.decided(0, d)) {
                assertThat(book.position(good, 0, d)).isEqualTo(mean, within(1e-15));
            }
            if (book.decided(1, d)) {
                assertThat(book.position(good, 1, d)).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 1e9, -.5})
    void whatIsNotKnownYetChangesNothing(double poison) {
        ManageOutput clean = run(params(), input(9));
        for (int moment : new int[] {310, 450, 600}) {
            ManageInput input = input(9);
            long last = close(moment);
            ManageInput poisoned = new ManageInput(
                    FOLD,
                    poisoned(input.signals(), moment + 1, poison),
                    // the return of bar t ends at the open of t + 1 + horizon
                    poisoned(input.targets(), moment - HORIZON, poison),
                    input.clusters(),
                    new ManageInput.Worker(
                            input.worker().decisions(),
                            input.worker().selections().stream()
                                    .filter(s -> s.closeMicros() <= last)
                                    .toList(),
                            List.of()));
            ManageOutput output = run(params(), poisoned);
            assertThat(output.allocations().stream()
                            .filter(a -> a.closeMicros() <= last)
                            .toList())
                    .isNotEmpty()
                    .isEqualTo(clean.allocations().stream()
                            .filter(a -> a.closeMicros() <= last)
                            .toList());
            assertThat(output.targets().stream()
                            .filter(a -> a.closeMicros() <= last)
                            .toList())
                    .isNotEmpty()
                    .isEqualTo(clean.targets().stream()
                            .filter(a -> a.closeMicros() <= last)
                            .toList());
        }
    }

    @Test
    void aBandThatSwallowsEveryTargetIsRefused() {
        assertThatThrownBy(() -> new ManageParams.Risk(.15, .1, 1, .1))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("no-trade-band");
    }

    private static ManageOutput run(ManageParams params, ManageInput input) {
        return new LocalRunner().run(new Manage(params), List.of(input));
    }

    private static ManageParams costing(double bps) {
        return new ManageParams(
                HORIZON, 1, new ManageParams.Trailing(150, 40, bps), params().choice(), params().risk());
    }

    private static ManageParams params() {
        return new ManageParams(
                HORIZON,
                1,
                new ManageParams.Trailing(150, 40, 0),
                ManageParams.Choice.STANDARD,
                new ManageParams.Risk(.15, .5, 1.5, 0));
    }

    /** Two symbols; alphas g1, g2 that earn, n that does not, b that loses; all selected at every bar. */
    private static ManageInput input(long seed) {
        Random random = new Random(seed);
        List<String> symbols = List.of("AAA", "BBB");
        List<String> alphas = List.of("g1", "g2", "n", "b");
        double[] edge = {.5, .5, 0, -.5};
        Panel.Builder signals = new Panel.Builder(symbols, fields("g1", "g2", "n", "b"), HOUR, FIRST, BARS);
        Panel.Builder targets = new Panel.Builder(symbols, fields("target"), HOUR, FIRST, BARS);
        List<Decision> decisions = new ArrayList<>();
        List<Selection> selections = new ArrayList<>();
        for (int s = 0; s < 2; s++) {
            for (int t = 0; t < BARS; t++) {
                double shock = random.nextGaussian();
                targets.set(0, s, t, random.nextInt(40) == 0 ? Double.NaN : .01 * shock);
                boolean decided =
                        (FOLD.validation().contains(close(t)) || FOLD.test().contains(close(t)))
                                && random.nextInt(25) > 0;
                if (decided) {
                    decisions.add(new Decision("f01", symbols.get(s), close(t), 0, Double.NaN, List.of()));
                }
                for (int a = 0; a < 4; a++) {
                    signals.set(a, s, t, edge[a] * shock + random.nextGaussian());
                    if (decided) {
                        selections.add(new Selection(
                                "f01",
                                symbols.get(s),
                                close(t),
                                alphas.get(a),
                                Selection.LocalStats.unknown(0),
                                random.nextDouble()));
                    }
                }
            }
        }
        return new ManageInput(
                FOLD,
                signals.build(),
                targets.build(),
                new TreeMap<>(Map.of("g1", GOOD, "g2", GOOD, "n", NOISE, "b", BAD)),
                new ManageInput.Worker(decisions, selections, List.of()));
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

    private static List<FieldSpec> fields(String... names) {
        return List.of(names).stream()
                .map(name -> FieldSpec.pure(name, Family.MIXED))
                .toList();
    }

    private static long close(int bar) {
        return FIRST + bar * HOUR.micros();
    }

    private static Span span(int fromBar, int toBar) {
        return new Span(close(fromBar), close(toBar));
    }
}
