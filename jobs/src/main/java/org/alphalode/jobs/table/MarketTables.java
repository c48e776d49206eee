package org.alphalode.jobs.table;

import java.util.OptionalLong;
import org.alphalode.model.Bar;
import org.alphalode.stage.features.Feature;
import org.alphalode.stage.features.FeatureRow;
import org.alphalode.stage.features.FeatureValues;
import org.alphalode.stage.features.Features;
import org.alphalode.stage.market.PlantedAlpha;

/** Tables of what came from the market, and of its features. */
final class MarketTables {
    private MarketTables() {}

    static Table<Bar> bars() {
        return Table.<Bar>named("bars", "a bar as delivered, checked")
                .text("venue", "where it trades", b -> b.instrument().venue())
                .text("symbol", "what, as the venue spells it", b -> b.instrument()
                        .symbol())
                .text("interval", "length of the bar", b -> b.instrument()
                        .interval()
                        .text())
                .time("open_time", "begin of the bar", Bar::openMicros)
                .time("close_time", "end of the bar", Bar::closeMicros)
                .number("open", "quote/base", "first price", b -> b.price().open())
                .number("high", "quote/base", "highest price", b -> b.price().high())
                .number("low", "quote/base", "lowest price", b -> b.price().low())
                .number("close", "quote/base", "last price", b -> b.price().close())
                .number("volume", "base", "quantity traded", b -> b.volume().base())
                .number("quote_volume", "quote", "turnover", b -> b.volume().quote())
                .number("trade_count", "trades", "number of trades", b -> b.volume()
                        .tradeCount())
                .number("taker_buy_volume", "base", "quantity bought by takers", b -> b.volume()
                        .takerBuyBase())
                .number("taker_buy_quote_volume", "quote", "turnover of taker buyers", b -> b.volume()
                        .takerBuyQuote())
                .flag("suspect", "its move was beyond 20 times the trailing MAD", b -> b.quality()
                        .suspect())
                .optionalTime(
                        "known_at",
                        "from when on its values may be used; NULL for a suspect bar that was never confirmed",
                        b -> knownAt(b.quality().knownAtMicros()))
                .integer("gap_before", "bars", "bars missing directly before this one", b -> b.quality()
                        .gapBefore())
                .key("venue", "symbol", "interval", "open_time")
                .clusteredBy("symbol", "open_time")
                .check("prices_positive", "low > 0 AND high > 0 AND open > 0 AND close > 0")
                .check("prices_ordered", "low <= least(open, close) AND high >= greatest(open, close)")
                .check("volumes_not_negative", "coalesce(volume >= 0, true) AND coalesce(quote_volume >= 0, true)")
                .check("takers_within_volume", "coalesce(taker_buy_volume <= volume, true)")
                .check("known_at_close_or_later", "coalesce(known_at >= close_time, suspect)")
                .readBy(c -> new Bar(
                        c.instrument(),
                        c.time("open_time"),
                        new Bar.Price(c.number("open"), c.number("high"), c.number("low"), c.number("close")),
                        new Bar.Volume(
                                c.number("volume"),
                                c.number("quote_volume"),
                                c.number("trade_count"),
                                c.number("taker_buy_volume"),
                                c.number("taker_buy_quote_volume")),
                        new Bar.Quality(
                                c.flag("suspect"),
                                c.optionalTime("known_at").orElse(Bar.Quality.NEVER),
                                c.integer("gap_before"))));
    }

    static Table<QuarantinedRow> quarantine() {
        return Table.<QuarantinedRow>named("quarantine", "an input row that was not taken")
                .text("file", "name of the file", QuarantinedRow::file)
                .text("sha256", "digest of the file", QuarantinedRow::sha256)
                .whole("line", "", "line in the file, from 1", QuarantinedRow::line)
                .text("reason", "what is wrong with it", QuarantinedRow::reason)
                .text("text", "the row as delivered", QuarantinedRow::text)
                .key("sha256", "line")
                .check("line_from_one", "line >= 1")
                .readBy(c -> new QuarantinedRow(
                        c.text("file"), c.text("sha256"), c.whole("line"), c.text("reason"), c.text("text")));
    }

    static Table<IngestedFile> ingestFiles() {
        return Table.<IngestedFile>named("ingest_files", "an input file that was taken")
                .text("sha256", "digest of its bytes", IngestedFile::sha256)
                .text("file", "name without folder", IngestedFile::file)
                .text("venue", "where it trades", f -> f.instrument().venue())
                .text("symbol", "what, as the venue spells it", f -> f.instrument()
                        .symbol())
                .text("interval", "length of its bars", f -> f.instrument()
                        .interval()
                        .text())
                .whole("rows_taken", "rows", "rows that became bars", IngestedFile::rowsTaken)
                .whole("rows_rejected", "rows", "rows that went to quarantine", IngestedFile::rowsRejected)
                .time("from_time", "first close time", f -> f.closes().fromMicros())
                .time("to_time", "first close time after the last", f -> f.closes()
                        .toMicros())
                .key("sha256")
                .check("rows_not_negative", "rows_taken >= 0 AND rows_rejected >= 0")
                .readBy(c -> new IngestedFile(
                        c.text("sha256"),
                        c.text("file"),
                        c.instrument(),
                        c.whole("rows_taken"),
                        c.whole("rows_rejected"),
                        c.span("")));
    }

    static Table<FeatureRow> features() {
        Table.Builder<FeatureRow> table = Table.<FeatureRow>named("features", "the features of a bar")
                .text("venue", "where it trades", f -> f.instrument().venue())
                .text("symbol", "what, as the venue spells it", f -> f.instrument()
                        .symbol())
                .text("interval", "length of the bar", f -> f.instrument()
                        .interval()
                        .text())
                .time("close_time", "end of the bar", FeatureRow::closeMicros)
                .optionalTime(
                        "known_at",
                        "from when they may be used; NULL where the bar was never confirmed",
                        f -> knownAt(f.knownAtMicros()));
        for (int i = 0; i < Features.STANDARD.size(); i++) {
            int index = i;
            Feature feature = Features.STANDARD.get(i);
            table.number(
                    feature.name(),
                    feature.spec().dimension().isNone() ? "" : "see docs/stages/features.md",
                    feature.doc(),
                    f -> f.values().value(index));
        }
        return table.key("venue", "symbol", "interval", "close_time")
                .clusteredBy("symbol", "close_time")
                .readBy(c -> new FeatureRow(
                        c.instrument(),
                        c.time("close_time"),
                        c.optionalTime("known_at").orElse(Bar.Quality.NEVER),
                        values(c)));
    }

    static Table<PlantedAlpha> planted() {
        return Table.<PlantedAlpha>named("planted", "a formula that predicts the returns of the embedded market")
                .text("formula", "over the features", PlantedAlpha::formula)
                .number("true_ic", "", "correlation with the forward return by construction", PlantedAlpha::trueIc)
                .integer("horizon_bars", "bars", "forward return that it predicts", PlantedAlpha::horizonBars)
                .key("formula")
                .check("horizon_positive", "horizon_bars >= 1")
                .readBy(c -> new PlantedAlpha(c.text("formula"), c.number("true_ic"), c.integer("horizon_bars")));
    }

    private static OptionalLong knownAt(long micros) {
        return micros == Bar.Quality.NEVER ? OptionalLong.empty() : OptionalLong.of(micros);
    }

    private static FeatureValues values(Cells cells) {
        double[] values = new double[Features.STANDARD.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = cells.number(Features.STANDARD.get(i).name());
        }
        return FeatureValues.copyOf(values);
    }
}
