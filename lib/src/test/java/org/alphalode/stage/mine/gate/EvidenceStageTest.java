package org.alphalode.stage.mine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alphalode.check.AlphaException;
import org.alphalode.model.Alpha;
import org.alphalode.model.AlphaStatistics;
import org.alphalode.model.FoldWindow;
import org.alphalode.model.Panel;
import org.alphalode.stage.LocalRunner;
import org.alphalode.stage.mine.gate.SlowStatistics.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The evidence for an alpha against the definitions, written out over lists of pairs. */
class EvidenceStageTest {
    private static final EvidenceParams PARAMS =
            new EvidenceParams(List.of(1, 4, 12), 0.01, 4, new GateParams(Gates.standard(), 0.01, 2, 7));
    private static final Alpha ALPHA = GateMarket.alpha("slow", 1, 4);
    private static final List<Panel> MARKET = GateMarket.generate(6, 5);
    private static final Evidence EVIDENCE = gather(MARKET.get(0), MARKET.get(1), ALPHA);

    @ParameterizedTest
    @EnumSource(FoldWindow.class)
    void agreesWithTheDefinitions(FoldWindow window) {
        for (int horizon : PARAMS.horizonBars()) {
            AlphaStatistics row = row(EVIDENCE, window, horizon);
            SlowStatistics slow = new SlowStatistics(MARKET.get(0), MARKET.get(1), horizon);
            List<Pair> pairs = slow.pairs(GateMarket.FOLD, window, Math.max(0, horizon - 4));
            assertThat(row.ic().observations()).isEqualTo(pairs.size());
            assertThat(row.ic().pearson()).isCloseTo(SlowStatistics.pearson(pairs), within(1e-10));
            assertThat(row.ic().rank())
                    .isCloseTo(SlowStatistics.bySymbol(pairs, SlowStatistics::spearman), within(1e-10));
            List<Double> across = SlowStatistics.acrossSymbols(pairs);
            assertThat(row.ic().crossSectional()).isCloseTo(SlowStatistics.mean(across), within(1e-10));
            assertThat(row.ic().crossSectionalRatio())
                    .isCloseTo(SlowStatistics.mean(across) / SlowStatistics.deviation(across), within(1e-10));
            assertThat(row.ic().withoutLargest())
                    .isCloseTo(
                            SlowStatistics.bySymbol(
                                    slow.withoutLargest(pairs, GateMarket.FOLD, window, horizon - 4, 0.01),
                                    SlowStatistics::pearson),
                            within(1e-10));
            assertThat(row.ic().meanReturn())
                    .isCloseTo(
                            SlowStatistics.mean(pairs.stream()
                                    .map(p -> p.z() * p.rawTarget())
                                    .toList()),
                            within(1e-12));
            assertThat(row.undefined()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(FoldWindow.class)
    void testsTheMeanProductOfABar(FoldWindow window) {
        AlphaStatistics row = row(EVIDENCE, window, 4);
        SlowStatistics slow = new SlowStatistics(MARKET.get(0), MARKET.get(1), 4);
        double[] products = SlowStatistics.products(slow.pairs(GateMarket.FOLD, window, 0), GateMarket.FOLD, window);
        assertThat(row.test().lagBars()).isEqualTo(8);
        assertThat(row.test().neweyWestT()).isCloseTo(SlowStatistics.hacT(products, 8), within(1e-9));
        assertThat(row.test().naiveT()).isCloseTo(SlowStatistics.naiveT(products), within(1e-9));
        List<Double> periods = new ArrayList<>();
        for (int p = 0; p < 12; p++) {
            double sum = 0;
            int n = 0;
            for (int t = p * products.length / 12; t < (p + 1) * products.length / 12; t++) {
                sum += Double.isNaN(products[t]) ? 0 : products[t];
                n += Double.isNaN(products[t]) ? 0 : 1;
            }
            periods.add(sum / n);
        }
        double whole = SlowStatistics.mean(periods);
        for (int p = 0; p < 12; p++) {
            assertThat(row.periodIcs().get(p)).isCloseTo(periods.get(p), within(1e-12));
        }
        assertThat(row.test().icir()).isCloseTo(whole / SlowStatistics.deviation(periods), within(1e-9));
        double same = periods.stream().filter(p -> p * row.test().naiveT() > 0).count();
        assertThat(row.test().signStability()).isEqualTo(same / 12);
    }

    @Test
    void theEdgeOfASlowColumnFadesOverHorizons() {
        // pulls of later bars: 0.9, 0.81, ... of the first one
        assertThat(EVIDENCE.profiles().get(0).halfLifeBars()).isBetween(2.0, 20.0);
        assertThat(row(EVIDENCE, FoldWindow.TRAIN, 1).ic().pearson()).isPositive();
        Evidence turned = gather(MARKET.get(0), MARKET.get(1), GateMarket.alpha("slow", -1, 4));
        assertThat(turned.profiles().get(0).undefined())
                .containsExactly("half-life: no edge over the shortest horizon");
    }

    @Test
    void nothingFromTheTestWindowOnIsInWhatIsToldOfTheOthers() {
        int testFrom = 1110;
        Evidence poisoned = gather(
                GateMarket.poisoned(MARKET.get(0), testFrom), GateMarket.poisoned(MARKET.get(1), testFrom), ALPHA);
        assertThat(poisoned.profiles()).isEqualTo(EVIDENCE.profiles());
        for (int horizon : PARAMS.horizonBars()) {
            for (FoldWindow window : List.of(FoldWindow.TRAIN, FoldWindow.VALIDATION)) {
                assertThat(row(poisoned, window, horizon)).isEqualTo(row(EVIDENCE, window, horizon));
            }
            assertThat(row(poisoned, FoldWindow.TEST, horizon)).isNotEqualTo(row(EVIDENCE, FoldWindow.TEST, horizon));
        }
    }

    @Test
    void nothingPastTheLabelsOfTheFoldCounts() {
        int past = 1400 + 4 + 1;
        assertThat(gather(GateMarket.poisoned(MARKET.get(0), past), GateMarket.poisoned(MARKET.get(1), past), ALPHA))
                .isEqualTo(EVIDENCE);
    }

    @Test
    void whatIsUndefinedHasAReason() {
        List<Panel> few = GateMarket.generate(4, 5);
        AlphaStatistics row = row(gather(few.get(0), few.get(1), ALPHA), FoldWindow.TRAIN, 4);
        assertThat(row.ic().crossSectional()).isNaN();
        assertThat(row.undefined())
                .containsExactly(
                        "cross-sectional: fewer than 30 bars with 5 symbols",
                        "cross-sectional ratio: fewer than 30 bars with 5 symbols");
        Panel flat = GateMarket.changed(few.get(0), 0, x -> 1);
        Evidence nothing = gather(flat, few.get(1), ALPHA);
        assertThat(row(nothing, FoldWindow.TEST, 1).undefined())
                .contains("pearson: no pair of value and target", "newey-west t: the products do not vary");
        assertThat(nothing.profiles().get(0).undefined())
                .anyMatch(reason -> reason.startsWith("capacity: "))
                .anyMatch(reason -> reason.startsWith("half-life: "));
        assertThat(nothing.profiles().get(0).coverage()).isZero();
    }

    @Test
    void oneBarThatCarriesAnEdgeIsSeenWithoutIt() {
        Panel.Builder jump = new Panel.Builder(
                MARKET.get(1).symbols(),
                MARKET.get(1).fields(),
                GateMarket.HOUR,
                MARKET.get(1).closeMicros(0),
                GateMarket.BARS);
        Panel.Builder spike = new Panel.Builder(
                MARKET.get(0).symbols(),
                GateMarket.FIELDS,
                GateMarket.HOUR,
                MARKET.get(0).closeMicros(0),
                GateMarket.BARS);
        for (int s = 0; s < 6; s++) {
            for (int t = 0; t < GateMarket.BARS; t++) {
                jump.set(0, s, t, MARKET.get(1).value(0, s, t) * (t == 300 ? 10 : 1));
                spike.set(1, s, t, t == 299 - 4 ? 50 : MARKET.get(0).value(1, s, t));
            }
        }
        AlphaStatistics row =
                row(gather(spike.build(), jump.build(), GateMarket.alpha("noise", 1, 4)), FoldWindow.TRAIN, 4);
        assertThat(row.ic().pearson()).isGreaterThan(0.3);
        assertThat(Math.abs(row.ic().withoutLargest())).isLessThan(0.05);
    }

    @Test
    void certifiesTheFormulaOnItsOwnRows() {
        assertThat(EVIDENCE.profiles().get(0).certificate().cleanCuts()).isEqualTo(4);
        assertThat(EVIDENCE.profiles().get(0).certificate().values()).isEqualTo(4L * 2 * 6 * 64);
    }

    @Test
    void refusesHorizonsThatAreNoList() {
        for (List<Integer> wrong : List.of(List.<Integer>of(), List.of(0, 1), List.of(2, 1), List.of(1, 1))) {
            assertThatThrownBy(() -> new EvidenceParams(wrong, 0.01, 4, GateParams.STANDARD))
                    .isInstanceOf(AlphaException.class);
        }
    }

    private static Evidence gather(Panel features, Panel market, Alpha alpha) {
        return new LocalRunner()
                .run(
                        new EvidenceStage(),
                        new EvidenceInput(features, market, List.of(GateMarket.FOLD), List.of(alpha), PARAMS));
    }

    private static AlphaStatistics row(Evidence evidence, FoldWindow window, int horizon) {
        return evidence.statistics().stream()
                .filter(row -> row.window() == window && row.horizonBars() == horizon)
                .max(Comparator.comparing(AlphaStatistics::alphaId))
                .orElseThrow();
    }
}
