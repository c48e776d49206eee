package org.alphalode.model;

import java.util.List;

/** The raw fields of a bar, in the order of the bars table. */
public final class BarFields {
    public static final FieldSpec OPEN = new FieldSpec("open", Dimension.PRICE, Family.PRICE);
    public static final FieldSpec HIGH = new FieldSpec("high", Dimension.PRICE, Family.PRICE);
    public static final FieldSpec LOW = new FieldSpec("low", Dimension.PRICE, Family.PRICE);
    public static final FieldSpec CLOSE = new FieldSpec("close", Dimension.PRICE, Family.PRICE);
    /** Base quantity traded. */
    public static final FieldSpec VOLUME = new FieldSpec("volume", Dimension.QUANTITY, Family.VOLUME);
    /** Quote currency traded. */
    public static final FieldSpec QUOTE_VOLUME = new FieldSpec("quote_volume", Dimension.TURNOVER, Family.VOLUME);
    /** Number of trades. */
    public static final FieldSpec TRADE_COUNT = new FieldSpec("trade_count", Dimension.COUNT, Family.VOLUME);
    /** Base quantity bought by takers. */
    public static final FieldSpec TAKER_BUY_VOLUME =
            new FieldSpec("taker_buy_volume", Dimension.QUANTITY, Family.VOLUME);
    /** Quote currency spent by taker buyers. */
    public static final FieldSpec TAKER_BUY_QUOTE_VOLUME =
            new FieldSpec("taker_buy_quote_volume", Dimension.TURNOVER, Family.VOLUME);

    public static final List<FieldSpec> ALL = List.of(
            OPEN, HIGH, LOW, CLOSE, VOLUME, QUOTE_VOLUME, TRADE_COUNT, TAKER_BUY_VOLUME, TAKER_BUY_QUOTE_VOLUME);

    private BarFields() {}
}
