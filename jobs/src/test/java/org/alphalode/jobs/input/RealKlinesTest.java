package org.alphalode.jobs.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alphalode.model.Bar;
import org.alphalode.model.Instrument;
import org.alphalode.stage.ingest.Gap;
import org.alphalode.stage.ingest.IngestSeries;
import org.alphalode.stage.ingest.Ingested;
import org.alphalode.stage.ingest.KlineRow;
import org.alphalode.stage.ingest.KlineSource;
import org.alphalode.stage.ingest.Reason;
import org.alphalode.stage.ingest.Rejected;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("realdata")
class RealKlinesTest {
    @Test
    void takesEveryHourOfTenSpotSymbols() {
        Read read = read("spot-klines/1h");
        assertThat(read.series).hasSize(10);
        assertThat(read.bars()).isEqualTo(335_990);
        assertThat(read.rejected).isEmpty();
        // the outage of 2023-03-24: the hour before it has a shortened close time and no volume, the next hour is
        // missing
        assertThat(read.shortened).isEqualTo(10);
        long missing = micros("2023-03-24T13:00:00Z");
        read.series.forEach(
                (instrument, bars) -> assertThat(Gap.of(bars)).containsExactly(new Gap(instrument, missing, 1)));
        assertThat(read.series.values()).allMatch(bars -> bars.stream()
                .anyMatch(bar -> bar.closeMicros() == missing && bar.volume().base() == 0));
        read.suspectsAreRare();
    }

    @Test
    void takesEveryQuarterOfTenSpotSymbols() {
        Read read = read("spot-klines/15m");
        assertThat(read.bars()).isEqualTo(293_760);
        assertThat(read.rejected).isEmpty();
        assertThat(read.shortened).isZero();
        read.series.values().forEach(bars -> assertThat(Gap.of(bars)).isEmpty());
        read.suspectsAreRare();
    }

    @Test
    void takesDaysSinceTheListing() {
        Read read = read("spot-klines/1d");
        assertThat(read.series).hasSize(10);
        assertThat(read.rejected).isEmpty();
        assertThat(read.bars()).isEqualTo(24_873);
    }

    @Test
    void rejectsTheHourInProgressOfPerpetuals() {
        Read read = read("perp-klines-1h");
        assertThat(read.series).hasSize(10);
        assertThat(read.rejected).hasSize(10).allSatisfy(row -> assertThat(row.reason())
                .isEqualTo(Reason.UNFINISHED));
        read.series.forEach((instrument, bars) -> {
            assertThat(instrument.venue()).isEqualTo("binance-um");
            assertThat(bars).allMatch(bar -> Double.isNaN(bar.volume().takerBuyBase()));
            assertThat(bars).hasSize(4_499);
            assertThat(Gap.of(bars)).isEmpty();
        });
    }

    @Test
    void takesTheMinutesOfArchivesAndSeesTheHole() {
        Read read = read("perp-klines-1m");
        assertThat(read.bars()).isEqualTo(read.files * 1_440L);
        assertThat(read.rejected).isEmpty();
        read.series.forEach((instrument, bars) -> {
            if (instrument.symbol().equals("ETHUSDT")) {
                assertThat(Gap.of(bars))
                        .containsExactly(new Gap(instrument, micros("2026-03-23T00:00:00Z"), 9 * 1_440));
            } else {
                assertThat(Gap.of(bars)).isEmpty();
            }
        });
    }

    private static Read read(String place) {
        String data = System.getProperty("alphalode.data", "");
        assumeTrue(!data.isEmpty(), "no real data: run with -Dalphalode.data=<folder>");
        Path folder = Path.of(data).resolve(place);
        assumeTrue(Files.isDirectory(folder), folder + " is not there");
        return new Read(KlineFiles.list(folder));
    }

    private static long micros(String time) {
        return Instant.parse(time).toEpochMilli() * 1_000;
    }

    private static final class Read {
        private final Map<Instrument, List<Bar>> series = new TreeMap<>();
        private final List<Rejected> rejected = new ArrayList<>();
        private final int files;
        private long shortened;

        Read(List<Path> paths) {
            files = paths.size();
            Map<Instrument, List<KlineRow>> rows = new TreeMap<>();
            Set<String> names = new HashSet<>();
            for (Path path : paths) {
                KlineFile file = KlineFiles.read(path, KlineSource.Options.NONE);
                assertThat(names.add(file.source().file())).isTrue();
                rejected.addAll(file.parsed().rejected());
                shortened += file.parsed().shortenedBars();
                rows.computeIfAbsent(file.source().instrument(), key -> new ArrayList<>())
                        .addAll(file.parsed().rows());
            }
            rows.forEach((instrument, each) -> {
                List<Bar> bars = new ArrayList<>();
                for (Ingested row : new IngestSeries().apply(instrument, each)) {
                    assertThat(row).isInstanceOf(Ingested.Kept.class);
                    bars.add(((Ingested.Kept) row).row().bar());
                }
                series.put(instrument, bars);
            });
        }

        long bars() {
            return series.values().stream().mapToLong(List::size).sum();
        }

        void suspectsAreRare() {
            series.values().forEach(bars -> {
                long suspects =
                        bars.stream().filter(bar -> bar.quality().suspect()).count();
                assertThat(suspects).isBetween(1L, bars.size() / 500L);
            });
        }
    }
}
