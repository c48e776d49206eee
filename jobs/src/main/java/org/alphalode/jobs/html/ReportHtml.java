package org.alphalode.jobs.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.alphalode.stage.report.TearSheet;

/** Renders a sheet as one HTML file that needs nothing else: scripts, styles and data are inside, and its policy forbids every request. */
public final class ReportHtml {
    private static final List<Asset> SCRIPTS = List.of(Asset.UPLOT, Asset.ECHARTS, Asset.REPORT);
    private static final List<Asset> STYLES = List.of(Asset.UPLOT_STYLE, Asset.REPORT_STYLE);
    private static final String TEMPLATES = "org.alphalode.jobs.html.templates";
    /** The templates are classes of this jar; the folder, where classes would be looked for first, does not exist. */
    static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(
            Path.of("no-template-folder"), ContentType.Html, ReportHtml.class.getClassLoader(), TEMPLATES);

    private ReportHtml() {}

    /** The file's text; the same sheet gives the same text. */
    public static String render(TearSheet sheet) {
        Page page = new Page(sheet, sheet.metrics(), Finding.of(sheet), policy(), ChartData.of(sheet));
        StringOutput out = new StringOutput(1 << 20);
        ENGINE.render("report.jte", page, out);
        return out.toString();
    }

    /** Scripts in the order in which they stand. */
    public static List<Asset> scripts() {
        return SCRIPTS;
    }

    /** Style sheets in the order in which they stand. */
    public static List<Asset> styles() {
        return STYLES;
    }

    static String policy() {
        return "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; script-src " + hashes(SCRIPTS)
                + "; style-src " + hashes(STYLES);
    }

    private static String hashes(List<Asset> assets) {
        return assets.stream().map(Asset::policyHash).collect(Collectors.joining(" "));
    }
}
