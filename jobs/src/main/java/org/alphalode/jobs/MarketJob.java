package org.alphalode.jobs;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.run.WholeFile;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.Bar;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Instrument;
import org.alphalode.stage.market.GeneratedMarket;
import org.alphalode.stage.market.Market;
import org.alphalode.stage.market.MarketCsv;
import org.alphalode.stage.market.MarketSpec;
import org.alphalode.stage.market.PlantedAlpha;

/** Writes the embedded market as kline files, with the list of what is planted in it. */
final class MarketJob implements Job {
    static final String VENUE = MarketSpec.VENUE;

    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final int BYTES_PER_LINE = 150;
    /** Not named .csv: it is no file of klines, and lies among them. */
    private static final String PLANTED_FILE = "planted.txt";

    @Override
    public String name() {
        return "market";
    }

    @Override
    public String about() {
        return "writes the embedded market as kline files, with the list of its planted alphas";
    }

    /** Where the files go. */
    static Path folder(Settings settings) {
        return settings.folder(settings.section("market").text("folder"));
    }

    @Override
    public Work prepare(Settings settings) {
        Section market = settings.section("market");
        int horizonBars = Research.of(settings).horizonBars();
        boolean planted = market.choice("planted", List.of("standard", "none")).equals("standard");
        MarketSpec spec = new MarketSpec(
                settings.section(Settings.COMMON).whole("seed", 0, Long.MAX_VALUE),
                market.integer("symbol-count", 1, 99),
                market.parsed("bar-interval", BarInterval::parse),
                market.parsed("first-day", MarketJob::micros),
                market.integer("bar-count", 1_000, 10_000_000),
                planted ? PlantedAlpha.standard(horizonBars) : List.of(),
                market.flag("corrupted-bar"));
        return new MarketWork(spec, folder(settings));
    }

    private static long micros(String day) {
        try {
            return LocalDate.parse(day).atStartOfDay().toEpochSecond(ZoneOffset.UTC) * MICROS_PER_SECOND;
        } catch (DateTimeParseException e) {
            throw new AlphaException(ErrorCode.REFUSED, "'" + day + "' is no day: write it as in 2025-01-01", e);
        }
    }

    private record MarketWork(MarketSpec spec, Path folder) implements Work {
        @Override
        public List<Table<?>> reads() {
            return List.of();
        }

        @Override
        public List<Table<?>> replaces() {
            return List.of(Tables.PLANTED);
        }

        @Override
        public List<Path> files() {
            return Stream.concat(spec.instruments().stream().map(this::file), Stream.of(folder.resolve(PLANTED_FILE)))
                    .toList();
        }

        @Override
        public Estimate estimate(Warehouse tables) {
            long rows = (long) spec.symbolCount() * spec.barCount();
            return new Estimate(spec.symbolCount(), "symbol", rows, rows * BYTES_PER_LINE);
        }

        @Override
        public void run(JobRun run) {
            GeneratedMarket market = Market.generate(spec);
            Map<Instrument, List<Bar>> bars = market.bars().stream()
                    .collect(Collectors.groupingBy(Bar::instrument, TreeMap::new, Collectors.toList()));
            bars.forEach((instrument, series) -> WholeFile.write(file(instrument), part -> {
                try (Writer out = Files.newBufferedWriter(part)) {
                    out.append(MarketCsv.HEADER).append('\n');
                    for (Bar bar : series) {
                        out.append(MarketCsv.row(bar)).append('\n');
                    }
                }
            }));
            WholeFile.write(
                    folder.resolve(PLANTED_FILE), String.join("\n", MarketCsv.planted(market.planted())) + "\n");
            run.replace(Tables.PLANTED, market.planted());
            run.count("symbols", bars.size());
            run.count("bars", market.bars().size());
            run.count("planted", market.planted().size());
        }

        private Path file(Instrument instrument) {
            return folder.resolve(
                    instrument.symbol() + "-" + instrument.interval().text() + ".csv");
        }
    }
}
