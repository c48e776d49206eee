package org.alphalode.stage.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Typing;
import org.alphalode.model.Bar;
import org.alphalode.model.BarFields;
import org.alphalode.model.Dimension;
import org.alphalode.op.SemanticRules;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    private static final List<Bar> BARS = SampleBars.random(1, 400);

    @Test
    void theCatalogueHasEachBaseFeatureWithItsTwoTransforms() {
        List<String> base = List.of(
                "ret",
                "spread",
                "body",
                "hi_lo_bias",
                "vol_z",
                "taker_ratio",
                "taker_quote_ratio",
                "net_aggression",
                "trade_intensity",
                "trade_intensity_z",
                "quote_pressure",
                "adv20");
        assertThat(Features.STANDARD).hasSize(3 * base.size());
        assertThat(Features.STANDARD.stream().map(Feature::name).toList())
                .doesNotHaveDuplicates()
                .containsAll(base)
                .containsAll(base.stream().map(name -> "log_" + name).toList())
                .containsAll(base.stream().map(name -> "ssqrt_" + name).toList());
    }

    @Test
    void featuresHaveTheValuesOfTheirDefinitions() {
        for (String name : SlowFeatures.NAMES) {
            check(name, x -> x);
            check("log_" + name, x -> Math.log(Math.abs(x) + 1e-9));
            check("ssqrt_" + name, x -> Math.signum(x) * Math.sqrt(Math.abs(x)));
        }
    }

    private static void check(String name, DoubleUnaryOperator transform) {
        String base = name.replaceFirst("^(log|ssqrt)_", "");
        List<FeatureRow> rows = rows(BARS);
        int finite = 0;
        for (int t = 0; t < BARS.size(); t++) {
            double expected = transform.applyAsDouble(SlowFeatures.value(base, BARS, t));
            double actual = rows.get(t).values().value(index(name));
            if (Double.isNaN(expected)) {
                assertThat(actual).as("%s at %s", name, t).isNaN();
            } else {
                assertThat(actual).as("%s at %s", name, t).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
                finite++;
            }
        }
        assertThat(finite).as("%s has values", name).isGreaterThan(BARS.size() / 5);
    }

    @Test
    void aDivisionByZeroIsMissing() {
        Bar flat = SampleBars.bar(30, new Bar.Price(10, 10, 10, 10), new Bar.Volume(0, 0, 0, 0, 0));
        List<Bar> bars =
                Stream.concat(SampleBars.smooth(30).stream(), Stream.of(flat)).toList();
        FeatureValues values = rows(bars).get(30).values();
        for (String name : List.of(
                "body",
                "hi_lo_bias",
                "taker_ratio",
                "taker_quote_ratio",
                "net_aggression",
                "trade_intensity",
                "trade_intensity_z",
                "quote_pressure")) {
            assertThat(values.value(index(name))).as(name).isNaN();
            assertThat(values.value(index("log_" + name))).as("log_" + name).isNaN();
        }
        assertThat(values.value(index("spread"))).isZero();
        assertThat(values.value(index("vol_z"))).isNegative();
    }

    @Test
    void aVenueWithoutTakerVolumesHasNoTakerFeatures() {
        List<Bar> bars = BARS.stream()
                .map(bar -> SampleBars.with(
                        bar,
                        bar.price(),
                        new Bar.Volume(
                                bar.volume().base(),
                                bar.volume().quote(),
                                bar.volume().tradeCount(),
                                Double.NaN,
                                Double.NaN)))
                .toList();
        List<FeatureRow> with = rows(BARS);
        List<FeatureRow> without = rows(bars);
        for (int t = 0; t < bars.size(); t++) {
            assertThat(without.get(t).values().value(index("taker_ratio"))).isNaN();
            assertThat(Double.valueOf(without.get(t).values().value(index("ret"))))
                    .isEqualTo(Double.valueOf(with.get(t).values().value(index("ret"))));
        }
    }

    @Test
    void dimensionlessFeaturesDoNotDependOnTheUnits() {
        List<FeatureRow> before = rows(BARS);
        List<FeatureRow> after =
                rows(BARS.stream().map(FeaturesTest::inOtherUnits).toList());
        for (Feature feature : Features.STANDARD) {
            int f = index(feature.name());
            boolean same = IntStream.range(0, BARS.size()).allMatch(t -> {
                double x = before.get(t).values().value(f);
                double y = after.get(t).values().value(f);
                return Double.isNaN(x) ? Double.isNaN(y) : Math.abs(x - y) <= 1e-6 * (1 + Math.abs(x));
            });
            assertThat(same)
                    .as("%s keeps its values", feature.name())
                    .isEqualTo(feature.spec().dimension().isNone()
                            // prices x 1000 and quantities / 1000 leave turnovers as they are
                            || feature.spec().dimension().equals(Dimension.TURNOVER)
                            || feature.spec().dimension().equals(Dimension.TURNOVER.power(0.5)));
        }
    }

    private static Bar inOtherUnits(Bar bar) {
        return SampleBars.with(
                bar,
                new Bar.Price(
                        bar.price().open() * 1000,
                        bar.price().high() * 1000,
                        bar.price().low() * 1000,
                        bar.price().close() * 1000),
                new Bar.Volume(
                        bar.volume().base() * 1e-3,
                        bar.volume().quote(),
                        bar.volume().tradeCount(),
                        bar.volume().takerBuyBase() * 1e-3,
                        bar.volume().takerBuyQuote()));
    }

    @Test
    void dimensionsAreThoseThatTheLanguageDerives() {
        Typing typing = new Typing(BarFields.ALL, SemanticRules.STANDARD);
        for (Feature feature : Features.STANDARD) {
            boolean logOfDimension = feature.name().startsWith("log_")
                    && !feature.spec().dimension().isNone();
            if (!logOfDimension) {
                assertThat(typing.typeOf(Formulas.parse(feature.formula())).dimension())
                        .as(feature.name())
                        .isEqualTo(feature.spec().dimension());
            }
        }
    }

    @Test
    void everyFeatureSaysWhatItTells() {
        assertThat(Features.STANDARD)
                .allSatisfy(feature -> assertThat(feature.doc()).isNotBlank());
    }

    @Test
    void theDocumentationListsTheBaseFeaturesAndNoOthers() throws IOException {
        Path page = Path.of(System.getProperty("alphalode.root"), "docs", "stages", "features.md");
        List<String> listed = Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.lastIndexOf("` |") + 3))
                .toList();
        assertThat(listed)
                .containsExactlyElementsOf(Features.STANDARD.stream()
                        .filter(feature -> !feature.name().matches("(log|ssqrt)_.*"))
                        .map(feature -> "| `" + feature.name() + "` | `" + feature.formula() + "` |")
                        .toList());
    }

    static int index(String name) {
        return Features.STANDARD.stream().map(Feature::name).toList().indexOf(name);
    }

    static List<FeatureRow> rows(List<Bar> bars) {
        return new FeaturesStage().apply(bars.get(0).instrument(), bars);
    }
}
