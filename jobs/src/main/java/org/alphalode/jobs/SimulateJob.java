package org.alphalode.jobs;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.check.Refuse;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.config.Settings;
import org.alphalode.jobs.eval.BarSource;
import org.alphalode.jobs.eval.OpenTime;
import org.alphalode.jobs.input.FundingFiles;
import org.alphalode.jobs.input.KlineFiles;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Warehouse;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Metric;
import org.alphalode.model.Panel;
import org.alphalode.stage.backtest.BacktestInput;
import org.alphalode.stage.backtest.BacktestOutput;
import org.alphalode.stage.backtest.BacktestParams;
import org.alphalode.stage.backtest.book.BarArrays;

/** Keeps the exact book of anybody's targets over anybody's bars. */
final class SimulateJob implements Job {
    static final String NAME = "simulate";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "the exact book of your own targets over your own bars";
    }

    @Override
    public Work prepare(Settings settings) {
        Section s = settings.section(NAME);
        Optional<String> funding = s.optionalText("funding-rates");
        Sources sources = new Sources(required(s, "targets"), required(s, "bars"), funding.map(Path::of));
        Stretch stretch =
                new Stretch(s.optionalText("interval").map(BarInterval::parse), moment(s, "from"), moment(s, "to"));
        s.text("name");
        return new SimulateWork(
                sources,
                stretch,
                new BacktestParams(
                        BookSettings.rules(settings, funding.isPresent(), false),
                        BookSettings.judgement(settings, s.whole("trials", 1, Long.MAX_VALUE))),
                BookSettings.pathBounds(settings));
    }

    private static String required(Section s, String key) {
        return s.optionalText(key)
                .orElseThrow(() -> new AlphaException(
                        ErrorCode.REFUSED, "no " + key + " to simulate: give --" + key + " FILE, FOLDER or TABLE"));
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

    private record Sources(String targets, String bars, Optional<Path> funding) {}

    private record Stretch(Optional<BarInterval> interval, Optional<Long> from, Optional<Long> to) {}

    private record SimulateWork(Sources sources, Stretch stretch, BacktestParams params, boolean pathBounds)
            implements Work {
        @Override
        public List<Table<?>> reads() {
            return List.of();
        }

        @Override
        public List<Table<?>> replaces() {
            return BookRows.TABLES;
        }

        @Override
        public List<String> fingerprints() {
            List<String> prints = new ArrayList<>();
            for (String place : List.of(sources.targets(), sources.bars())) {
                if (TargetSource.isTable(place)) {
                    prints.add(place);
                } else {
                    KlineFiles.list(Path.of(place)).forEach(file -> prints.add(KlineFiles.sha256(file)));
                }
            }
            sources.funding()
                    .ifPresent(place -> KlineFiles.list(place).forEach(file -> prints.add(KlineFiles.sha256(file))));
            return prints;
        }

        @Override
        public Estimate estimate(Warehouse tables) {
            return new Estimate(1, "book", 0, 0);
        }

        @Override
        public void run(JobRun run) {
            Panel bars = bars(run);
            TargetSource targets = TargetSource.read(
                    run.session(), sources.targets(), bars.interval().micros());
            long from = stretch.from().orElse(Long.MIN_VALUE);
            long to = stretch.to().orElse(Long.MAX_VALUE);
            BacktestInput input = new BacktestInput(
                    bars,
                    targets.targets().stream()
                            .filter(t -> t.closeMicros() >= from && t.closeMicros() <= to)
                            .toList(),
                    List.of(),
                    sources.funding().map(FundingFiles::read).orElse(List.of()),
                    List.of());
            Refuse.unless(
                    !input.targets().isEmpty(), "%s holds no target of the time: check the times", sources.targets());
            BacktestParams judged = new BacktestParams(params.rules().withUnits(targets.inUnits()), params.judgement());
            BacktestOutput book = BookRows.write(run, judged, input, pathBounds);
            for (Metric metric : book.metrics()) {
                run.say(line(metric));
            }
            run.say("tables: " + run.warehouse().root());
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

        private static String line(Metric metric) {
            String value = Double.isNaN(metric.value())
                    ? "undefined: " + metric.reason()
                    : String.format(Locale.ROOT, "%.6g %s", metric.value(), metric.unit());
            String interval = Double.isNaN(metric.low())
                    ? ""
                    : String.format(Locale.ROOT, " [%.4g, %.4g]", metric.low(), metric.high());
            return String.format(Locale.ROOT, "%-24s %-16s %s%s", metric.name(), metric.scope(), value, interval);
        }
    }
}
