package org.alphalode.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.check.AlphaException;
import org.alphalode.model.BarFields;
import org.alphalode.model.Dimension;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Panel;
import org.alphalode.op.SemanticRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypingTest {
    private static final Typing TYPING = new Typing(BarFields.ALL, SemanticRules.STANDARD);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "close / open - 1",
                "(high + low - 2 * close) / (high - low)",
                "ts_delta(close, 5) / ts_std(close, 21)",
                "log(close / ts_delay(close, 1))",
                "quote_volume / (volume * close)",
                "ts_skew(volume, 8)",
                "cs_rank(trade_count / volume)",
                "ts_cov(close, volume, 13) / (close * volume)",
                "sqrt(ts_var(close, 5)) / close",
                "if_else(gt(ts_delta(close, 1), 0), close, open) / high",
                "max(close - open, 0) / close",
                "ts_rank(close, 21) * unknown",
            })
    void formulasThatMakeSense(String text) {
        assertThat(TYPING.rootFault(Formulas.parse(text))).isEmpty();
    }

    @Test
    void refusalsNameTheNode() {
        assertThat(TYPING.rootFault(Formulas.parse("ts_rank(close + volume, 5)")))
                .hasValueSatisfying(fault -> assertThat(fault).contains("in close + volume", "equal dimension"));
        assertThat(TYPING.rootFault(Formulas.parse("log(close)")))
                .hasValueSatisfying(fault -> assertThat(fault).contains("in log(close)", "dimensionless"));
        assertThat(TYPING.rootFault(Formulas.parse("close - open")))
                .hasValueSatisfying(fault -> assertThat(fault).contains("close - open is of price, PRICE"));
        assertThat(TYPING.rootFault(Formulas.parse("close + 1"))).isPresent();
        assertThatThrownBy(() -> TYPING.typeOf(Formulas.parse("close + volume")))
                .isInstanceOf(AlphaException.class);
    }

    @Test
    void familiesAddAmongThemselves() {
        Expr mix = Formulas.parse("close / open + taker_buy_volume / volume");
        assertThat(TYPING.rootFault(mix)).isPresent();
        assertThat(new Typing(BarFields.ALL, new SemanticRules(true, false, true)).rootFault(mix))
                .isEmpty();
        assertThat(TYPING.typeOf(Formulas.parse("close * volume"))).satisfies(type -> {
            assertThat(type.dimension()).isEqualTo(Dimension.TURNOVER);
            assertThat(type.family()).isEqualTo(Family.MIXED);
        });
        assertThat(TYPING.rootFault(Formulas.parse("close * volume / quote_volume - close / open")))
                .isEmpty();
    }

    @Test
    void unknownFieldsAreNamed() {
        assertThat(TYPING.unknownFields(Formulas.parse("mood * close + depth"))).containsExactly("depth", "mood");
    }

    @Test
    void planNamesTheNearestColumn() {
        assertThatThrownBy(() -> Plan.of(List.of(Formulas.parse("ts_mean(clsoe, 3)")), BarFields.ALL))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("reads 'clsoe'")
                .hasMessageContaining("Did you mean 'close'?");
    }

    @Test
    void unitsOfPriceAndVolumeDoNotMatterToDimensionlessFormulas() {
        List<Expr> roots = List.of(
                Formulas.parse("ts_corr(close, volume, 13)"),
                Formulas.parse("(close - ts_mean(close, 21)) / ts_std(close, 21)"),
                Formulas.parse("ts_skew(volume * close, 8)"),
                Formulas.parse("ts_beta(close, volume, 13) * volume / close"),
                Formulas.parse("ts_rank(close, 21) + ts_argmax(close, 8)"),
                Formulas.parse("cs_zscore(ts_resid(close, 13)) - cs_rank(close)"),
                Formulas.parse("ts_return(volume, 3) * ts_rsquare(volume, 21)"),
                Formulas.parse("cs_scale(ssqrt(ts_cov(close, volume, 5)))"),
                Formulas.parse("ts_slope(close, 8) / ts_ema(close, 5) - ts_wma(close, 3) / close"));
        roots.forEach(
                root -> assertThat(TYPING.fault(root)).as(Formulas.print(root)).isEmpty());
        Panel panel = TestPanels.smooth(3, 120);
        Plan plan = Plan.of(roots, TestPanels.FIELDS);
        double[][][] scaled = Evaluator.columns(plan, scaled(panel), 0, 120);
        SameBits.assertClose(roots, scaled, Evaluator.columns(plan, panel, 0, 120), 1e-9, 1e-2);
    }

    private static Panel scaled(Panel panel) {
        Panel.Builder builder = new Panel.Builder(
                panel.symbols(), panel.fields(), panel.interval(), panel.closeMicros(0), panel.barCount());
        List<FieldSpec> fields = new ArrayList<>(panel.fields());
        for (int f = 0; f < fields.size(); f++) {
            double scale = fields.get(f).name().equals("close")
                    ? 1000
                    : fields.get(f).name().equals("volume") ? 1e-3 : 1;
            for (int s = 0; s < panel.symbolCount(); s++) {
                for (int t = 0; t < panel.barCount(); t++) {
                    builder.set(f, s, t, scale * panel.value(f, s, t));
                }
            }
        }
        return builder.build();
    }
}
