package org.alphalode.jobs.table;

import org.alphalode.model.EquityPoint;
import org.alphalode.model.Fill;
import org.alphalode.model.Metric;
import org.alphalode.model.Order;
import org.alphalode.model.Position;
import org.alphalode.model.TradeCosts;

/** Tables of the simulated book. */
final class BookTables {
    private BookTables() {}

    static Table<Booked<Order>> orders() {
        return BookTables.<Order>named("orders", "a market order of the simulated book")
                .whole("order_id", "", "order of creation, from 0", b -> b.row().id())
                .text("symbol", "what", b -> b.row().symbol())
                .time("close_time", "close of the decision bar", b -> b.row().closeMicros())
                .number("target_weight", "1 = 100 %", "weight that it leads to, of equity at the decision", b -> b.row()
                        .targetWeight())
                .number("quantity", "base", "signed quantity", b -> b.row().quantity())
                .text("outcome", "what became of it", b -> b.row().outcome().text())
                .key("backtest_id", "order_id")
                .readBy(c -> booked(
                        c,
                        new Order(
                                c.whole("order_id"),
                                c.text("symbol"),
                                c.time("close_time"),
                                c.number("target_weight"),
                                c.number("quantity"),
                                c.constant("outcome", Order.Outcome.class))));
    }

    static Table<Booked<Fill>> fills() {
        Table.Builder<Booked<Fill>> table = BookTables.<Fill>named("fills", "a trade of the simulated book")
                .whole("order_id", "", "order that it fills; -1 where the book closed the position itself", b -> b.row()
                        .orderId())
                .text("symbol", "what", b -> b.row().symbol())
                .time("fill_time", "when", b -> b.row().micros())
                .number("price", "quote/base", "price before costs", b -> b.row()
                        .price())
                .number("quantity", "base", "signed quantity", b -> b.row().quantity());
        return costs(table, b -> b.row().costs())
                .text("reason", "order, delisted or stopped", b -> b.row()
                        .reason()
                        .text())
                .key("backtest_id", "symbol", "fill_time", "order_id")
                .check("price_positive", "price > 0")
                .readBy(c -> booked(
                        c,
                        new Fill(
                                c.whole("order_id"),
                                c.text("symbol"),
                                c.time("fill_time"),
                                c.number("price"),
                                c.number("quantity"),
                                costs(c),
                                c.constant("reason", Fill.Reason.class))));
    }

    static Table<Booked<Position>> positions() {
        Table.Builder<Booked<Position>> table = BookTables.<Position>named(
                        "positions", "what the book holds of a symbol at the close of a bar")
                .text("symbol", "what", b -> b.row().symbol())
                .time("close_time", "close of the bar", b -> b.row().closeMicros())
                .number("quantity", "base", "signed quantity", b -> b.row().quantity())
                .number(
                        "mark",
                        "quote/base",
                        "price that it is valued at: the last close that was trusted",
                        b -> b.row().mark())
                .number("average_cost", "quote/base", "average entry price", b -> b.row()
                        .averageCost())
                .number("realised", "quote", "profit of closed quantity since the start, before costs", b -> b.row()
                        .realised());
        return costs(table, b -> b.row().costs())
                .number("funding", "quote", "funding paid since the start", b -> b.row()
                        .funding())
                .key("backtest_id", "symbol", "close_time")
                .clusteredBy("symbol", "close_time")
                .readBy(c -> booked(
                        c,
                        new Position(
                                c.text("symbol"),
                                c.time("close_time"),
                                c.number("quantity"),
                                c.number("mark"),
                                c.number("average_cost"),
                                c.number("realised"),
                                costs(c),
                                c.number("funding"))));
    }

    static Table<Booked<EquityPoint>> equity() {
        Table.Builder<Booked<EquityPoint>> table = BookTables.<EquityPoint>named(
                        "equity", "the account at the close of a bar")
                .time("close_time", "close of the bar", b -> b.row().closeMicros())
                .number("equity", "quote", "cash and positions at mark", b -> b.row()
                        .equity())
                .number("cash", "quote", "free and borrowed money", b -> b.row().cash())
                .number("position_value", "quote", "positions at mark", b -> b.row()
                        .positionValue())
                .number("gross_exposure", "1 = 100 %", "sum of absolute position values over equity", b -> b.row()
                        .grossExposure())
                .number("net_exposure", "1 = 100 %", "position value over equity", b -> b.row()
                        .netExposure())
                .number("drawdown", "1 = 100 %", "loss from the highest equity so far", b -> b.row()
                        .drawdown());
        return costs(table, b -> b.row().costs())
                .number("funding", "quote", "funding paid since the start", b -> b.row()
                        .funding())
                .key("backtest_id", "close_time")
                .clusteredBy("close_time")
                .check("equity_known", "equity IS NOT NULL")
                .readBy(c -> booked(
                        c,
                        new EquityPoint(
                                c.time("close_time"),
                                c.number("cash"),
                                c.number("position_value"),
                                c.number("gross_exposure"),
                                c.number("net_exposure"),
                                c.number("drawdown"),
                                costs(c),
                                c.number("funding"))));
    }

    static Table<Booked<Metric>> metrics() {
        return BookTables.<Metric>named("metrics", "one number about a backtest")
                .text("name", "what", b -> b.row().name())
                .text("scope", "of what: total, fold:f01, cluster:..., symbol:...", b -> b.row()
                        .scope())
                .number("value", "", "the number; NULL where undefined", b -> b.row()
                        .value())
                .text("unit", "its unit", b -> b.row().unit())
                .number("low", "", "lower end of the 95 % interval", b -> b.row()
                        .low())
                .number("high", "", "upper end", b -> b.row().high())
                .text("reason", "why it is undefined; empty where it is not", b -> b.row()
                        .reason())
                .key("backtest_id", "name", "scope")
                .check("a_value_or_a_reason", "(value IS NULL) = (reason <> '')")
                .readBy(c -> booked(
                        c,
                        new Metric(
                                c.text("name"),
                                c.text("scope"),
                                c.number("value"),
                                c.text("unit"),
                                c.number("low"),
                                c.number("high"),
                                c.text("reason"))));
    }

    private static <R> Table.Builder<Booked<R>> named(String name, String meaning) {
        return Table.<Booked<R>>named(name, meaning).text("backtest_id", "whose book", Booked::backtestId);
    }

    private static <R> Booked<R> booked(Cells c, R row) {
        return new Booked<>(c.text("backtest_id"), row);
    }

    private static <T> Table.Builder<T> costs(Table.Builder<T> table, Table.SerializableFunction<T, TradeCosts> of) {
        return table.number("fee", "quote", "exchange fee", r -> of.apply(r).fee())
                .number("spread", "quote", "half of the bid-ask spread", r -> of.apply(r)
                        .spread())
                .number("slippage", "quote", "fixed slippage", r -> of.apply(r).slippage())
                .number("impact", "quote", "own market impact", r -> of.apply(r).impact());
    }

    private static TradeCosts costs(Cells c) {
        return new TradeCosts(c.number("fee"), c.number("spread"), c.number("slippage"), c.number("impact"));
    }
}
