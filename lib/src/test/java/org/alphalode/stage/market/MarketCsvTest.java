package org.alphalode.stage.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alphalode.model.Bar;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Instrument;
import org.alphalode.stage.ingest.IngestSeries;
import org.alphalode.stage.ingest.Ingested;
import org.alphalode.stage.ingest.KlineLine;
import org.alphalode.stage.ingest.KlineParser;
import org.alphalode.stage.ingest.KlineSource;
import org.alphalode.stage.ingest.ParsedFile;
import org.junit.jupiter.api.Test;

class MarketCsvTest {
    @Test
    void ingestReadsBackEveryBar() {
        for (String interval : List.of("1m", "1h")) {
            MarketSpec spec = new MarketSpec(
                    12, 4, BarInterval.parse(interval), 1_640_995_200_000_000L, 3_000, PlantedAlpha.standard(1), false);
            List<Bar> bars = Market.generate(spec).bars();
            for (Instrument instrument : spec.instruments()) {
                List<Bar> expected = bars.stream()
                        .filter(bar -> bar.instrument().equals(instrument))
                        .toList();
                List<KlineLine> lines = new ArrayList<>();
                lines.add(line(1, MarketCsv.HEADER));
                expected.forEach(bar -> lines.add(line(lines.size() + 1, MarketCsv.row(bar))));
                ParsedFile file = KlineParser.parse(new KlineSource("f.csv", instrument, Optional.empty()), lines);
                assertThat(file.rejected()).isEmpty();
                assertThat(file.shortenedBars()).isZero();
                List<Bar> read = new IngestSeries()
                        .apply(instrument, file.rows()).stream()
                                .map(each -> ((Ingested.Kept) each).row().bar())
                                .toList();
                assertThat(read).hasSameSizeAs(expected);
                for (int i = 0; i < read.size(); i++) {
                    assertThat(read.get(i).price()).isEqualTo(expected.get(i).price());
                    assertThat(read.get(i).volume()).isEqualTo(expected.get(i).volume());
                    assertThat(read.get(i).openMicros())
                            .isEqualTo(expected.get(i).openMicros());
                    assertThat(read.get(i).quality().gapBefore())
                            .isEqualTo(expected.get(i).quality().gapBefore());
                }
            }
        }
    }

    private static KlineLine line(long number, String text) {
        return new KlineLine(number, List.of(text.split(",")));
    }
}
