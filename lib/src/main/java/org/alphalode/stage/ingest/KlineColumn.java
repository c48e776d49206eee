package org.alphalode.stage.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A column of a kline file, in the order of the exchange's own archives, with the names it goes by. */
enum KlineColumn {
    OPEN_TIME(true, "open_time", "timestamp"),
    OPEN(true, "open", ""),
    HIGH(true, "high", ""),
    LOW(true, "low", ""),
    CLOSE(true, "close", ""),
    VOLUME(true, "volume", ""),
    CLOSE_TIME(false, "close_time", ""),
    QUOTE_VOLUME(false, "quote_volume", "quote_asset_volume"),
    TRADE_COUNT(false, "count", "trades number_of_trades"),
    TAKER_BUY_VOLUME(false, "taker_buy_volume", "taker_buy_base_volume taker_buy_base_asset_volume"),
    TAKER_BUY_QUOTE_VOLUME(false, "taker_buy_quote_volume", "taker_buy_quote_asset_volume"),
    IGNORED(false, "ignore", "");

    private final boolean required;
    private final String text;
    /** Other names, separated by blanks. */
    private final String aliases;

    KlineColumn(boolean required, String text, String aliases) {
        this.required = required;
        this.text = text;
        this.aliases = aliases;
    }

    boolean required() {
        return required;
    }

    /** Name in messages. */
    String text() {
        return text;
    }

    /** The column that a header cell names. */
    static Optional<KlineColumn> named(String cell) {
        String name = cell.strip().toLowerCase(Locale.ROOT);
        for (KlineColumn column : values()) {
            if (column.text.equals(name) || List.of(column.aliases.split(" ")).contains(name)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }
}
