package org.alphalode.stage.mine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.stage.ForwardReturns;
import org.alphalode.stage.mine.gate.GateCheck;
import org.alphalode.stage.mine.gate.GateParams;
import org.alphalode.stage.mine.ladder.LadderParams;
import org.alphalode.stage.mine.search.SearchParams;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

/** The search of a fold against the same search without a race and without a bar. */
class FoldSearchTest {
    private static final int TRIED = 14_000;
    private static final int FIRST_COHORT = 8_192;
    private static final int BEST = 100;
    /** So strict that nobody is significant. */
    private static final double STRICT = 0.005;

    private static final int TRAIN = 10_000;
    private static final int BARS = TRAIN + 2_000;
    private static final List<String> SYMBOLS = List.of("AAA", "BBB");
    private static final Fold FOLD = new Fold(
            "f00", Markets.span(0, TRAIN), Markets.span(TRAIN + 10, TRAIN + 1_000), Markets.span(TRAIN + 1_010, BARS));
    private static final Panel FEATURES = features();
    private static final Panel TARGET = target();

    /**
     * Where nothing is significant, the best are told of all the same. Without a part in the best hundred, a candidate of a later
     * cohort needs a |t| that could be significant among all that were tried; here most of the hundred fall short of it.
     */
    @Test
    void atMostOneOfTheHundredBestIsLostWhereNoneOfThemCouldBeSignificant() {
        List<Survivor> best =
                survivors(LadderParams.EXHAUSTIVE, gate(List.of())).subList(0, BEST);
        double bar = leastSignificant(LadderParams.STANDARD.finalists());
        assertThat(best.stream().filter(s -> s.cohort() > 0 && s.size() < bar))
                .as("whom the bar of significance alone would let die")
                .hasSizeGreaterThan(20);

        Set<String> raced =
                survivors(LadderParams.STANDARD, gate(List.of(new GateCheck("max-false-discovery-rate", STRICT))))
                        .stream()
                        .map(Survivor::formula)
                        .collect(Collectors.toSet());
        assertThat(best.stream().filter(s -> !raced.contains(s.formula()))).hasSizeLessThanOrEqualTo(1);
        assertThat(raced).as("the race spares work").hasSizeLessThan(FIRST_COHORT + (TRIED - FIRST_COHORT) / 4);
    }

    private static List<Survivor> survivors(LadderParams ladder, GateParams gate) {
        MineParams params =
                new MineParams(1, "enumerate", SearchParams.standard(TRIED, 7), 1, ladder, gate, FIRST_COHORT);
        MineInput input = new MineInput(FEATURES, TARGET, List.of(FOLD), params);
        try (FoldSearch search = new FoldSearch(input, FOLD, new LocalScreening(FIRST_COHORT))) {
            search.level(0, Lineage.NONE);
            assertThat(search.tried()).isEqualTo(TRIED);
            return search.survivors();
        }
    }

    private static GateParams gate(List<GateCheck> checks) {
        return new GateParams(checks, 0, GateParams.LAG_HORIZONS, 42);
    }

    /**
     * Three quarters of the |t| whose p Benjamini and Yekutieli can reject among all that are tried, if it is the worst of so
     * many that are rejected.
     */
    private static double leastSignificant(int rejected) {
        double harmonic =
                IntStream.rangeClosed(1, TRIED).mapToDouble(i -> 1.0 / i).sum();
        double p = STRICT * rejected / (TRIED * harmonic);
        return 0.75 * new NormalDistribution().inverseCumulativeProbability(1 - p / 2);
    }

    private static Panel features() {
        Random random = new Random(23);
        Panel.Builder features = new Panel.Builder(SYMBOLS, Markets.FIELDS, Markets.HOUR, 0, BARS);
        double[] slow = new double[SYMBOLS.size()];
        for (int t = 0; t < BARS; t++) {
            for (int s = 0; s < slow.length; s++) {
                slow[s] = 0.95 * slow[s] + random.nextGaussian();
                features.set(0, s, t, random.nextGaussian()).set(1, s, t, random.nextGaussian());
                features.set(2, s, t, random.nextGaussian()).set(3, s, t, slow[s]);
            }
        }
        return features.build();
    }

    private static Panel target() {
        Random random = new Random(24);
        Panel.Builder target = new Panel.Builder(SYMBOLS, List.of(ForwardReturns.TARGET), Markets.HOUR, 0, BARS);
        for (int t = 0; t < BARS - 2; t++) {
            for (int s = 0; s < SYMBOLS.size(); s++) {
                target.set(0, s, t, 0.01 * random.nextGaussian());
            }
        }
        return target.build();
    }
}
