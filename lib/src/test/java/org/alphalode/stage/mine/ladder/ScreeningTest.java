package org.alphalode.stage.mine.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.IcMoments;
import org.alphalode.expr.Plan;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.model.Rung;
import org.alphalode.model.Verdict;
import org.alphalode.stage.ForwardReturns;
import org.alphalode.stage.mine.Markets;
import org.alphalode.stage.mine.search.AlphaEngines;
import org.alphalode.stage.mine.search.SearchParams;
import org.alphalode.stat.Correlation;
import org.junit.jupiter.api.Test;

/** The ladder against what it stands for: the full window, computed plainly. */
class ScreeningTest {
    private static final int TRAIN = 20_000;
    private static final int BARS = TRAIN + 300;
    private static final int SYMBOLS = 3;
    private static final List<FieldSpec> FIELDS = List.of(
            FieldSpec.pure("a", Family.PRICE),
            FieldSpec.pure("b", Family.PRICE),
            FieldSpec.pure("c", Family.PRICE),
            FieldSpec.pure("slow", Family.PRICE));
    private static final Panel FEATURES = features();
    private static final Panel TARGET = target();
    private static final Fold FOLD = new Fold(
            "f00", Markets.span(0, TRAIN), Markets.span(TRAIN + 5, TRAIN + 100), Markets.span(TRAIN + 110, BARS));
    private static final List<Expr> FORMULAS =
            AlphaEngines.named("enumerate").candidates(FIELDS, SearchParams.standard(700, 3));
    private static final Limits LIMITS = new Limits(0.015, 0.8, 1e-6);

    @Test
    void theLastRungHasTheIcOfTheFullWindow() {
        Screened screened = ladder(LadderParams.EXHAUSTIVE, FEATURES, TARGET).screen(FORMULAS, Bars.NONE);
        double[][][] values = Evaluator.columns(Plan.of(FORMULAS, FIELDS), FEATURES, 0, TRAIN);
        for (int i = 0; i < FORMULAS.size(); i += 7) {
            double weighted = 0;
            long pairs = 0;
            for (int s = 0; s < SYMBOLS; s++) {
                double[] x = values[i][s];
                double[] y = new double[TRAIN];
                TARGET.copy(new Panel.Slice(0, s, 0, TRAIN), y, 0, 1);
                long n = IntStream.range(0, TRAIN)
                        .filter(t -> !Double.isNaN(x[t] + y[t]))
                        .count();
                weighted += n * Correlation.pearson(x, y);
                pairs += n;
            }
            assertThat(screened.rung(i)).isEqualTo(Rung.FULL);
            if (Double.isNaN(weighted)) { // constant, as a / a is
                assertThat(screened.verdict(i)).contains(Verdict.INVALID);
            } else {
                assertThat(screened.pairs(i)).isEqualTo(pairs);
                assertThat(screened.ic(i)).isCloseTo(weighted / pairs, within(1e-9));
            }
        }
    }

    @Test
    void candidatesDieOnEveryRungAndEachForItself() {
        Ladder ladder = ladder(LadderParams.STANDARD, FEATURES, TARGET);
        Bars bars = new Bars(6, 3);
        Screened together = ladder.screen(FORMULAS, bars);
        for (Rung rung : List.of(Rung.PROBE, Rung.SAMPLE, Rung.FULL)) {
            assertThat(IntStream.range(0, FORMULAS.size())
                            .filter(i -> !together.isAlive(i) && together.rung(i) == rung))
                    .as(rung.name())
                    .isNotEmpty();
        }
        for (int i = 0; i < FORMULAS.size(); i += 41) {
            Screened alone = ladder.screen(FORMULAS.subList(i, i + 1), bars);
            assertThat(alone.rung(0)).isEqualTo(together.rung(i));
            assertThat(alone.verdict(0)).isEqualTo(together.verdict(i));
            assertThat(alone.t(0)).isEqualTo(Double.valueOf(together.t(i)));
        }
    }

    @Test
    void seesNothingAfterTheTrainingWindow() {
        Panel.Builder features = new Panel.Builder(FEATURES.symbols(), FIELDS, Markets.HOUR, 0, BARS);
        Panel.Builder target = new Panel.Builder(FEATURES.symbols(), TARGET.fields(), Markets.HOUR, 0, BARS);
        for (int s = 0; s < SYMBOLS; s++) {
            for (int t = 0; t < BARS; t++) {
                for (int f = 0; f < FIELDS.size(); f++) {
                    features.set(f, s, t, t < TRAIN ? FEATURES.value(f, s, t) : 1e9);
                }
                target.set(0, s, t, t < TRAIN ? TARGET.value(0, s, t) : -1e9);
            }
        }
        Bars bars = new Bars(3, 2);
        assertThat(ladder(LadderParams.STANDARD, features.build(), target.build())
                        .screen(FORMULAS, bars))
                .isEqualTo(ladder(LadderParams.STANDARD, FEATURES, TARGET).screen(FORMULAS, bars));
    }

