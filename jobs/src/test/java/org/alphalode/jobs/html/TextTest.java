package org.alphalode.jobs.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alphalode.model.Verdict;
import org.alphalode.stage.report.SharpeEstimate;
import org.alphalode.stage.report.Unit;
import org.alphalode.stat.Figure;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void numbersCarryGroupsUnitsAndARealMinus() {
        assertThat(Text.percent(0.12345)).isEqualTo("12.35\u00a0%");
        assertThat(Text.percent(-2.5)).isEqualTo("\u2212250.0\u00a0%");
        assertThat(Text.money(-12_345.6)).isEqualTo("\u221212,346");
        assertThat(Text.money(12.345)).isEqualTo("12.35");
        assertThat(Text.number(-0.001, 2)).isEqualTo("0.00");
        assertThat(Text.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Text.probability(2e-6)).isEqualTo("2e-06");
        assertThat(Text.probability(0.0123)).isEqualTo("0.012");
    }

    @Test
    void whatIsNotANumberIsNotAvailable() {
        assertThat(Text.ratio(Double.NaN)).isEqualTo("n/a");
        assertThat(Text.ratio(Double.POSITIVE_INFINITY)).isEqualTo("n/a");
        assertThat(Text.figure(Figure.undefined("why"), Unit.QUOTE)).isEqualTo("n/a");
    }

    @Test
    void timesAreUtc() {
        assertThat(Text.time(1_735_689_599_999_999L)).isEqualTo("2024-12-31 23:59");
        assertThat(Text.date(-1)).isEqualTo("1969-12-31");
        assertThat(Text.span(26 * 3_600_000_000L)).isEqualTo("1 d 2 h");
        assertThat(Text.span(5 * 3_600_000_000L)).isEqualTo("5 h");
    }

    @Test
    void namesAreWords() {
        assertThat(Text.words("volatility_breakout")).isEqualTo("Volatility breakout");
        assertThat(Text.verdict(Verdict.WEAK_IC)).isEqualTo("Weak IC");
    }

    @Test
    void intervalPicturesShareAScaleThatHoldsZero() {
        SharpeEstimate positive = new SharpeEstimate(Figure.of(2), 1, 3, 0.95, Figure.of(0.9), 5);
        SharpeEstimate none = SharpeEstimate.undefined("x", 0.95, 5);
        Forest scale = Forest.of(List.of(positive, none));
        assertThat(scale.low()).isNegative();
        assertThat(Double.parseDouble(scale.x(3))).isBetween(100.0, 120.0);
        assertThat(Double.parseDouble(scale.x(0))).isBetween(0.0, 20.0);
        assertThat(Forest.of(List.of(none)).x(0)).isEqualTo("60.0");
    }
}
