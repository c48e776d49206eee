package org.alphalode.jobs.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.alphalode.check.Check;

/**
 * A style sheet or a script that stands inside a report.
 *
 * @param text as it stands in its element
 */
public record Asset(String text) {
    static final Asset UPLOT = resource("vendor/uplot-1.6.32/uPlot.iife.min.js");
    static final Asset UPLOT_STYLE = resource("vendor/uplot-1.6.32/uPlot.min.css");
    static final Asset ECHARTS = resource("vendor/echarts-6.1.0/echarts.common.min.js");
    static final Asset REPORT = resource("report.js");
    static final Asset REPORT_STYLE = resource("report.css");

    public Asset {
        Check.that(!text.contains("</script") && !text.contains("</style"), "an asset does not close its element");
    }

    /** Source expression of a content security policy that admits this text and no other. */
    String policyHash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Asset resource(String name) {
        try (InputStream in = Asset.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name + ": build it anew");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Asset(text.replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("the jar can not be read: " + name, e);
        }
    }
}
