package org.alphalode.jobs.table;

import org.alphalode.model.Carry;
import org.alphalode.model.EquityPoint;
import org.alphalode.model.Fill;
import org.alphalode.model.Metric;
import org.alphalode.model.Order;
import org.alphalode.model.OrderTerms;
import org.alphalode.model.Position;
import org.alphalode.model.TradeCosts;

/** Tables of the simulated book. */
final class BookTables {
    private BookTables() {}

    static Table<Order> orders() {
        return Table.<Order>named("orders", "an order of the book")
                .whole("order_id", "", "order of creation, from 0", Order::id)
                .text("symbol", "what", Order::symbol)
                .time("close_time", "close of the decision bar", Order::closeMicros)
                .number(
                        "target_weight",
                        "fraction of equity",
                        "weight that it leads to; NULL of an exit",
                        Order::targetWeight)
                .number("quantity", "base", "signed; NULL where the symbol never had a price", Order::quantity)
                .choice("outcome", "what became of it", Order::outcome)
                .choice("kind", "market, limit, stop, stop_limit or trailing", o -> o.terms()
                        .kind())
                .number("limit_price", "quote/base", "of a limit; NULL without one", o -> o.terms()
                        .limit())
                .number("stop_price", "quote/base", "that triggers; NULL without one", o -> o.terms()
                        .stop())
                .number("trail", "fraction", "way back that triggers; NULL without one", o -> o.terms()
                        .trail())
                .choice("time_in_force", "gtc, gtd, ioc or fok", o -> o.terms()
                        .life()
                        .force())
                .integer("good_for_bars", "bars", "that a gtd order lives, 0 of others", o -> o.terms()
                        .life()
                        .bars())
                .flag("reduce_only", "never opens a position", o -> o.terms().reduceOnly())
                .whole("parent_id", "", "entry of an exit, first child of a sliced order; -1 of none", o -> o.terms()
                        .parent())
                .number("filled", "base", "signed", Order::filled)
                .key("order_id")
                .clusteredBy("symbol", "close_time")
                .readBy(c -> new Order(
                        c.whole("order_id"),
                        c.text("symbol"),
                        c.time("close_time"),
                        c.number("target_weight"),
                        c.number("quantity"),
                        c.choice("outcome", Order.Outcome.class),
                        new OrderTerms(
                                c.choice("kind", OrderTerms.Kind.class),
                                c.number("limit_price"),
                                c.number("stop_price"),
                                c.number("trail"),
                                new OrderTerms.Life(
                                        c.choice("time_in_force", OrderTerms.TimeInForce.class),
                                        c.integer("good_for_bars")),
                                c.flag("reduce_only"),
                                c.whole("parent_id")),
                        c.number("filled")));
    }

    static Table<FillRow> fills() {
        return costs(
                        Table.<FillRow>named("fills", "a trade of the book")
                                .whole("fill_id", "", "order of the trades, from 0", FillRow::id)
                                .whole(
                                        "order_id",
                                        "",
                                        "order that it fills; -1 where the book closed the position",
                                        f -> f.fill().orderId())
                                .text("symbol", "what", f -> f.fill().symbol())
                                .time("time", "when", f -> f.fill().micros())
                                .number("price", "quote/base", "before costs", f -> f.fill()
                                        .price())
                                .number("quantity", "base", "signed", f -> f.fill()
                                        .quantity())
                                .choice("reason", "why", f -> f.fill().reason())
                                .flag("maker", "waited in the book", f -> f.fill()
                                        .maker()),
                        f -> f.fill().costs())
                .key("fill_id")
                .clusteredBy("symbol", "time")
                .check("price_positive", "price > 0")
                .readBy(c -> new FillRow(
                        c.whole("fill_id"),
                        new Fill(
                                c.whole("order_id"),
                                c.text("symbol"),
                                c.time("time"),
                                c.number("price"),
                                c.number("quantity"),
                                costs(c),
                                c.choice("reason", Fill.Reason.class),
                                c.flag("maker"))));
    }

