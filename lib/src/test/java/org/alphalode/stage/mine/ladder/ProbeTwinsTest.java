package org.alphalode.stage.mine.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Plan;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.model.Rung;
import org.alphalode.model.Tried;
import org.alphalode.model.Verdict;
import org.alphalode.stage.ForwardReturns;
import org.alphalode.stage.mine.Cohort;
import org.alphalode.stage.mine.CohortResult;
import org.alphalode.stage.mine.Lineage;
import org.alphalode.stage.mine.LocalScreening;
import org.alphalode.stage.mine.Markets;
import org.alphalode.stage.mine.ProbeTwins;
import org.alphalode.stage.mine.Screening;
import org.alphalode.stage.mine.Survivor;
import org.alphalode.stage.mine.search.AlphaEngines;
import org.alphalode.stage.mine.search.SearchParams;
import org.junit.jupiter.api.Test;

/** Formulas that behave alike on the first rung, against all pairs compared plainly. */
class ProbeTwinsTest {
    private static final int TRAIN = 20_000;
    private static final int BARS = TRAIN + 300;
    private static final int SYMBOLS = 3;
    /** {@code mirror} is a multiple of {@code a} plus a constant, another one for each symbol; {@code crossed} has one more sign. */
    private static final List<FieldSpec> FIELDS = List.of(
            FieldSpec.pure("a", Family.PRICE),
            FieldSpec.pure("b", Family.PRICE),
            FieldSpec.pure("mirror", Family.PRICE),
            FieldSpec.pure("crossed", Family.PRICE));

    private static final Panel FEATURES = features();
    private static final Fold FOLD = new Fold(
            "f00", Markets.span(0, TRAIN), Markets.span(TRAIN + 5, TRAIN + 100), Markets.span(TRAIN + 110, BARS));
    private static final Blocks BLOCKS = Blocks.of(FEATURES, target(), FOLD, LadderParams.STANDARD, 4, 200);
    private static final List<String> SPACE = AlphaEngines.named("enumerate")
            .candidates(
                    FIELDS,
                    new SearchParams(
                            600,
                            3,
                            List.of(3, 8),
                            SearchParams.TIME_SERIES,
                            SearchParams.standard(1, 1).rules()))
            .stream()
            .map(Formulas::print)
            .toList();
    private static final int[][] LIKE = compared();

