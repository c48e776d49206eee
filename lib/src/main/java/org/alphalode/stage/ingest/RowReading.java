package org.alphalode.stage.ingest;

import java.util.List;
import java.util.Optional;
import org.alphalode.model.Bar;
import org.alphalode.model.Instrument;

/**
 * What the cells of one row say, right or wrong.
 *
 * @param bar NaN where a cell is no number or its column is not there
 * @param complete false where the number of cells is not that of the layout; nothing else is then read
 * @param openStamp as written; -1 where it is no whole number
 * @param closeStamp as written; -1 where it is no whole number or its column is not there
 */
record RowReading(Bar bar, boolean complete, long openStamp, long closeStamp) {
    /** Sums of rounded decimals may differ in their last digits. */
    private static final double TAKER_TOLERANCE = 1e-9;

    private static final int MAX_STAMP_DIGITS = 17; // microseconds have 16

    private static final Bar.Price NO_PRICE = new Bar.Price(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    private static final Bar.Volume NO_VOLUME =
            new Bar.Volume(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    static RowReading of(Instrument instrument, KlineLayout layout, List<String> cells) {
        if (cells.size() != layout.cellCount()) {
            return new RowReading(bar(instrument, 0, NO_PRICE, NO_VOLUME), false, -1, -1);
        }
        long openStamp = stamp(layout, KlineColumn.OPEN_TIME, cells);
        Bar.Price price = new Bar.Price(
                number(layout, KlineColumn.OPEN, cells),
                number(layout, KlineColumn.HIGH, cells),
                number(layout, KlineColumn.LOW, cells),
                number(layout, KlineColumn.CLOSE, cells));
        Bar.Volume volume = new Bar.Volume(
                number(layout, KlineColumn.VOLUME, cells),
                number(layout, KlineColumn.QUOTE_VOLUME, cells),
                number(layout, KlineColumn.TRADE_COUNT, cells),
                number(layout, KlineColumn.TAKER_BUY_VOLUME, cells),
                number(layout, KlineColumn.TAKER_BUY_QUOTE_VOLUME, cells));
        return new RowReading(
                bar(instrument, KlineTime.micros(openStamp), price, volume),
                true,
                openStamp,
                stamp(layout, KlineColumn.CLOSE_TIME, cells));
    }

    /** Why the row is not a bar; empty where it is one. */
    Optional<Reason> fault(KlineLayout layout) {
        if (!complete) {
            return Optional.of(Reason.MALFORMED);
        }
        return hasWords(layout)
                ? Optional.of(Reason.NOT_A_NUMBER)
                : timeFault(layout).or(this::priceFault).or(this::volumeFault);
    }

    /** True where the close time is before the last stamp of the interval. */
    boolean isShortened() {
        return closeStamp >= 0 && KlineTime.micros(closeStamp) < bar.closeMicros() - KlineTime.unitMicros(closeStamp);
    }

    private boolean hasWords(KlineLayout layout) {
        Bar.Price price = bar.price();
        Bar.Volume volume = bar.volume();
        return openStamp < 0
                || (closeStamp < 0 && layout.has(KlineColumn.CLOSE_TIME))
                || Double.isNaN(price.open() + price.high() + price.low() + price.close() + volume.base())
                || (Double.isNaN(volume.quote()) && layout.has(KlineColumn.QUOTE_VOLUME))
                || (Double.isNaN(volume.tradeCount()) && layout.has(KlineColumn.TRADE_COUNT))
                || (Double.isNaN(volume.takerBuyBase()) && layout.has(KlineColumn.TAKER_BUY_VOLUME))
                || (Double.isNaN(volume.takerBuyQuote()) && layout.has(KlineColumn.TAKER_BUY_QUOTE_VOLUME));
    }

    private Optional<Reason> timeFault(KlineLayout layout) {
        if (!KlineTime.isPlausible(bar.openMicros())) {
            return Optional.of(Reason.TIME_IMPLAUSIBLE);
        }
        if (!KlineTime.isOnGrid(bar.openMicros(), bar.instrument().interval())) {
            return Optional.of(Reason.OFF_GRID);
        }
        long closeMicros = KlineTime.micros(closeStamp);
        return layout.has(KlineColumn.CLOSE_TIME) && (closeMicros < bar.openMicros() || closeMicros > bar.closeMicros())
                ? Optional.of(Reason.CLOSE_TIME)
                : Optional.empty();
    }

    private Optional<Reason> priceFault() {
        Bar.Price price = bar.price();
        double lowest = Math.min(price.open(), price.close());
        double highest = Math.max(price.open(), price.close());
        if (Math.min(lowest, Math.min(price.low(), price.high())) <= 0) {
            return Optional.of(Reason.PRICE_NOT_POSITIVE);
        }
        return price.low() > lowest || price.high() < highest ? Optional.of(Reason.OHLC_ORDER) : Optional.empty();
    }

    private Optional<Reason> volumeFault() {
        Bar.Volume volume = bar.volume();
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

    private static Bar bar(Instrument instrument, long openMicros, Bar.Price price, Bar.Volume volume) {
        Bar.Quality unjudged =
                new Bar.Quality(false, openMicros + instrument.interval().micros(), 0);
        return new Bar(instrument, openMicros, price, volume, unjudged);
    }

    private static long stamp(KlineLayout layout, KlineColumn column, List<String> cells) {
        if (!layout.has(column)) {
            return -1;
        }
        String cell = layout.cell(column, cells);
        boolean whole = !cell.isEmpty()
                && cell.length() <= MAX_STAMP_DIGITS
                && cell.chars().allMatch(c -> c >= '0' && c <= '9');
        return whole ? Long.parseLong(cell) : -1;
    }

    /** NaN where the cell is no finite decimal number or its column is not there. */
    private static double number(KlineLayout layout, KlineColumn column, List<String> cells) {
        if (!layout.has(column)) {
            return Double.NaN;
        }
        String cell = layout.cell(column, cells);
        for (int i = 0; i < cell.length(); i++) {
            if ("0123456789.+-eE".indexOf(cell.charAt(i)) < 0) {
                return Double.NaN; // also what parseDouble would take: NaN, Infinity, 1d, 0x1p3
            }
        }
        try {
            double value = Double.parseDouble(cell);
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
