package org.alphalode.stage.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Plan;
import org.alphalode.model.Bar;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Instrument;
import org.alphalode.model.Panel;
import org.alphalode.model.Panels;
import org.alphalode.stage.ingest.IngestSeries;
import org.alphalode.stage.ingest.Ingested;
import org.alphalode.stage.ingest.KlineRow;
import org.alphalode.stage.market.Market;
import org.alphalode.stage.market.MarketSpec;
import org.alphalode.stage.market.PlantedAlpha;
import org.junit.jupiter.api.Test;

/** Market, ingest, features and the formula engine together. */
class PlantedAlphaTest {
    @Test
    void aPlantedFormulaHasItsIcOverTheFeaturesTable() {
        MarketSpec spec = new MarketSpec(
                3, 5, BarInterval.parse("1h"), 1_640_995_200_000_000L, 6_000, PlantedAlpha.standard(1), false);
        List<Bar> bars = ingest(Market.generate(spec).bars());
        Panel features =
                FeatureRows.panel(bars.stream()
                        .collect(Collectors.groupingBy(Bar::instrument, TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .flatMap(entry -> new FeaturesStage().apply(entry.getKey(), entry.getValue()).stream())
                        .toList());
        Panel prices = Panels.of(bars);
        assertThat(features.closeMicros(0)).isEqualTo(prices.closeMicros(0));
        for (PlantedAlpha alpha : spec.planted()) {
            Plan plan = Plan.of(List.of(Formulas.parse(alpha.formula())), features.fields());
            Panel values = Evaluator.evaluate(plan, features, List.of("signal"));
            List<double[]> pairs = new ArrayList<>();
            for (int s = 0; s < prices.symbolCount(); s++) {
                pairs.addAll(standardised(values, prices, s));
            }
            double ic = pairs.stream().mapToDouble(p -> p[0] * p[1]).average().orElseThrow();
            assertThat(ic).as(alpha.formula()).isCloseTo(alpha.trueIc(), within(3.5 / Math.sqrt(pairs.size())));
        }
    }

    @Test
    void aCorruptedBarIsFlaggedAndMaskedAndTheRestPassesEveryCheck() {
        MarketSpec spec = new MarketSpec(4, 4, BarInterval.parse("1h"), 1_640_995_200_000_000L, 3_000, List.of(), true);
        MarketSpec clean =
                new MarketSpec(4, 4, BarInterval.parse("1h"), 1_640_995_200_000_000L, 3_000, List.of(), false);
        List<Bar> delivered = Market.generate(spec).bars();
        List<Bar> ingested = ingest(delivered);
        List<Bar> expected = ingest(Market.generate(clean).bars());
        assertThat(ingested).hasSameSizeAs(delivered);
        List<Bar> changed = IntStream.range(0, ingested.size())
                .filter(i -> !ingested.get(i).equals(expected.get(i)))
                .mapToObj(ingested::get)
                .toList();
        assertThat(changed).hasSize(1);
        assertThat(changed.get(0).quality().suspect()).isTrue();
        assertThat(changed.get(0).quality().knownAtMicros()).isEqualTo(Bar.Quality.NEVER);
        Panel panel = Panels.of(ingested);
        int at = panel.barAtOrAfter(changed.get(0).closeMicros());
        assertThat(panel.value(panel.fieldIndex("close"), 0, at)).isNaN();
        assertThat(panel.usableAtClose(0, at)).isFalse();
    }

    private static List<Bar> ingest(List<Bar> bars) {
        Map<Instrument, List<KlineRow>> rows = bars.stream()
                .map(bar -> new KlineRow(bar, "f", 1))
                .collect(Collectors.groupingBy(row -> row.bar().instrument(), TreeMap::new, Collectors.toList()));
        return rows.entrySet().stream()
                .flatMap(entry -> new IngestSeries().apply(entry.getKey(), entry.getValue()).stream())
                .map(each -> ((Ingested.Kept) each).row().bar())
                .toList();
    }

    /** Value and forward return of a symbol, each standardised over the bars that have both. */
    private static List<double[]> standardised(Panel values, Panel prices, int symbol) {
        int open = prices.fieldIndex("open");
        List<double[]> pairs = new ArrayList<>();
        for (int t = 0; t + 2 < prices.barCount(); t++) {
            double x = values.value(0, symbol, t);
            double y = prices.value(open, symbol, t + 2) / prices.value(open, symbol, t + 1) - 1;
            if (Double.isFinite(x) && Double.isFinite(y)) {
                pairs.add(new double[] {x, y});
            }
        }
        for (int side = 0; side < 2; side++) {
            int k = side;
            double mean = pairs.stream().mapToDouble(p -> p[k]).average().orElseThrow();
            double deviation = Math.sqrt(pairs.stream()
                    .mapToDouble(p -> (p[k] - mean) * (p[k] - mean))
                    .average()
                    .orElseThrow());
            pairs.forEach(p -> p[k] = (p[k] - mean) / deviation);
        }
        return pairs;
    }
}