    @Test
    void ofAllFormulasThatBehaveAlikeOneGoesOnAndNoOtherDies() {
        Map<String, Tried> twins = twins(screened(List.of(SPACE), 100));
        assertThat(pairs()).isGreaterThan(50);
        for (int i = 0; i < SPACE.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (LIKE[i][j] > 0) {
                    assertThat(twins.containsKey(SPACE.get(i)) || twins.containsKey(SPACE.get(j)))
                            .as(SPACE.get(i) + " and " + SPACE.get(j))
                            .isTrue();
                }
            }
        }
        assertNoneIsWrong(twins);
    }

    @Test
    void whoCameWithAnEarlierCohortIsKnown() {
        List<List<String>> cohorts =
                List.of(SPACE.subList(0, 50), SPACE.subList(50, 333), SPACE.subList(333, SPACE.size()));
        Map<String, Tried> twins = twins(screened(cohorts, 100));
        assertThat(twins).hasSameSizeAs(twins(screened(List.of(SPACE), 100)));
        assertNoneIsWrong(twins);
        // the later one dies, whichever is longer
        twins.values().forEach(twin -> assertThat(SPACE.stream()
                        .filter(formula -> Formulas.id(Formulas.parse(formula)).equals(twin.twin()))
                        .mapToInt(formula -> cohortOf(cohorts, formula)))
                .allMatch(cohort -> cohort <= cohortOf(cohorts, twin.trial().formula())));
    }

    @Test
    void batchesHaveNoSay() {
        Ends whole = screened(List.of(SPACE), 1000);
        for (int batch : new int[] {1, 7, 100}) {
            assertThat(screened(List.of(SPACE), batch)).isEqualTo(whole);
        }
    }

    @Test
    void unitsOfWorkHaveNoSay() {
        List<List<String>> groups = new ArrayList<>();
        for (int i = 0; i < SPACE.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (LIKE[i][j] > 0) {
                    groups.add(List.of(SPACE.get(j), SPACE.get(groups.size()), SPACE.get(i)));
                }
            }
        }
        Ladder ladder = new Ladder(BLOCKS, new Limits(0, 0, 0), 0.95);
        ProbeTwins.Suspects whole = new ProbeTwins.Suspects(groups);
        List<ProbeTwins.Suspects> units = new ProbeTwins.Suspects(Collections.nCopies(8, groups).stream()
                        .flatMap(List::stream)
                        .toList())
                .units();
        assertThat(units).hasSizeGreaterThan(2);
        Map<String, String> together = new TreeMap<>();
        units.forEach(unit -> together.putAll(unit.twins(unit.compared(ladder))));
        assertThat(together).isEqualTo(whole.twins(whole.compared(ladder)));
        groups.forEach(group -> assertThat(together).containsKey(group.get(2)));
    }

    @Test
    void theShorterOneGoesOn() {
        Map<String, Tried> twins = twins(screened(List.of(SPACE), 100));
        twins.values().forEach(twin -> assertThat(SPACE.stream()
                        .map(Formulas::parse)
                        .filter(formula -> Formulas.id(formula).equals(twin.twin()))
                        .mapToInt(Expr::nodes))
                .allMatch(
                        nodes -> nodes <= Formulas.parse(twin.trial().formula()).nodes()));
    }

    private static void assertNoneIsWrong(Map<String, Tried> twins) {
        twins.forEach((formula, twin) -> {
            int original = SPACE.stream()
                    .map(text -> Formulas.id(Formulas.parse(text)))
                    .toList()
                    .indexOf(twin.twin());
            int at = SPACE.indexOf(formula);
            assertThat(twins).doesNotContainKey(SPACE.get(original));
            assertThat(LIKE[Math.max(at, original)][Math.min(at, original)])
                    .as(formula + " and " + SPACE.get(original))
                    .isPositive();
            assertThat(twin.rung()).isEqualTo(Rung.PROBE);
        });
    }

    private static int cohortOf(List<List<String>> cohorts, String formula) {
        int cohort = 0;
        while (!cohorts.get(cohort).contains(formula)) {
            cohort++;
        }
        return cohort;
    }

    /** Everyone's end. */
    private record Ends(List<Tried> dead, List<Survivor> survivors) {}

    private static Ends screened(List<List<String>> cohorts, int batchFormulas) {
        LocalScreening screening = new LocalScreening(batchFormulas);
        Ladder ladder = new Ladder(BLOCKS, new Limits(0, 0, 0), 0.95);
        Screening.OfFold fold = screening.begin(FOLD, ladder);
        List<Survivor> survivors = new ArrayList<>();
        for (int i = 0; i < cohorts.size(); i++) {
            CohortResult result = fold.screen(new Cohort(FOLD, 4, i, cohorts.get(i), Bars.NONE, Lineage.NONE));
            survivors.addAll(result.survivors());
        }
        return new Ends(screening.dead(), survivors);
    }

    private static Map<String, Tried> twins(Ends ends) {
        Map<String, Tried> twins = new HashMap<>();
        ends.dead().stream()
                .filter(t -> t.trial().verdict() == Verdict.DUPLICATE)
                .sorted(Comparator.comparing(t -> t.trial().formula()))
                .forEach(t -> twins.put(t.trial().formula(), t));
        return twins;
    }

    private static int pairs() {
        int pairs = 0;
        for (int[] row : LIKE) {
            for (int like : row) {
                pairs += like > 0 ? 1 : 0;
            }
        }
        return pairs;
    }

    /** 1 where two formulas behave alike over the blocks of the probe, 0 where not; of constant formulas nothing is said. */
    private static int[][] compared() {
        Blocks.Part probe = BLOCKS.parts().get(0);
        double[][][] values = Evaluator.columns(
                Plan.of(SPACE.stream().map(Formulas::parse).toList(), BLOCKS.fields()),
                probe.panel(),
                BLOCKS.fromBar(),
                BLOCKS.toBar());
        int[][] like = new int[SPACE.size()][];
        for (int i = 0; i < like.length; i++) {
            like[i] = new int[i];
            for (int j = 0; j < i; j++) {
                like[i][j] = alike(values[i], values[j], probe.places()) ? 1 : 0;
            }
        }
        return like;
    }

    private static int[] seriesOf(int symbol, List<Blocks.Place> places) {
        return IntStream.range(0, places.size())
                .filter(series -> places.get(series).symbol() == symbol)
                .toArray();
    }

    /** Whether a line through two far points of each symbol, all with one sign of slope, holds for all of its points. */
    private static boolean alike(double[][] x, double[][] y, List<Blocks.Place> places) {
        double sign = 0;
        for (int s = 0; s < SYMBOLS; s++) {
            int[] low = {-1, -1};
            int[] high = {-1, -1};
            for (int series : seriesOf(s, places)) {
                for (int t = 0; t < x[series].length; t++) {
                    if (Double.isNaN(x[series][t]) != Double.isNaN(y[series][t])) {
                        return false;
                    }
                    if (!Double.isNaN(x[series][t])) {
                        low = low[0] < 0 || x[series][t] < x[low[0]][low[1]] ? new int[] {series, t} : low;
                        high = high[0] < 0 || x[series][t] > x[high[0]][high[1]] ? new int[] {series, t} : high;
                    }
                }
            }
            // what has no value has no behaviour
            if (low[0] < 0) {
                return false;
            }
            double range = x[high[0]][high[1]] - x[low[0]][low[1]];
            double slope = (y[high[0]][high[1]] - y[low[0]][low[1]]) / range;
            // constant formulas have no behaviour
            if (!(range > 0) || slope == 0 || slope * sign < 0) {
                return false;
            }
            sign = slope;
            for (int series : seriesOf(s, places)) {
                for (int t = 0; t < x[series].length; t++) {
                    double rest = y[series][t] - y[low[0]][low[1]] - slope * (x[series][t] - x[low[0]][low[1]]);
                    if (Math.abs(rest) > 1e-8 * Math.abs(slope) * range) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static Panel features() {
        Random random = new Random(29);
        Panel.Builder features = new Panel.Builder(List.of("S0", "S1", "S2"), FIELDS, Markets.HOUR, 0, BARS);
        for (int t = 0; t < BARS; t++) {
            for (int s = 0; s < SYMBOLS; s++) {
                double a = random.nextInt(500) == 0 ? Double.NaN : random.nextGaussian();
                features.set(0, s, t, a);
                features.set(1, s, t, random.nextGaussian());
                features.set(2, s, t, 3 - (2 + s) * a);
                features.set(3, s, t, 1 + (s == 1 ? -a : a));
            }
        }
        return features.build();
    }

    private static Panel target() {
        Random random = new Random(30);
        Panel.Builder target =
                new Panel.Builder(List.of("S0", "S1", "S2"), List.of(ForwardReturns.TARGET), Markets.HOUR, 0, BARS);
        for (int t = 0; t + 5 < BARS; t++) {
            for (int s = 0; s < SYMBOLS; s++) {
                target.set(0, s, t, 0.01 * random.nextGaussian());
            }
        }
        return target.build();
    }
}