    /** The bound holds for overlapping labels and symbols that move together: it fails for no more than it says. */
    @Test
    void theBoundFailsNoMoreOftenThanItSays() {
        Screened full = ladder(LadderParams.EXHAUSTIVE, FEATURES, TARGET).screen(FORMULAS, Bars.NONE);
        int wrong = 0;
        double icBar = 0.01;
        Ladder strict = new Ladder(blocks(LadderParams.STANDARD, FEATURES, TARGET), new Limits(icBar, 0, 0), 0.95);
        Screened screened = strict.screen(FORMULAS, Bars.NONE);
        int strong = 0;
        for (int i = 0; i < FORMULAS.size(); i++) {
            if (Math.abs(full.ic(i)) >= icBar) {
                strong++;
                wrong += screened.isAlive(i) ? 0 : 1;
            }
        }
        assertThat(strong).isGreaterThan(50);
        // 5 % by all looks together, of formulas that stand above the limit
        assertThat(wrong).isLessThan(strong / 20);
    }

    @Test
    void racingLosesAtMostOneOfTheHundredBest() {
        Screened full = ladder(LadderParams.EXHAUSTIVE, FEATURES, TARGET).screen(FORMULAS, Bars.NONE);
        List<Integer> ranked = IntStream.range(0, FORMULAS.size())
                .filter(i -> !Double.isNaN(full.t(i)))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(full.t(i))))
                .toList();
        // the bar of a race with room for twice as many
        double bar = Math.abs(full.t(ranked.get(199)));
        List<Integer> best = ranked.subList(0, 100);
        Blocks blocks = blocks(LadderParams.STANDARD, FEATURES, TARGET);
        Screened raced = new Ladder(blocks, new Limits(0, 0, 0), LadderParams.STANDARD.confidence())
                .screen(FORMULAS, new Bars(bar, 0));
        assertThat(best.stream().filter(i -> !raced.isAlive(i)).count()).isLessThanOrEqualTo(1);
        long spared = IntStream.range(0, FORMULAS.size())
                .filter(i -> raced.rung(i) != Rung.FULL)
                .count();
        assertThat(spared).isGreaterThan(FORMULAS.size() / 5);
    }

    /** Whatever a sum's operands leave open: the bar that it must pass is lower by that. */
    @Test
    void theOperandsOfASumSayWhatItDoesOnTheFullWindow() {
        List<Expr> sums = sums();
        Panel whole = withoutHoles();
        Screened full = ladder(LadderParams.EXHAUSTIVE, whole, TARGET).screen(sums, Bars.NONE);
        List<Optional<Operands.Sum>> said = said(sums, whole);
        int told = 0;
        for (int i = 0; i < sums.size(); i++) {
            Optional<Operands.Sum> sum = said.get(i);
            if (sum.isPresent() && Math.abs(full.t(i)) > 1) {
                told++;
                assertThat(sum.get().share()).isGreaterThan(0.98);
                assertThat(sum.get().evidence().ic() * full.ic(i)).isGreaterThanOrEqualTo(0);
                assertThat(Math.abs(full.ic(i)))
                        .isLessThanOrEqualTo(1.001
                                * sum.get().deviations()
                                * sum.get().evidence().meanMagnitude());
                assertThat(Math.abs(full.t(i)))
                        .isLessThanOrEqualTo(Ladder.SUM_SLACK
                                * Math.abs(sum.get().evidence().fullT(sum.get().share())));
            }
        }
        assertThat(told).isGreaterThan(80);
        assertThat(sums).allMatch(Operands::isSum);
    }

    /** Rounding alone would be scaled up to the size of what varies, and decide. */
    @Test
    void aSumThatDoesNotVaryInASymbolIsNotJudgedByItsOperands() {
        Panel.Builder features = new Panel.Builder(FEATURES.symbols(), FIELDS, Markets.HOUR, 0, BARS);
        Panel whole = withoutHoles();
        for (int f = 0; f < FIELDS.size(); f++) {
            for (int s = 0; s < SYMBOLS; s++) {
                for (int t = 0; t < BARS; t++) {
                    double flat = t % 2 == 0 ? 0.1 : Math.nextUp(0.1);
                    features.set(f, s, t, s == 2 && f < 2 ? flat : whole.value(f, s, t));
                }
            }
        }
        List<Expr> sums = List.of(Formulas.parse("a + b"), Formulas.parse("a + slow"));
        List<Optional<Operands.Sum>> said = said(sums, features.build());
        assertThat(said.get(0)).isEmpty();
        assertThat(said.get(1)).isPresent();
    }

    /** What the operands of some sums say of them. */
    private static List<Optional<Operands.Sum>> said(List<Expr> sums, Panel features) {
        Blocks blocks = blocks(LadderParams.STANDARD, features, TARGET);
        Blocks.Part probe = blocks.parts().get(0);
        IcMoments moments = Evaluator.moments(
                Plan.of(sums, FIELDS),
                probe.panel(),
                ForwardReturns.TARGET.name(),
                blocks.fromBar(),
                blocks.toBar(),
                blocks.periodBars());
        Scored scored = new Scored(new Cells(probe, SYMBOLS, moments.periods()), moments);
        Operands operands = new Operands(blocks);
        operands.learn(sums);
        return IntStream.range(0, sums.size())
                .mapToObj(i -> operands.of(sums.get(i), scored.moments(i)))
                .toList();
    }

    private static List<Expr> sums() {
        List<String> operands = List.of(
                "a",
                "b",
                "slow",
                "ts_mean(a, 5)",
                "ts_mean(slow, 13)",
                "ts_std(a, 8)",
                "ts_std(c, 34)",
                "ts_delta(b, 13)",
                "ts_delta(slow, 3)",
                "ts_skew(a, 21)",
                "ts_skew(c, 55)",
                "ts_max(a, 8)");
        List<Expr> sums = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            for (String by : List.of(" + ", " - ")) {
                for (int j = 0; j < i; j++) {
                    sums.add(Formulas.canonical(Formulas.parse(operands.get(i) + by + operands.get(j))));
                }
            }
        }
        return sums;
    }

    private static Panel withoutHoles() {
        Panel.Builder features = new Panel.Builder(FEATURES.symbols(), FIELDS, Markets.HOUR, 0, BARS);
        for (int f = 0; f < FIELDS.size(); f++) {
            for (int s = 0; s < SYMBOLS; s++) {
                for (int t = 0; t < BARS; t++) {
                    double v = FEATURES.value(f, s, t);
                    features.set(f, s, t, Double.isNaN(v) ? 0 : v);
                }
            }
        }
        return features.build();
    }

    private static Ladder ladder(LadderParams params, Panel features, Panel target) {
        return new Ladder(blocks(params, features, target), LIMITS, params.confidence());
    }

    private static Blocks blocks(LadderParams params, Panel features, Panel target) {
        return Blocks.of(
                features, target, FOLD, params, 4, SearchParams.standard(1, 1).maxLookbackBars());
    }

    private static List<String> symbols() {
        List<String> symbols = new ArrayList<>();
        for (int s = 0; s < SYMBOLS; s++) {
            symbols.add("S" + s);
        }
        return symbols;
    }

    /** Noise, one column persistent; each column has its own small say in the return. */
    private static Panel features() {
        Random random = new Random(17);
        Panel.Builder features = new Panel.Builder(symbols(), FIELDS, Markets.HOUR, 0, BARS);
        double[] slow = new double[SYMBOLS];
        for (int t = 0; t < BARS; t++) {
            for (int s = 0; s < SYMBOLS; s++) {
                slow[s] = 0.98 * slow[s] + 0.2 * random.nextGaussian();
                for (int f = 0; f < 3; f++) {
                    features.set(f, s, t, random.nextInt(500) == 0 ? Double.NaN : random.nextGaussian());
                }
                features.set(3, s, t, slow[s]);
            }
        }
        return features.build();
    }

    /** Sums of four bars' returns, which overlap; symbols share two thirds of their variance. */
    private static Panel target() {
        Random random = new Random(18);
        double[][] returns = new double[SYMBOLS][BARS + 5];
        for (int t = 0; t < BARS + 5; t++) {
            double common = random.nextGaussian();
            for (int s = 0; s < SYMBOLS; s++) {
                double pull = t == 0 || t > BARS ? 0 : FEATURES.value(0, s, t - 1) + 0.5 * FEATURES.value(3, s, t - 1);
                returns[s][t] = 0.8 * common + 0.6 * random.nextGaussian() + (Double.isNaN(pull) ? 0 : 0.08 * pull);
            }
        }
        Panel.Builder target = new Panel.Builder(symbols(), List.of(ForwardReturns.TARGET), Markets.HOUR, 0, BARS);
        for (int s = 0; s < SYMBOLS; s++) {
            for (int t = 0; t + 4 < BARS; t++) {
                target.set(
                        0,
                        s,
                        t,
                        0.01 * (returns[s][t + 1] + returns[s][t + 2] + returns[s][t + 3] + returns[s][t + 4]));
            }
        }
        return target.build();
    }
}
