package org.alphalode.stage.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.alphalode.model.EquityPoint;
import org.alphalode.model.Fill;
import org.alphalode.model.Fold;
import org.alphalode.model.Metric;
import org.alphalode.model.Position;
import org.alphalode.model.TradeCosts;

/** Numbers about one book: in total, by fold, by symbol and by cluster. */
final class Metrics {
    private static final String TOTAL = "total";
    private static final Set<String> OF_CLUSTERS = Set.of("total_return", "sharpe", "deflated_sharpe", "max_drawdown");

    private final BacktestParams params;
    private final BacktestInput input;
    private final BacktestOutput book;
    private final double barsPerYear;

    Metrics(BacktestParams params, BacktestInput input, BacktestOutput book) {
        this.params = params;
        this.input = input;
        this.book = book;
        this.barsPerYear = input.bars().interval().barsPerYear();
    }

    List<Metric> all() {
        List<Metric> out = new ArrayList<>(stretch(TOTAL, book.equity()));
        out.add(Metric.of("trials", TOTAL, (double) params.judgement().trials(), "count"));
        out.addAll(account());
        out.addAll(activity());
        for (Fold fold : input.folds()) {
            out.addAll(stretch("fold:" + fold.id(), during(fold)));
        }
        out.addAll(bySymbol());
        out.addAll(byCluster());
        out.addAll(byAlpha());
        return List.copyOf(out);
    }

    /** Profits, and the statistics of an account that has the profits of one cluster alone. */
    private List<Metric> byCluster() {
        if (input.parts().isEmpty()) {
            return List.of();
        }
        Attribution attribution = attribution(input.parts().stream()
                .map(part -> new Attribution.Part(
                        part.symbol(), part.closeMicros(), part.cluster().text(), part.weight()))
                .toList());
        List<Metric> out = new ArrayList<>(profits("cluster:", attribution));
        attribution.netProfits().forEach((cluster, profits) -> stretch("cluster:" + cluster, account(profits)).stream()
                .filter(metric -> OF_CLUSTERS.contains(metric.name()))
                .forEach(out::add));
        return out;
    }

    private List<Metric> byAlpha() {
        if (input.alphaParts().isEmpty()) {
            return List.of();
        }
        return profits(
                "alpha:",
                attribution(input.alphaParts().stream()
                        .map(part ->
                                new Attribution.Part(part.symbol(), part.closeMicros(), part.alphaId(), part.weight()))
                        .toList()));
    }

    private Attribution attribution(List<Attribution.Part> parts) {
        return new Attribution(parts, input.bars().interval().micros(), book);
    }

    private static List<Metric> profits(String kind, Attribution attribution) {
        List<Metric> out = new ArrayList<>();
        attribution
                .grossProfits()
                .forEach((party, profit) -> out.add(Metric.of("gross_profit", kind + party, profit, "quote")));
        attribution
                .netProfits()
                .forEach((party, profits) -> out.add(Metric.of(
                        "net_profit", kind + party, Arrays.stream(profits).sum(), "quote")));
        return out;
    }

    private List<EquityPoint> account(double[] profits) {
        List<EquityPoint> points = new ArrayList<>();
        double money = params.rules().startingCash();
        for (int t = 0; t < profits.length; t++) {
            money += profits[t];
            points.add(new EquityPoint(book.equity().get(t).closeMicros(), money, 0, 0, 0, 0, TradeCosts.NONE, 0));
        }
        return points;
    }

    private List<Metric> stretch(String scope, List<EquityPoint> points) {
        return new Stretch(scope, points, params.judgement(), barsPerYear).all();
    }

    /** From the first decision of the fold to the first one after it. */
    private List<EquityPoint> during(Fold fold) {
        List<EquityPoint> points = book.equity();
        int from = 0;
        while (from < points.size()
                && points.get(from).closeMicros() < fold.test().fromMicros()) {
            from++;
        }
        int to = from;
        while (to < points.size() && points.get(to).closeMicros() < fold.test().toMicros()) {
            to++;
        }
        return points.subList(from, Math.min(points.size(), to + 1));
    }