    static Table<Position> positions() {
        return costs(
                        Table.<Position>named("positions", "a position at the close of a bar")
                                .text("symbol", "what", Position::symbol)
                                .time("close_time", "close of the bar", Position::closeMicros)
                                .number("quantity", "base", "signed", Position::quantity)
                                .number("mark", "quote/base", "last close that was trusted", Position::mark)
                                .number("average_cost", "quote/base", "average entry price", Position::averageCost)
                                .number(
                                        "realised",
                                        "quote",
                                        "profit of closed quantity, before costs",
                                        Position::realised),
                        Position::costs)
                .number("funding", "quote", "funding paid since the start", Position::funding)
                .number("borrow", "quote", "paid for borrowed coins", p -> p.carry()
                        .borrow())
                .number("insurance", "quote", "losses that the insurance bore", p -> p.carry()
                        .insurance())
                .key("symbol", "close_time")
                .clusteredBy("symbol", "close_time")
                .readBy(c -> new Position(
                        c.text("symbol"),
                        c.time("close_time"),
                        c.number("quantity"),
                        c.number("mark"),
                        c.number("average_cost"),
                        c.number("realised"),
                        costs(c),
                        new Carry(c.number("funding"), c.number("borrow"), 0, c.number("insurance"))));
    }

    static Table<EquityPoint> equity() {
        return costs(
                        Table.<EquityPoint>named("equity", "the account at the close of a bar")
                                .time("close_time", "close of the bar", EquityPoint::closeMicros)
                                .number("cash", "quote", "free and borrowed money", EquityPoint::cash)
                                .number("position_value", "quote", "quantity times mark", EquityPoint::positionValue)
                                .number(
                                        "gross_exposure",
                                        "fraction of equity",
                                        "absolute positions",
                                        EquityPoint::grossExposure)
                                .number(
                                        "net_exposure",
                                        "fraction of equity",
                                        "signed positions",
                                        EquityPoint::netExposure)
                                .number(
                                        "drawdown",
                                        "fraction",
                                        "loss from the highest equity so far",
                                        EquityPoint::drawdown),
                        EquityPoint::costs)
                .number("funding", "quote", "funding paid since the start", EquityPoint::funding)
                .number("borrow", "quote", "paid for borrowed coins", p -> p.carry()
                        .borrow())
                .number("interest", "quote", "earned on money; negative was paid", p -> p.carry()
                        .interest())
                .number("insurance", "quote", "losses that the insurance bore", p -> p.carry()
                        .insurance())
                .key("close_time")
                .clusteredBy("close_time")
                .check("drawdown_not_negative", "drawdown >= 0")
                .readBy(c -> new EquityPoint(
                        c.time("close_time"),
                        c.number("cash"),
                        c.number("position_value"),
                        c.number("gross_exposure"),
                        c.number("net_exposure"),
                        c.number("drawdown"),
                        costs(c),
                        new Carry(
                                c.number("funding"), c.number("borrow"), c.number("interest"), c.number("insurance"))));
    }

    static Table<Metric> metrics() {
        return Table.<Metric>named("metrics", "one number of a backtest")
                .text("name", "which number", Metric::name)
                .text("scope", "of what: total, fold:..., cluster:..., symbol:..., path:...", Metric::scope)
                .number("value", "see unit", "NULL where undefined", Metric::value)
                .text("unit", "its unit", Metric::unit)
                .number("low", "see unit", "lower end of the 95 % interval", Metric::low)
                .number("high", "see unit", "upper end of the 95 % interval", Metric::high)
                .text("reason", "why the value is undefined", Metric::reason)
                .key("name", "scope")
                .check("value_or_reason", "(value IS NULL) = (reason <> '')")
                .readBy(c -> new Metric(
                        c.text("name"),
                        c.text("scope"),
                        c.number("value"),
                        c.text("unit"),
                        c.number("low"),
                        c.number("high"),
                        c.text("reason")));
    }

    private static <T> Table.Builder<T> costs(Table.Builder<T> table, Table.SerializableFunction<T, TradeCosts> of) {
        return table.number("fee", "quote", "exchange fees", r -> of.apply(r).fee())
                .number("spread_cost", "quote", "half of the spread", r -> of.apply(r)
                        .spread())
                .number("slippage_cost", "quote", "fixed slippage", r -> of.apply(r)
                        .slippage())
                .number("impact_cost", "quote", "own market impact", r -> of.apply(r)
                        .impact());
    }

    private static TradeCosts costs(Cells c) {
        return new TradeCosts(
                c.number("fee"), c.number("spread_cost"), c.number("slippage_cost"), c.number("impact_cost"));
    }
}
