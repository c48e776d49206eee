package org.alphalode.stage.mine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.alphalode.expr.Formulas;
import org.alphalode.model.AlphaProfile.Certificate;
import org.alphalode.model.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookAheadTest {
    private static final Panel FEATURES = GateMarket.generate(3, 8).get(0);

    @ParameterizedTest
    @ValueSource(strings = {"slow", "ts_mean(slow, 21) - ts_delta(noise, 5)", "cs_rank(ts_skew(slow, 55))"})
    void certifiesWhatLooksBack(String formula) {
        Certificate certificate = new LookAhead(FEATURES, 1).certify(Formulas.parse(formula), 0, 1100, 8);
        assertThat(certificate.cleanCuts()).isEqualTo(8);
        assertThat(certificate.values()).isPositive();
    }

    /** An evaluator that gives each bar a value of the next, or of the last of all bars. */
    @Test
    void findsWhatLooksAhead() {
        for (boolean next : new boolean[] {true, false}) {
            LookAhead cheated = new LookAhead(FEATURES, 1, (formula, panel, from, to) -> IntStream.range(0, 3)
                    .mapToObj(s -> IntStream.range(from, to)
                            .mapToDouble(t -> panel.value(
                                    0, s, next ? Math.min(t + 1, panel.barCount() - 1) : panel.barCount() - 1))
                            .toArray())
                    .toArray(double[][]::new));
            Certificate certificate = cheated.certify(Formulas.parse("slow"), 0, 1100, 8);
            assertThat(certificate.differences()).isPositive();
            assertThat(certificate.cleanCuts()).isZero();
        }
    }

    @Test
    void drawsTheSameCutsFromTheSameSeed() {
        List<List<Integer>> cuts = new ArrayList<>();
        for (long seed : new long[] {1, 1, 2}) {
            List<Integer> drawn = new ArrayList<>();
            new LookAhead(FEATURES, seed, (formula, panel, from, to) -> {
                        drawn.add((int) (panel.closeMicros(to - 1) / GateMarket.HOUR.micros()));
                        return new double[3][to - from];
                    })
                    .certify(Formulas.parse("slow"), 100, 1100, 5);
            cuts.add(drawn);
        }
        assertThat(cuts.get(0)).isEqualTo(cuts.get(1)).isNotEqualTo(cuts.get(2));
        for (int i = 0; i < 15; i++) {
            // three evaluations a cut, one cut in each fifth
            assertThat(cuts.get(0).get(i)).isBetween(100 + i / 3 * 200, 100 + i / 3 * 200 + 199);
        }
    }
}
