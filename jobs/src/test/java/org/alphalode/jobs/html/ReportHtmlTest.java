package org.alphalode.jobs.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alphalode.stage.report.TearSheet;
import org.junit.jupiter.api.Test;

class ReportHtmlTest {
    private static final String VENDOR = "vendor/";

    @Test
    void theSameInputGivesTheSameBytes() {
        assertThat(ReportHtml.render(TearSheet.of(SampleReport.ordinary())))
                .isEqualTo(ReportHtml.render(TearSheet.of(SampleReport.ordinary())));
    }

    @Test
    void everyInlineScriptAndStyleIsAdmittedByItsHashAndNothingElse() throws NoSuchAlgorithmException {
        String html = ReportHtml.render(TearSheet.of(SampleReport.ordinary()));
        String policy = policy(html);
        assertThat(policy).startsWith("default-src 'none'; img-src data:;").doesNotContain("unsafe", "http", "*");
        Matcher elements =
                Pattern.compile("<(script|style)>(.*?)</\\1>", Pattern.DOTALL).matcher(html);
        int found = 0;
        while (elements.find()) {
            found++;
            String hash = Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(elements.group(2).getBytes(StandardCharsets.UTF_8)));
            assertThat(policy).contains("'sha256-" + hash + "'");
        }
        assertThat(found).isEqualTo(5);
    }

    @Test
    void noElementRefersToTheNetwork() {
        String html = ReportHtml.render(TearSheet.of(SampleReport.ordinary()));
        String markup = html.replaceAll("(?s)<(script|style)[^>]*>.*?</\\1>", "");
        assertThat(markup).doesNotContainPattern("(?i)(src|href|action|srcset|poster|data)\\s*=\\s*[\"']?(https?:)?//");
        assertThat(markup).doesNotContainPattern("(?i)<(link|iframe|img|object|embed|base|form)\\b");
        assertThat(markup).doesNotContainPattern("(?i)\\son[a-z]+\\s*=").doesNotContainPattern("(?i)\\sstyle\\s*=");
    }

    @Test
    void hostileTextStandsEscapedInMarkupAndInData() {
        String hostile = "</script><script>alert(1)</script><!-- \" onload=\"x\u2028\u2029&";
        String html = ReportHtml.render(TearSheet.of(SampleReport.hostile(hostile)));
        assertThat(html.contains("<script>alert(1)")).as("markup in text").isFalse();
        assertThat(html.contains("<!--")).as("comment in text").isFalse();
        assertThat(html.contains("title=\"&lt;/script>&lt;script>alert(1)&lt;/script>&lt;!-- &#34; onload=&#34;x"))
                .as("reason of an undefined figure, escaped in its attribute")
                .isTrue();
        assertThat(ChartData.of(TearSheet.of(SampleReport.hostile(hostile))))
                .doesNotContain("<", ">", "&", "\u2028", "\u2029")
                .contains("\\u003c/script\\u003e");
    }

    @Test
    void chartDataAreJsonWhoseTextsComeBack() throws IOException {
        String hostile = "</script>\u2028\"\\ & \u00e9 \ud83d\ude80";
        JsonNode data = new ObjectMapper().readTree(ChartData.of(TearSheet.of(SampleReport.hostile(hostile))));
        assertThat(data.get("currency").asText()).isEqualTo(hostile);
        assertThat(data.at("/equity/t").size())
                .isEqualTo(data.at("/equity/drawdown").size());
        assertThat(data.at("/equity/folds").size()).isEqualTo(5);
    }

    @Test
    void longSeriesAreThinnedForThePictureAndKeepTheirExtremes() throws IOException {
        TearSheet sheet = TearSheet.of(SampleReport.ordinary());
        JsonNode equity = new ObjectMapper().readTree(ChartData.of(sheet)).get("equity");
        assertThat(equity.get("bars").asInt()).isEqualTo(sheet.curve().points().size());
        assertThat(equity.get("t").size()).isLessThan(equity.get("bars").asInt() / 2);
        double lowest = sheet.performance().maxDrawdown().value();
        double drawn = 0;
        for (JsonNode value : equity.get("drawdown")) {
            drawn = Math.min(drawn, value.asDouble());
        }
        assertThat(drawn).isCloseTo(lowest, org.assertj.core.api.Assertions.within(1e-6));
    }

    @Test
    void noSharpeStandsWithoutItsIntervalAndTheTrials() {
        String html = ReportHtml.render(TearSheet.of(SampleReport.ordinary()));
        String text = html.replaceAll("(?s)<(script|style)[^>]*>.*?</\\1>", "")
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ");
        assertThat(text).contains("Sharpe ratio out of sample 1.64 95 % interval 0.31 to 2.88; 48,216 trials");
        assertThat(text).contains("Sharpe ratio, per year 1.64 [0.31, 2.88] N 48,216");
        int rows = SampleReport.ordinary().folds().size()
                + SampleReport.ordinary().clusters().size()
                + SampleReport.ordinary().extras().overfitting().paths().size();
        assertThat(Pattern.compile("N 48,216").matcher(text).results().count()).isEqualTo(rows + 1L);
    }

    @Test
    void whatIsUndefinedIsShownWithItsReason() {
        String html = ReportHtml.render(TearSheet.of(SampleReport.nothingShipped()));
        assertThat(html)
                .contains(
                        "title=\"nothing was traded\">n/a</abbr>",
                        "No alpha passed.",
                        "The returns vary in no window of")
                .doesNotContain("data-chart=\"rolling\"");
        assertThat(html.replaceAll("(?s)<(script|style)[^>]*>.*?</\\1>", ""))
                .doesNotContain("NaN")
                .doesNotContain("Infinity");
    }

    @Test
    void everyLinkOfTheContentsHasItsSection() {
        for (var input : List.of(SampleReport.ordinary(), SampleReport.nothingShipped(), SampleReport.empty())) {
            String html = ReportHtml.render(TearSheet.of(input));
            Matcher links = Pattern.compile("<a href=\"#([a-z]+)\">").matcher(html);
            while (links.find()) {
                assertThat(html).contains("<section id=\"" + links.group(1) + "\">");
            }
        }
    }

    @Test
    void vendoredFilesAreThoseOfThePinnedSums() throws IOException, NoSuchAlgorithmException {
        List<String> sums = new String(resource("SHA256SUMS"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(sums).hasSizeGreaterThanOrEqualTo(7);
        for (String line : sums) {
            String name = line.substring(66);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(resource(name));
            assertThat(HexFormat.of().formatHex(digest)).as(name).isEqualTo(line.substring(0, 64));
        }
        assertThat(sums.stream().map(line -> line.substring(66).toLowerCase(Locale.ROOT)))
                .anyMatch(name -> name.startsWith("uplot") && name.endsWith("license"))
                .anyMatch(name -> name.startsWith("echarts") && name.endsWith("notice"));
    }

    private static String policy(String html) {
        Matcher policy = Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"")
                .matcher(html);
        assertThat(policy.find()).isTrue();
        return policy.group(1).replace("&#39;", "'").replace("&#43;", "+");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Asset.class.getResourceAsStream(VENDOR + name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}
