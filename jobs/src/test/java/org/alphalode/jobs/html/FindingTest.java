package org.alphalode.jobs.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.alphalode.stage.report.Book;
import org.alphalode.stage.report.ReportInput;
import org.alphalode.stage.report.SharpeEstimate;
import org.alphalode.stage.report.TearSheet;
import org.alphalode.stat.Figure;
import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void theSentenceSaysNoMoreThanTheIntervals() {
        assertThat(finding(-2, -3, -1, Figure.of(0.01))).isEqualTo("bad Loses money");
        assertThat(finding(1, -0.1, 2, Figure.of(0.99))).isEqualTo("warn Not distinguishable from luck");
        assertThat(finding(1, 0.1, 2, Figure.of(0.94))).isEqualTo("warn Positive, but the search may explain it");
        assertThat(finding(1, 0.1, 2, Figure.undefined("moments")))
                .isEqualTo("warn Positive, but the search may explain it");
        assertThat(finding(1, 0.1, 2, Figure.of(0.95))).isEqualTo("good Survives the search");
    }

    @Test
    void nothingAcceptedAndNothingDefinedHaveTheirOwnSentence() {
        assertThat(Finding.of(TearSheet.of(SampleReport.nothingShipped())).headline())
                .isEqualTo("No alpha passed");
        SharpeEstimate none = SharpeEstimate.undefined("the returns do not vary", 0.95, 10);
        assertThat(Finding.of(sheet(none)).explanation()).isEqualTo("the returns do not vary.");
    }

    private static String finding(double at, double low, double high, Figure deflated) {
        Finding finding = Finding.of(sheet(new SharpeEstimate(Figure.of(at), low, high, 0.95, deflated, 1_000)));
        return finding.tone() + " " + finding.headline();
    }

    private static TearSheet sheet(SharpeEstimate sharpe) {
        ReportInput in = SampleReport.ordinary();
        Book book =
                new Book(in.book().startEquity(), in.book().steps(), in.book().fills(), sharpe);
        return TearSheet.of(new ReportInput(
                in.run(), in.market(), book, in.folds(), in.clusters(), in.mining(), in.decisions(), in.extras()));
    }
}