    private List<Metric> account() {
        EquityPoint last = book.equity().isEmpty()
                ? new EquityPoint(0, params.rules().startingCash(), 0, 0, 0, 0, TradeCosts.NONE, 0)
                : book.equity().get(book.equity().size() - 1);
        TradeCosts costs = last.costs();
        return List.of(
                Metric.of("starting_equity", TOTAL, params.rules().startingCash(), "quote"),
                Metric.of("final_equity", TOTAL, last.equity(), "quote"),
                Metric.of("costs", TOTAL, costs.total(), "quote"),
                Metric.of("costs_fee", TOTAL, costs.fee(), "quote"),
                Metric.of("costs_spread", TOTAL, costs.spread(), "quote"),
                Metric.of("costs_slippage", TOTAL, costs.slippage(), "quote"),
                Metric.of("costs_impact", TOTAL, costs.impact(), "quote"),
                Metric.of("funding", TOTAL, last.funding(), "quote"),
                Metric.of("borrow", TOTAL, last.carry().borrow(), "quote"),
                Metric.of("interest", TOTAL, last.carry().interest(), "quote"),
                Metric.of("insurance_shortfall", TOTAL, last.carry().insurance(), "quote"));
    }

    private List<Metric> activity() {
        double traded = 0;
        double liquidated = 0;
        int liquidations = 0;
        double liquidationFees = 0;
        for (Fill fill : book.fills()) {
            traded += Math.abs(fill.quantity()) * fill.price();
            if (fill.reason() == Fill.Reason.LIQUIDATED) {
                liquidations++;
                liquidated += Math.abs(fill.quantity()) * fill.price();
                liquidationFees += fill.costs().fee();
            }
        }
        double equity = 0;
        double gross = 0;
        int held = 0;
        int won = 0;
        List<EquityPoint> points = book.equity();
        for (int i = 0; i < points.size(); i++) {
            EquityPoint point = points.get(i);
            equity += point.equity();
            gross += Double.isNaN(point.grossExposure()) ? 0 : point.grossExposure();
            if (i > 0 && (point.grossExposure() > 0 || points.get(i - 1).grossExposure() > 0)) {
                held++;
                won += point.equity() > points.get(i - 1).equity() ? 1 : 0;
            }
        }
        int bars = points.size();
        return List.of(
                Metric.of("orders", TOTAL, book.orders().size(), "count"),
                Metric.of("fills", TOTAL, book.fills().size(), "count"),
                Metric.of("liquidations", TOTAL, liquidations, "count"),
                Metric.of("liquidated_value", TOTAL, liquidated, "quote"),
                Metric.of("liquidation_fees", TOTAL, liquidationFees, "quote"),
                equity > 0
                        ? Metric.of("annual_turnover", TOTAL, traded / equity * barsPerYear, "times_equity")
                        : Metric.undefined("annual_turnover", TOTAL, "times_equity", "no equity"),
                bars > 0
                        ? Metric.of("mean_gross_exposure", TOTAL, gross / bars, "fraction")
                        : Metric.undefined("mean_gross_exposure", TOTAL, "fraction", "no bar"),
                held > 0
                        ? Metric.of("hit_rate", TOTAL, (double) won / held, "fraction")
                        : Metric.undefined("hit_rate", TOTAL, "fraction", "never a position"));
    }

    private List<Metric> bySymbol() {
        TreeMap<String, Position> last = new TreeMap<>();
        book.positions().forEach(position -> last.put(position.symbol(), position));
        List<Metric> out = new ArrayList<>();
        last.forEach((symbol, position) -> {
            String scope = "symbol:" + symbol;
            out.add(Metric.of("net_profit", scope, position.netProfit(), "quote"));
            out.add(Metric.of("gross_profit", scope, position.realised() + position.unrealised(), "quote"));
            out.add(Metric.of("costs", scope, position.costs().total(), "quote"));
            out.add(Metric.of("funding", scope, position.funding(), "quote"));
        });
        return out;
    }
}
