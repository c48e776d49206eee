package org.alphalode.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.alphalode.model.Bar;
import org.alphalode.model.Fold;
import org.alphalode.model.FoldPlan;
import org.alphalode.model.Instrument;
import org.alphalode.model.Panel;
import org.alphalode.model.Panels;
import org.alphalode.stage.features.FeatureRow;
import org.alphalode.stage.features.FeatureRows;
import org.alphalode.stage.features.FeaturesStage;
import org.alphalode.stage.ingest.IngestSeries;
import org.alphalode.stage.ingest.Ingested;
import org.alphalode.stage.ingest.KlineLine;
import org.alphalode.stage.ingest.KlineParser;
import org.alphalode.stage.ingest.KlineRow;
import org.alphalode.stage.ingest.KlineSource;

/**
 * A folder of zipped klines, read as the jobs read it, without tables.
 *
 * @param market the bars
 * @param features their base features
 */
record KlinePanels(Panel market, Panel features) {
    /** Horizon of the harnesses that mine. */
    static final int HORIZON_BARS = 8;

    private static final int EMBARGO_BARS = 24;

    static KlinePanels of(Path folder) {
        List<Bar> bars = new ArrayList<>();
        List<FeatureRow> rows = new ArrayList<>();
        for (Path file : files(folder)) {
            String name =
                    folder.toAbsolutePath().relativize(file.toAbsolutePath()).toString();
            Path place = folder.toAbsolutePath().getFileName();
            KlineSource source = KlineSource.of("spot/" + place + "/" + name, KlineSource.Options.NONE);
            List<KlineRow> parsed = KlineParser.parse(source, lines(file)).rows();
            Instrument instrument = source.instrument();
            List<Bar> series = new IngestSeries()
                    .apply(instrument, parsed).stream()
                            .filter(Ingested.Kept.class::isInstance)
                            .map(kept -> ((Ingested.Kept) kept).row().bar())
                            .toList();
            bars.addAll(series);
            rows.addAll(new FeaturesStage().apply(instrument, series));
        }
        return new KlinePanels(Panels.of(bars), FeatureRows.panel(rows));
    }

    /** The default plan's fold where there is to be one. */
    Fold fold() {
        return FoldPlan.of(
                        new FoldPlan.Params(
                                FoldPlan.Mode.ROLLING, new FoldPlan.Windows.Auto(1), HORIZON_BARS, EMBARGO_BARS),
                        market.closeMicros(0),
                        market.closeMicros(market.barCount() - 1),
                        market.interval())
                .folds()
                .get(0);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv.gz"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static List<KlineLine> lines(Path file) {
        List<KlineLine> lines = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(new KlineLine(lines.size() + 1L, List.of(line.split(",", -1))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return lines;
    }
}
