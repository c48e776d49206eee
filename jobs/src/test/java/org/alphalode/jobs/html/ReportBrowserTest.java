package org.alphalode.jobs.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alphalode.stage.report.ReportInput;
import org.alphalode.stage.report.TearSheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports in a real browser. Skipped where there is none, unless {@code -Dalphalode.browser=required}. Leaves its pictures in {@code target}. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportBrowserTest {
    private static final String ABSENT = "neither chromium, chromium-browser nor google-chrome is on the path";
    private static final Path FOLDER = Path.of("target", "browser").toAbsolutePath();
    /** Colours on the canvas of a chart that differ from its first pixel, as a share of all pixels. */
    private static final String DRAWN =
            """
            Object.fromEntries([...document.querySelectorAll('[data-chart]')].map((host) => [host.dataset.chart,
              Math.max(0, ...[...host.querySelectorAll('canvas')].map((canvas) => {
                const p = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                let drawn = 0;
                for (let i = 0; i < p.length; i += 4) {
                  if (p[i + 3] > 0 && (p[i] !== p[0] || p[i + 1] !== p[1] || p[i + 2] !== p[2] || p[i + 3] !== p[3])) drawn++;
                }
                return drawn / (p.length / 4);
              }))]))""";

    private Optional<Browser> started = Optional.empty();

    @BeforeAll
    void startBrowser() throws IOException {
        Optional<Path> executable = Browser.executable();
        if (executable.isPresent()) {
            started = Optional.of(Browser.start(executable.orElseThrow()));
        } else if ("required".equals(System.getProperty("alphalode.browser"))) {
            fail("alphalode.browser=required, but " + ABSENT);
        } else {
            System.err.println("skipped: " + ABSENT + ", so the report is not looked at");
        }
    }

    @BeforeEach
    void skipWithoutBrowser() {
        assumeTrue(started.isPresent(), ABSENT);
    }

    @AfterAll
    void stopBrowser() {
        if (started.isPresent()) {
            started.get().close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1400, light", "1400, dark", "400, light"})
    void everyChartIsDrawnWithoutAComplaintOrARequest(int width, String colorScheme) throws IOException {
        Browser browser = show("ordinary", SampleReport.ordinary(), width, colorScheme);
        Map<String, Double> drawn = drawn(browser);
        assertThat(drawn.keySet())
                .containsExactlyInAnyOrder(
                        "equity",
                        "drawdown",
                        "rolling",
                        "distribution",
                        "ledger",
                        "ic",
                        "allocations",
                        "selections",
                        "costs",
                        "turnover",
                        "quantiles",
                        "decay",
                        "capacity",
                        "hours",
                        "weekdays",
                        "paths",
                        "combinatorial");
        assertThat(drawn)
                .allSatisfy((chart, share) -> assertThat(share).as(chart).isGreaterThan(0.005));
        assertThat(browser.evaluate("document.documentElement.dataset.drawn").asInt())
                .isEqualTo(17);
        Files.write(FOLDER.resolve("report-" + width + "-" + colorScheme + ".png"), browser.picture(true));
        expectSilence(browser, "ordinary");
    }

    @Test
    void aPhoneScrollsTablesButNeverThePageSideways() throws IOException {
        Browser browser = show("phone", SampleReport.ordinary(), 400, "light");
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(400);
    }

    @Test
    void zoomLogScaleThemeAndSizeRedrawTheCharts() throws IOException {
        Browser browser = show("behaviour", SampleReport.ordinary(), 1400, "light");
        browser.evaluate("document.getElementById('log-scale').click()");
        browser.evaluate("document.querySelector('#alphas .sortable th.num').click()");
        assertThat(browser.evaluate("document.querySelector('#alphas .sortable th.num').ariaSort")
                        .asText())
                .isEqualTo("descending");
        List<Double> sorted = new ArrayList<>();
        browser.evaluate("[...document.querySelectorAll('#alphas .sortable tbody tr')].map((row) => "
                        + "parseFloat(row.cells[3].textContent.replace('\\u2212', '-')))")
                .forEach(ic -> sorted.add(ic.asDouble()));
        assertThat(sorted).hasSize(35).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(drawn(browser))
                .allSatisfy((chart, share) -> assertThat(share).as(chart).isGreaterThan(0.005));
        Files.write(FOLDER.resolve("report-log.png"), browser.picture(false));
        byte[] printed = browser.print();
        Files.write(FOLDER.resolve("report.pdf"), printed);
        assertThat(printed.length).isGreaterThan(50_000);
        expectSilence(browser, "behaviour");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "script|<script>document.title='owned'</script>",
                "close|</script><script>document.title='owned'</script>",
                "attribute|\" onload=\"document.title='owned'\" autofocus onfocus=\"document.title='owned'",
                "comment|<!--<script>document.title='owned'",
                "image|<img src=x onerror=document.title='owned'>",
                "template|${document.title='owned'} @{x} {{x}} \\u003cscript>",
                "link|javascript:document.title='owned'"
            })
    void hostileNamesAndFormulasDoNoHarm(String name, String text) throws IOException {
        Browser browser = show("hostile-" + name, SampleReport.hostile(text), 1400, "light");
        assertThat(browser.evaluate("document.title").asText()).isEqualTo(text + " · Alphalode");
        assertThat(browser.evaluate("document.querySelector('h1').textContent").asText())
                .isEqualTo(text);
        assertThat(browser.evaluate("document.scripts.length").asInt()).isEqualTo(4);
        assertThat(browser.evaluate(
                                "document.querySelectorAll('img, iframe, object, embed, [onload], [onerror], [onfocus]').length")
                        .asInt())
                .isZero();
        assertThat(drawn(browser))
                .allSatisfy((chart, share) -> assertThat(share).as(chart).isGreaterThan(0.002));
        expectSilence(browser, "hostile-" + name);
    }

    @Test
    void aReportOfNothingIsSilentToo() throws IOException {
        Browser nothing = show("nothing", SampleReport.nothingShipped(), 1400, "light");
        assertThat(nothing.evaluate("document.querySelector('.finding b').textContent")
                        .asText())
                .isEqualTo("No alpha passed.");
        expectSilence(nothing, "nothing");
        Browser empty = show("empty", SampleReport.empty(), 1400, "light");
        assertThat(empty.evaluate("document.querySelectorAll('[data-chart]').length")
                        .asInt())
                .isZero();
        expectSilence(empty, "empty");
    }

    @Test
    void aComparisonIsDrawnAndSilent() throws IOException {
        Path one = Files.createDirectories(FOLDER).resolve("one");
        Path two = FOLDER.resolve("two");
        ReportFiles.write(TearSheet.of(SampleReport.ordinary()), one);
        ReportFiles.write(TearSheet.of(SampleReport.hostile("</script><script>document.title='owned'</script>")), two);
        Path file = FOLDER.resolve("comparison.html");
        Comparison.of(one, two).write(file);
        Browser browser = started.orElseThrow();
        browser.show(file, 1400, "dark");
        assertThat(browser.evaluate("document.title").asText()).isEqualTo("Two runs \u00b7 Alphalode");
        assertThat(drawn(browser))
                .hasSize(1)
                .allSatisfy((chart, share) -> assertThat(share).as(chart).isGreaterThan(0.005));
        expectSilence(browser, "comparison");
    }

    private Browser show(String name, ReportInput input, int width, String colorScheme) throws IOException {
        Path file = Files.createDirectories(FOLDER).resolve(name + ".html");
        Files.writeString(file, ReportHtml.render(TearSheet.of(input)));
        Browser browser = started.orElseThrow();
        browser.show(file, width, colorScheme);
        return browser;
    }

    private static Map<String, Double> drawn(Browser browser) {
        Map<String, Double> drawn = new TreeMap<>();
        browser.evaluate(DRAWN)
                .properties()
                .forEach(share -> drawn.put(share.getKey(), share.getValue().asDouble()));
        return drawn;
    }

    private static void expectSilence(Browser browser, String page) {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .containsExactly(FOLDER.resolve(page + ".html").toUri().toString());
    }
}
