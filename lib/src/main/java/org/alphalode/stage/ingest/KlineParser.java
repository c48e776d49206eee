package org.alphalode.stage.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.model.Bar;

/** Turns the lines of one file into bars, each checked on its own. */
public final class KlineParser {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]{1,3})?|[-+]?[0-9]+\\.");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
    /** Sums of rounded decimals may differ in their last digits. */
    private static final double TAKER_TOLERANCE = 1e-9;

    private final KlineSource source;
    private final KlineLayout layout;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();

    private KlineParser(KlineSource source, KlineLayout layout) {
        this.source = source;
        this.layout = layout;
    }

    /**
     * Checks each line on its own: a bad row is rejected with its reason; a file that contradicts its own form is refused whole
     * (unknown layout, a header inside, cut off in its last row, no row that is a bar).
     */
    public static ParsedFile parse(KlineSource source, Iterable<KlineLine> lines) {
        Optional<KlineParser> parser = Optional.empty();
        Optional<KlineLine> last = Optional.empty();
        for (KlineLine line : lines) {
            if (parser.isEmpty()) {
                parser = Optional.of(new KlineParser(source, KlineLayout.of(source.file(), line.cells())));
                if (parser.get().layout.hasHeader()) {
                    continue;
                }
            }
            parser.get().read(line);
            last = Optional.of(line);
        }
        if (parser.isEmpty() || last.isEmpty()) {
            throw fault(source, "holds no rows. Deliver it again, or take it out of the folder");
        }
        return parser.get().finish(last.get());
    }

    private void read(KlineLine line) {
        if (KlineLayout.isHeader(line.cells())) {
            throw fault(
                    source,
                    "line " + line.line() + " is a header inside the file: it was pasted together. "
                            + "Cut it there into files of their own");
        }
        Reading reading = new Reading(layout, line.cells());
        Optional<Reason> fault = reading.fault(source);
        if (fault.isPresent()) {
            rejected.add(new Rejected(source.file(), line.line(), fault.get(), String.join(",", line.cells())));
        } else {
            candidates.add(new Candidate(reading.row(source, line.line()), line, reading.isShortened(source)));
        }
    }

    private ParsedFile finish(KlineLine last) {
        if (last.cells().size() < layout.cellCount()) {
            throw fault(
                    source,
                    "is cut off in its last row, line " + last.line() + ": '"
                            + Rejected.clip(String.join(",", last.cells())) + "'. Deliver it again");
        }
        long lastOpen = candidates.stream()
                .mapToLong(candidate -> candidate.row.bar().openMicros())
                .max()
                .orElse(Long.MIN_VALUE);
        List<KlineRow> rows = new ArrayList<>(candidates.size());
        long shortened = 0;
        for (Candidate candidate : candidates) {
            if (isUnfinished(candidate, lastOpen)) {
                rejected.add(new Rejected(
                        source.file(),
                        candidate.line.line(),
                        Reason.UNFINISHED,
                        String.join(",", candidate.line.cells())));
            } else {
                rows.add(candidate.row);
                shortened += candidate.shortened ? 1 : 0;
            }
        }
        if (rows.isEmpty() && rejected.stream().anyMatch(row -> row.reason() != Reason.UNFINISHED)) {
            Rejected first = rejected.get(0);
            throw fault(
                    source,
                    "has no row that is a bar of "
                            + source.instrument().interval().text() + "; line " + first.line()
                            + " is rejected as " + first.reason().text() + ": '" + first.text()
                            + "'. Check the interval and the columns");
        }
        return new ParsedFile(rows, rejected, shortened);
    }

    private boolean isUnfinished(Candidate candidate, long lastOpen) {
        Bar bar = candidate.row.bar();
        if (source.asOf().isPresent()) {
            long asOfMicros = Math.multiplyExact(source.asOf().get().toEpochMilli(), 1_000L);
            return bar.closeMicros() > asOfMicros;
        }
        return bar.openMicros() == lastOpen && (candidate.shortened || layout.isSnapshot());
    }

    private static AlphaException fault(KlineSource source, String problem) {
        return new AlphaException(ErrorCode.DATA_FAULT, source.file() + ": " + problem);
    }

    private record Candidate(KlineRow row, KlineLine line, boolean shortened) {}

    /** One row under one layout. */
    private record Reading(KlineLayout layout, List<String> cells) {
        Optional<Reason> fault(KlineSource source) {
            if (cells.size() != layout.cellCount()) {
                return Optional.of(Reason.MALFORMED);
            }
            return formFault().or(() -> timeFault(source)).or(this::priceFault).or(this::volumeFault);
        }

        private Optional<Reason> formFault() {
            for (KlineColumn column : KlineColumn.values()) {
                boolean time = column == KlineColumn.OPEN_TIME || column == KlineColumn.CLOSE_TIME;
                if (layout.has(column) && column != KlineColumn.IGNORED) {
                    String cell = layout.cell(column, cells);
                    boolean good = time
                            ? WHOLE.matcher(cell).matches()
                            : NUMBER.matcher(cell).matches() && Double.isFinite(Double.parseDouble(cell));
                    if (!good) {
                        return Optional.of(Reason.NOT_A_NUMBER);
                    }
                }
            }
            return Optional.empty();
        }

        private Optional<Reason> timeFault(KlineSource source) {
            if (!KlineTime.isPlausible(openMicros())) {
                return Optional.of(Reason.TIME_IMPLAUSIBLE);
            }
            if (!KlineTime.isOnGrid(openMicros(), source.instrument().interval())) {
                return Optional.of(Reason.OFF_GRID);
            }
            if (layout.has(KlineColumn.CLOSE_TIME)) {
                long close = KlineTime.micros(stamp(KlineColumn.CLOSE_TIME));
                long end = openMicros() + source.instrument().interval().micros();
                if (close < openMicros() || close > end) {
                    return Optional.of(Reason.CLOSE_TIME);
                }
            }
            return Optional.empty();
        }

        private Optional<Reason> priceFault() {
            Bar.Price price = price();
            double lowest = Math.min(price.open(), price.close());
            double highest = Math.max(price.open(), price.close());
            if (Math.min(lowest, Math.min(price.low(), price.high())) <= 0) {
                return Optional.of(Reason.PRICE_NOT_POSITIVE);
            }
            return price.low() > lowest || price.high() < highest ? Optional.of(Reason.OHLC_ORDER) : Optional.empty();
        }

        private Optional<Reason> volumeFault() {
            Bar.Volume volume = volume();
            // NaN, a column that the layout lacks, passes every comparison below
            if (volume.base() < 0
                    || volume.quote() < 0
                    || volume.tradeCount() < 0
                    || volume.takerBuyBase() < 0
                    || volume.takerBuyQuote() < 0) {
                return Optional.of(Reason.VOLUME_NEGATIVE);
            }
            boolean taker = volume.takerBuyBase() > volume.base() * (1 + TAKER_TOLERANCE)
                    || volume.takerBuyQuote() > volume.quote() * (1 + TAKER_TOLERANCE);
            return taker ? Optional.of(Reason.TAKER_ABOVE_VOLUME) : Optional.empty();
        }

        /** True where the close time is not the last stamp of the interval, nor its end. */
        boolean isShortened(KlineSource source) {
            if (!layout.has(KlineColumn.CLOSE_TIME)) {
                return false;
            }
            long stamp = stamp(KlineColumn.CLOSE_TIME);
            long end = openMicros() + source.instrument().interval().micros();
            return KlineTime.micros(stamp) < end - KlineTime.unitMicros(stamp);
        }

        KlineRow row(KlineSource source, long line) {
            Bar.Quality unjudged = new Bar.Quality(
                    false, openMicros() + source.instrument().interval().micros(), 0);
            return new KlineRow(
                    new Bar(source.instrument(), openMicros(), price(), volume(), unjudged), source.file(), line);
        }

        private Bar.Price price() {
            return new Bar.Price(
                    number(KlineColumn.OPEN),
                    number(KlineColumn.HIGH),
                    number(KlineColumn.LOW),
                    number(KlineColumn.CLOSE));
        }

        private Bar.Volume volume() {
            return new Bar.Volume(
                    number(KlineColumn.VOLUME),
                    number(KlineColumn.QUOTE_VOLUME),
                    number(KlineColumn.TRADE_COUNT),
                    number(KlineColumn.TAKER_BUY_VOLUME),
                    number(KlineColumn.TAKER_BUY_QUOTE_VOLUME));
        }

        private long openMicros() {
            return KlineTime.micros(stamp(KlineColumn.OPEN_TIME));
        }

        private long stamp(KlineColumn column) {
            return Long.parseLong(layout.cell(column, cells));
        }

        private double number(KlineColumn column) {
            return layout.has(column) ? Double.parseDouble(layout.cell(column, cells)) : Double.NaN;
        }
    }
}
