package org.alphalode.jobs;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.check.Refuse;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.decide.NamedRows;
import org.alphalode.jobs.decide.OrderSource;
import org.alphalode.jobs.decide.TargetSource;
import org.alphalode.jobs.eval.BarSource;
import org.alphalode.jobs.eval.OpenTime;
import org.alphalode.jobs.html.ReportFiles;
import org.alphalode.jobs.input.FundingFiles;
import org.alphalode.jobs.input.KlineFiles;
import org.alphalode.jobs.run.Sessions;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Metric;
import org.alphalode.model.Panel;
import org.alphalode.model.Ticket;
import org.alphalode.stage.backtest.BacktestInput;
import org.alphalode.stage.backtest.BacktestOutput;
import org.alphalode.stage.backtest.BacktestParams;
import org.alphalode.stage.backtest.book.BarArrays;
import org.alphalode.stage.report.RunFacts;
import org.alphalode.stage.report.TearSheet;

/** Keeps the exact book of anybody's targets and orders over anybody's bars, and writes its report. */
final class SimulateJob implements Job {
    static final String NAME = "simulate";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "the exact book of your own targets and orders over your own bars";
    }

    @Override
    public Work prepare(Settings settings) {
        Section s = settings.section(NAME);
        Optional<String> funding = s.optionalText("funding-rates");
        Sources sources = new Sources(
                s.optionalText("targets"),
                s.optionalText("orders"),
                s.optionalText("bars")
                        .orElseThrow(() -> new AlphaException(
                                ErrorCode.REFUSED, "no bars to simulate: give --bars FILE, FOLDER or TABLE")),
                funding.map(Path::of));
        Refuse.unless(
                sources.targets().isPresent() || sources.orders().isPresent(),
                "neither targets nor orders to simulate: give --targets or --orders FILE or TABLE");
        Stretch stretch =
                new Stretch(s.optionalText("interval").map(BarInterval::parse), moment(s, "from"), moment(s, "to"));
        return new SimulateWork(
                sources,
                stretch,
                new Place(settings.folder("."), s.text("name"), settings),
                new BacktestParams(
                        BookSettings.rules(settings, funding.isPresent(), false),
                        BookSettings.judgement(settings, s.whole("trials", 1, Long.MAX_VALUE))),
                BookSettings.pathBounds(settings));
    }

    private static Optional<Long> moment(Section s, String key) {
        return s.optionalText(key).map(text -> {
            try {
                return OpenTime.micros(text);
            } catch (DateTimeException e) {
                throw new AlphaException(
                        ErrorCode.REFUSED, "setting simulate." + key + " is '" + text + "': write 2026-01-12", e);
            }
        });
    }

    private record Sources(Optional<String> targets, Optional<String> orders, String bars, Optional<Path> funding) {
        List<String> all() {
            return Stream.of(targets, orders, Optional.of(bars), funding.map(Path::toString))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private record Place(Path folder, String name, Settings settings) {}

    private record Stretch(Optional<BarInterval> interval, Optional<Long> from, Optional<Long> to) {}

    private record SimulateWork(
            Sources sources, Stretch stretch, Place place, BacktestParams params, boolean pathBounds) implements Work {
        @Override
        public List<Table<?>> reads() {
            return List.of();
        }

        @Override
        public List<Table<?>> replaces() {
            return BookRows.TABLES;
        }

        @Override
        public List<Path> files() {
            return ReportFiles.names().stream().map(place.folder()::resolve).toList();
        }

        @Override
        public List<String> fingerprints() {
            List<String> prints = new ArrayList<>();
            for (String source : sources.all()) {
                if (NamedRows.isTable(source)) {
                    prints.add(NamedRows.tablePrint(Sessions.open(NAME), source));
                } else {
                    KlineFiles.list(Path.of(source)).forEach(file -> prints.add(KlineFiles.sha256(file)));
                }
            }
            return prints;
        }

        @Override
        public Estimate estimate(Warehouse tables) {
            return new Estimate(1, "book", 0, 0);
        }

        @Override
        public void run(JobRun run) {
            Panel bars = bars(run);
            long barMicros = bars.interval().micros();
            TargetSource targets = sources.targets()
                    .map(from -> TargetSource.read(run.session(), from, barMicros))
                    .orElse(new TargetSource(false, List.of()));
            List<Ticket> orders = sources.orders()
                    .map(from -> OrderSource.read(run.session(), from, barMicros))
                    .orElse(List.of());
            BacktestInput input = new BacktestInput(
                    bars,
                    targets.targets().stream()
                            .filter(t -> inTime(t.closeMicros()))
                            .toList(),
                    List.of(),
                    sources.funding().map(FundingFiles::read).orElse(List.of()),
                    List.of(),
                    orders.stream().filter(t -> inTime(t.closeMicros())).toList());
            Refuse.unless(
                    !input.targets().isEmpty() || !input.tickets().isEmpty(),
                    "%s hold no target and no order of the time: check the times",
                    sources.all());
            BacktestParams judged = new BacktestParams(params.rules().withUnits(targets.inUnits()), params.judgement());
            BacktestOutput book = BookRows.write(run, judged, input, pathBounds);
            for (Metric metric : book.metrics()) {
                run.say(line(metric, judged.judgement().trials()));
            }
            run.say("tables: " + run.warehouse().root());
            TearSheet sheet = new SimulationSheet(judged, bars, book).of(facts(run));
            run.say("report: "
                    + ReportFiles.write(sheet, book.metrics(), place.folder())
                            .toAbsolutePath()
                            .normalize());
        }

        private boolean inTime(long closeMicros) {
            return closeMicros >= stretch.from().orElse(Long.MIN_VALUE)
                    && closeMicros <= stretch.to().orElse(Long.MAX_VALUE);
        }

        private RunFacts facts(JobRun run) {
            return new RunFacts(
                    run.workId(),
                    place.name(),
                    Build.codeVersion(),
                    place.settings().seed(),
                    place.settings().read().stream()
                            .map(line -> line.split(" = ", 2))
                            .map(pair -> new RunFacts.Setting(pair[0], pair[1], ""))
                            .toList(),
                    List.of());
        }

        private Panel bars(JobRun run) {
            BarSource source = BarSource.open(sources.bars(), warning -> run.say("warning: " + warning));
            List<String> fields =
                    BarArrays.FIELDS.stream().filter(source.columns()::contains).toList();
            for (String needed : List.of("open", "close", "volume")) {
                Refuse.unless(
                        fields.contains(needed),
                        "%s has no column %s among %s: a simulation needs it",
                        sources.bars(),
                        needed,
                        source.columns());
            }
            Panel all = source.read(fields, stretch.interval());
            int from = stretch.from().map(all::barAtOrAfter).orElse(0);
            int to = stretch.to()
                    .map(micros -> all.barAtOrAfter(Math.addExact(micros, 1)))
                    .orElse(all.barCount());
            Refuse.unless(from < to, "%s has no bar from %s on: check from and to", sources.bars(), stretch.from());
            return all.bars(from, to);
        }

        private static String line(Metric metric, long trials) {
            String value = Double.isNaN(metric.value())
                    ? "undefined: " + metric.reason()
                    : metric.unit().equals("micros")
                            ? OpenTime.instant((long) metric.value()).toString()
                            : String.format(Locale.ROOT, "%.6g %s", metric.value(), metric.unit());
            String interval = Double.isNaN(metric.low())
                    ? ""
                    : String.format(Locale.ROOT, " [%.4g, %.4g], %d tried", metric.low(), metric.high(), trials);
            return String.format(Locale.ROOT, "%-24s %-16s %s%s", metric.name(), metric.scope(), value, interval);
        }
    }
}
