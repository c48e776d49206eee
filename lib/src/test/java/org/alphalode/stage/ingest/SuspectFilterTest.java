package org.alphalode.stage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.alphalode.model.Bar;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Instrument;
import org.junit.jupiter.api.Test;

class SuspectFilterTest {
    private static final Instrument X = new Instrument("v", "X", BarInterval.parse("1h"));
    private static final int CALM = 300;

    @Test
    void believesACalmMarket() {
        assertThat(judge(calm()))
                .allMatch(bar -> !bar.quality().suspect())
                .allMatch(bar -> bar.quality().knownAtMicros() == bar.closeMicros());
    }

    @Test
    void masksASpikeThatTheNextBarTakesBackForGood() {
        double[] closes = calm();
        closes[200] *= 1000;
        List<Bar> bars = judge(closes);
        assertThat(suspects(bars)).containsExactly(200);
        assertThat(bars.get(200).quality().knownAtMicros()).isEqualTo(Bar.Quality.NEVER);
        assertThat(bars.get(201).quality().knownAtMicros())
                .isEqualTo(bars.get(201).closeMicros());
    }

    @Test
    void confirmsAJumpThatTheNextBarKeeps() {
        double[] closes = calm();
        for (int t = 200; t < closes.length; t++) {
            closes[t] *= 0.7;
        }
        List<Bar> bars = judge(closes);
        assertThat(suspects(bars)).containsExactly(200);
        assertThat(bars.get(200).quality().knownAtMicros())
                .isEqualTo(bars.get(201).closeMicros());
    }

    @Test
    void halfOfTheMoveDecides() {
        for (double kept : new double[] {0.4, 0.45, 0.55, 0.6, 1.5}) {
            double[] closes = calm();
            double before = closes[199];
            closes[200] = before * Math.exp(0.5);
            for (int t = 201; t < closes.length; t++) {
                closes[t] = before * Math.exp(0.5 * kept);
            }
            assertThat(judge(closes).get(200).quality().knownAtMicros() != Bar.Quality.NEVER)
                    .as("kept %s of the move", kept)
                    .isEqualTo(kept >= 0.5);
        }
    }

    @Test
    void masksASuspectLastBar() {
        double[] closes = Arrays.copyOf(calm(), 201);
        closes[200] *= 0.7;
        assertThat(judge(closes).get(200).quality()).isEqualTo(new Bar.Quality(true, Bar.Quality.NEVER, 0));
    }

    @Test
    void judgesTheNextBarAgainstTheLastTrustedClose() {
        double[] closes = calm();
        closes[200] *= 0.1;
        closes[201] *=
                1.3; // no return of 13 against the spike, but a suspect one of 1.3 against bar 199; not kept by 202
        assertThat(suspects(judge(closes))).containsExactly(200, 201);
        assertThat(judge(closes).get(201).quality().knownAtMicros()).isEqualTo(Bar.Quality.NEVER);
    }

    @Test
    void doesNotSuspectEveryMoveOfAMarketThatRarelyTrades() {
        double[] closes = new double[CALM];
        for (int t = 0; t < CALM; t++) {
            closes[t] = t / 10 % 2 == 0 ? 100 : 101; // nine of ten returns are zero: their MAD is zero
        }
        assertThat(suspects(judge(closes))).isEmpty();
        Arrays.fill(closes, 100);
        closes[200] = 100.09;
        assertThat(suspects(judge(closes))).isEmpty();
        closes[200] = 120;
        assertThat(suspects(judge(closes))).containsExactly(200);
    }

    @Test
    void withholdsJudgementUntilItHasSeenThirtyReturns() {
        double[] closes = calm();
        closes[30] *= 1000; // return number 30, judged from 29
        assertThat(judge(closes).get(30).quality().suspect()).isFalse();
        closes = calm();
        closes[31] *= 1000;
        assertThat(judge(closes).get(31).quality().suspect()).isTrue();
    }

    @Test
    void whatItSaysOfABarAtACloseDoesNotDependOnLaterBars() {
        SplittableRandom random = new SplittableRandom(7);
        double[] closes = calm();
        for (int k = 0; k < 25; k++) {
            int t = 40 + random.nextInt(CALM - 40);
            double factor = Math.exp(random.nextDouble(-0.6, 0.6));
            int length = 1 + random.nextInt(3);
            for (int u = t; u < Math.min(CALM, t + length); u++) {
                closes[u] *= factor;
            }
        }
        List<Bar> all = judge(closes);
        assertThat(suspects(all).size()).isGreaterThan(10);
        for (int end = 1; end <= CALM; end++) {
            long now = all.get(end - 1).closeMicros();
            List<Bar> cut = judge(Arrays.copyOf(closes, end));
            for (int t = 0; t < end; t++) {
                assertThat(cut.get(t).quality().suspect())
                        .isEqualTo(all.get(t).quality().suspect());
                assertThat(cut.get(t).quality().knownAtMicros() <= now)
                        .as("bar %s known after %s bars", t, end)
                        .isEqualTo(all.get(t).quality().knownAtMicros() <= now);
            }
        }
    }

    @Test
    void spreadIsTheMedianAbsoluteDeviationOfTheWindow() {
        SplittableRandom random = new SplittableRandom(3);
        for (int window : new int[] {1, 2, 5, 8, 240}) {
            TrailingMad trailing = new TrailingMad(window);
            List<Double> seen = new ArrayList<>();
            for (int t = 0; t < 3 * window + 5; t++) {
                double value = random.nextInt(4) == 0 ? 0.5 : random.nextDouble(-1, 1);
                trailing.add(value);
                seen.add(value);
                List<Double> held = seen.subList(Math.max(0, seen.size() - window), seen.size());
                double centre = median(held);
                double mad = median(held.stream().map(x -> Math.abs(x - centre)).toList());
                double mean = held.stream()
                        .mapToDouble(x -> Math.abs(x - centre))
                        .average()
                        .orElseThrow();
                assertThat(trailing.spread())
                        .isCloseTo(mad > 0 ? mad : mean, org.assertj.core.data.Offset.offset(1e-15));
            }
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    }

    /** A random walk with returns of about 1 %. */
    private static double[] calm() {
        SplittableRandom random = new SplittableRandom(11);
        double[] closes = new double[CALM];
        double close = 100;
        for (int t = 0; t < CALM; t++) {
            close *= Math.exp(0.01 * random.nextDouble(-1.5, 1.5));
            closes[t] = close;
        }
        return closes;
    }

    private static List<Integer> suspects(List<Bar> bars) {
        List<Integer> found = new ArrayList<>();
        for (int t = 0; t < bars.size(); t++) {
            if (bars.get(t).quality().suspect()) {
                found.add(t);
            }
        }
        return found;
    }

    private static List<Bar> judge(double[] closes) {
        List<Bar> bars = new ArrayList<>();
        for (int t = 0; t < closes.length; t++) {
            bars.add(Bars.of(X, t, closes[t]));
        }
        return SuspectFilter.judge(bars);
    }
}
