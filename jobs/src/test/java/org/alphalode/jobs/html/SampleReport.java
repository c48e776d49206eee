package org.alphalode.jobs.html;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.alphalode.model.Allocation;
import org.alphalode.model.Alpha;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Cluster;
import org.alphalode.model.Decision;
import org.alphalode.model.Fold;
import org.alphalode.model.IcStats;
import org.alphalode.model.Span;
import org.alphalode.model.Verdict;
import org.alphalode.stage.report.Book;
import org.alphalode.stage.report.ClusterOutcome;
import org.alphalode.stage.report.CombinatorialPath;
import org.alphalode.stage.report.Costs;
import org.alphalode.stage.report.Decisions;
import org.alphalode.stage.report.Extras;
import org.alphalode.stage.report.FoldOutcome;
import org.alphalode.stage.report.MarketDay;
import org.alphalode.stage.report.MarketFacts;
import org.alphalode.stage.report.Mining;
import org.alphalode.stage.report.ReportInput;
import org.alphalode.stage.report.RunFacts;
import org.alphalode.stage.report.SharpeEstimate;
import org.alphalode.stat.Figure;

/** A report's input that looks like one from a real run; made from a seed, and from the names and formulas that it is given. */
final class SampleReport {
    static final long TRIALS = 48_216;
    private static final long HOUR = 3_600_000_000L;
    private static final long DAY = 24 * HOUR;
    private static final long START = 1_735_689_600_000_000L;
    private static final int FOLDS = 5;
    private static final int FOLD_DAYS = 66;
    private static final int WARM_UP_DAYS = 150;
    private static final List<Cluster> CLUSTERS = List.of(Cluster.values());
    private static final List<String> FORMULAS = List.of(
            "ts_mean(net_aggression, 8) - ts_mean(net_aggression, 34)",
            "ts_delta(ssqrt_vol_z, 5) * ts_skew(ret, 21)",
            "(spread - ts_mean(spread, 13)) / ts_std(spread, 55)",
            "ts_std(ret, 8) / ts_std(ret, 55)",
            "quote_pressure - ts_mean(quote_pressure, 21)",
            "ts_mean(body, 3) * taker_ratio",
            "log_spread + ts_delta(hi_lo_bias, 3)");

    private final Random random = new Random(20_260_101);
    private final List<String> symbols;
    private final List<String> formulas;

    private SampleReport(List<String> symbols, List<String> formulas) {
        this.symbols = symbols;
        this.formulas = formulas;
    }

    static ReportInput ordinary() {
        return new SampleReport(List.of("AAAUSDT", "BBBUSDT", "CCCUSDT", "DDDUSDT", "EEEUSDT"), FORMULAS).input();
    }

    /** Every text that comes from outside is replaced by {@code text}. */
    static ReportInput hostile(String text) {
        ReportInput in = new SampleReport(List.of(text), List.of(text)).input();
        RunFacts run = new RunFacts(
                text,
                text,
                text,
                7,
                List.of(new RunFacts.Setting(text, text, text)),
                List.of(new RunFacts.TableVersion(text, 1, 2, text)));
        MarketFacts market = new MarketFacts(
                text,
                text,
                in.market().interval(),
                in.market().period(),
                in.market().symbols());
        SharpeEstimate sharpe = new SharpeEstimate(Figure.of(1), 0.5, 1.5, 0.95, Figure.undefined(text), TRIALS);
        Book book =
                new Book(in.book().startEquity(), in.book().steps(), in.book().fills(), sharpe);
        return new ReportInput(run, market, book, in.folds(), in.clusters(), in.mining(), in.decisions(), in.extras());
    }

    /** A run on noise: tried much, accepted nothing, traded nothing. */
    static ReportInput nothingShipped() {
        ReportInput in = ordinary();
        SharpeEstimate none = SharpeEstimate.undefined("nothing was traded", 0.95, TRIALS);
        List<Book.Step> flat = in.book().steps().stream()
                .map(s -> new Book.Step(s.closeMicros(), 100_000, 0, 0, Costs.NONE, s.foldId()))
                .toList();
        List<FoldOutcome> folds = in.folds().stream()
                .map(f -> new FoldOutcome(f.fold(), f.tried(), 0, none))
                .toList();
        Map<Verdict, Long> ledger = Map.of(Verdict.WEAK_IC, TRIALS - 7, Verdict.FALSE_DISCOVERY, 7L);
        return new ReportInput(
                in.run(),
                in.market(),
                new Book(100_000, flat, List.of(), none),
                folds,
                List.of(),
                new Mining(ledger, List.of(), List.of(), List.of()),
                Decisions.NONE,
                Extras.NONE);
    }

    /** Not even a bar. */
    static ReportInput empty() {
        ReportInput in = nothingShipped();
        SharpeEstimate none = SharpeEstimate.undefined("the book has no bars", 0.95, 0);
        return new ReportInput(
                new RunFacts("r", "Empty", "0", 0, List.of(), List.of()),
                new MarketFacts("none", "USDT", in.market().interval(), new Span(0, 0), List.of()),
                new Book(1, List.of(), List.of(), none),
                List.of(),
                List.of(),
                new Mining(Map.of(), List.of(), List.of(), List.of()),
                Decisions.NONE,
                Extras.NONE);
    }

    private ReportInput input() {
        List<Fold> folds = new ArrayList<>();
        for (int f = 0; f < FOLDS; f++) {
            long test = START + (WARM_UP_DAYS + (long) f * FOLD_DAYS) * DAY;
            folds.add(new Fold(
                    String.format(Locale.ROOT, "f%02d", f),
                    new Span(test - 148 * DAY, test - 34 * DAY),
                    new Span(test - 32 * DAY, test - 2 * DAY),
                    new Span(test, test + FOLD_DAYS * DAY)));
        }
        List<Mining.AcceptedAlpha> alphas = alphas(folds);
        RunFacts run = run();
        MarketFacts market = market();
        Book book = book(folds);
        return new ReportInput(
                run,
                market,
                book,
                folds.stream()
                        .map(f -> new FoldOutcome(f, TRIALS / FOLDS, 6 + random.nextInt(4), sharpe(1.3, 2.6)))
                        .toList(),
                clusters(alphas),
                new Mining(ledger(alphas.size()), alphas, informationCoefficients(folds), planted(alphas)),
                decisions(folds, alphas),
                extras(book));
    }

    private RunFacts run() {
        return new RunFacts(
                "run-000042",
                "Five synthetic symbols, walk-forward over eleven months",
                "0.1.0+3f2c9ab",
                42,
                List.of(
                        new RunFacts.Setting("mine.max-depth", "2", "default"),
                        new RunFacts.Setting("mine.min-ic", "0.015", "default"),
                        new RunFacts.Setting("backtest.fee-bps", "4", "conf/backtest.conf"),
                        new RunFacts.Setting("select.neighbours", "200", "--set"),
                        new RunFacts.Setting("seed", "42", "--set")),
                List.of(
                        new RunFacts.TableVersion("bars", 3, 57_600, "9f31c07be2d44a10"),
                        new RunFacts.TableVersion("trials", 5, TRIALS, "61ab88f09c3e7d52"),
                        new RunFacts.TableVersion("alphas", 5, 38, "0c4fd2e97718aa3b"),
                        new RunFacts.TableVersion("equity", 2, 7_920, "b87d3ee45a0c9f16")));
    }

    private MarketFacts market() {
        List<MarketFacts.SymbolQuality> quality = new ArrayList<>();
        for (String symbol : symbols) {
            long gaps = random.nextInt(4);
            quality.add(new MarketFacts.SymbolQuality(
                    symbol,
                    11_520 - random.nextInt(60),
                    gaps,
                    gaps * 7,
                    random.nextInt(9),
                    random.nextInt(3),
                    random.nextInt(2)));
        }
        return new MarketFacts(
                "embedded market", "USDT", BarInterval.parse("1h"), new Span(START, START + 480 * DAY), quality);
    }

    private Book book(List<Fold> folds) {
        List<Book.Step> steps = new ArrayList<>();
        List<Book.Fill> fills = new ArrayList<>();
        double equity = 100_000;
        double volatility = 0.0028;
        for (Fold fold : folds) {
            for (long at = fold.test().fromMicros() + HOUR; at <= fold.test().toMicros(); at += HOUR) {
                volatility = 0.97 * volatility + 0.03 * 0.0028 + 0.00035 * random.nextGaussian() * 0.6;
                volatility = Math.max(0.0012, volatility);
                double shock = random.nextInt(400) == 0 ? 5 : 1;
                double traded = equity * Math.abs(random.nextGaussian()) * 0.035;
                Costs costs = new Costs(
                        traded * 4e-4,
                        traded * 1e-4,
                        traded * 0.2e-4,
                        traded * 0.4e-4,
                        at % (8 * HOUR) == 0 ? 1.2 * random.nextGaussian() + 0.6 : 0);
                equity = equity * (1 + 8.5e-5 + volatility * shock * random.nextGaussian()) - costs.total();
                steps.add(new Book.Step(at, equity, traded, 0.75 + 0.15 * random.nextDouble(), costs, fold.id()));
                if (random.nextInt(6) == 0) {
                    double quantity = random.nextGaussian();
                    fills.add(new Book.Fill(
                            at,
                            symbols.get(random.nextInt(symbols.size())),
                            quantity,
                            100 + random.nextGaussian(),
                            costs,
                            2 * quantity,
                            fold.id()));
                }
            }
        }
        return new Book(
                100_000, steps, fills, new SharpeEstimate(Figure.of(1.64), 0.31, 2.88, 0.95, Figure.of(0.874), TRIALS));
    }

    private SharpeEstimate sharpe(double centre, double halfWidth) {
        double at = centre + random.nextGaussian();
        return new SharpeEstimate(
                Figure.of(at), at - halfWidth, at + halfWidth, 0.95, Figure.undefined("one fold is too short"), TRIALS);
    }

    private List<Mining.AcceptedAlpha> alphas(List<Fold> folds) {
        List<Mining.AcceptedAlpha> alphas = new ArrayList<>();
        for (Fold fold : folds) {
            for (int i = 0; i < 7; i++) {
                String id = String.format(Locale.ROOT, "%s-%08x", fold.id(), random.nextInt());
                double ic = 0.018 + 0.03 * random.nextDouble();
                int sign = random.nextInt(3) == 0 ? -1 : 1;
                alphas.add(new Mining.AcceptedAlpha(
                        new Alpha(id, fold.id(), formulas.get(i % formulas.size()), sign, 1, 7, 55, List.of()),
                        i == 5 ? "" : CLUSTERS.get(i % 6).text(),
                        statistics(sign * ic, 14_000),
                        statistics(sign * ic * 0.8, 3_600),
                        statistics(sign * ic * (0.3 + 0.6 * random.nextDouble()), 7_900),
                        Math.pow(10, -1.5 - 4 * random.nextDouble()),
                        i == 5 ? Figure.undefined("no position was taken for it") : Figure.of(700.0 * (3 - i))));
            }
        }
        return alphas;
    }

    private IcStats statistics(double ic, int n) {
        return new IcStats(
                n,
                ic,
                ic * 0.95,
                ic * 9,
                ic * Math.sqrt(n),
                1e-4,
                0.2 + random.nextDouble(),
                2 + 9 * random.nextDouble());
    }

    private List<ClusterOutcome> clusters(List<Mining.AcceptedAlpha> alphas) {
        List<ClusterOutcome> outcomes = new ArrayList<>();
        for (int c = 0; c < 6; c++) {
            Cluster cluster = CLUSTERS.get(c);
            long held = alphas.stream()
                    .filter(a -> a.cluster().equals(cluster.text()))
                    .count();
            outcomes.add(new ClusterOutcome(
                    cluster,
                    held,
                    1.0 / 6,
                    Figure.of(9_000 * random.nextGaussian() + 9_000),
                    Figure.of(0.1 * random.nextGaussian() + 0.08),
                    Figure.of(-0.05 - 0.1 * random.nextDouble()),
                    c == 5
                            ? SharpeEstimate.undefined("fewer than 100 bars with a position", 0.95, TRIALS)
                            : sharpe(0.9, 1.4),
                    c == 4 ? Figure.undefined("too few bars") : Figure.of(0.02 - 0.01 * c)));
        }
        return outcomes;
    }

    private static Map<Verdict, Long> ledger(long accepted) {
        Map<Verdict, Long> ledger = new EnumMap<>(Verdict.class);
        ledger.put(Verdict.INVALID, 1_903L);
        ledger.put(Verdict.DUPLICATE, 6_477L);
        ledger.put(Verdict.FEW_BARS, 58L);
        ledger.put(Verdict.FALSE_DISCOVERY, 1_124L);
        ledger.put(Verdict.NOT_CONFIRMED, 391L);
        ledger.put(Verdict.REDUNDANT, 288L);
        ledger.put(Verdict.ACCEPTED, accepted);
        long others = ledger.values().stream().mapToLong(Long::longValue).sum();
        ledger.put(Verdict.WEAK_IC, TRIALS - others);
        return ledger;
    }

    private List<Mining.IcPoint> informationCoefficients(List<Fold> folds) {
        List<Mining.IcPoint> points = new ArrayList<>();
        for (Fold fold : folds) {
            for (long at = fold.test().fromMicros() + DAY; at <= fold.test().toMicros(); at += DAY) {
                points.add(new Mining.IcPoint(at, 0.014 + 0.045 * random.nextGaussian(), 7));
            }
        }
        return points;
    }

    private List<Mining.Planted> planted(List<Mining.AcceptedAlpha> alphas) {
        return List.of(
                new Mining.Planted(
                        formulas.get(0),
                        0.03,
                        List.of(
                                alphas.get(0).alpha().alphaId(),
                                alphas.get(7).alpha().alphaId()),
                        0.97),
                new Mining.Planted(
                        formulas.get(2 % formulas.size()),
                        0.03,
                        List.of(alphas.get(2).alpha().alphaId()),
                        0.91),
                new Mining.Planted("ts_std(trade_intensity, 21) - adv20", 0.012, List.of(), 0.34));
    }

    private Decisions decisions(List<Fold> folds, List<Mining.AcceptedAlpha> alphas) {
        List<Allocation> allocations = new ArrayList<>();
        List<Decisions.Activity> activity = new ArrayList<>();
        double[] appetite = {1, 0.6, 0.8, 0.4, 0.7, 0.3};
        for (Fold fold : folds) {
            for (long at = fold.test().fromMicros() + DAY; at <= fold.test().toMicros(); at += DAY) {
                double sum = 0;
                for (int c = 0; c < appetite.length; c++) {
                    appetite[c] = Math.max(0, appetite[c] + 0.12 * random.nextGaussian());
                    sum += appetite[c];
                }
                for (int c = 0; c < appetite.length; c++) {
                    if (appetite[c] > 0) {
                        allocations.add(new Allocation(
                                fold.id(), at, CLUSTERS.get(c), appetite[c] / sum, Allocation.Role.CHOSEN));
                    }
                }
                for (Mining.AcceptedAlpha a : alphas) {
                    if (a.alpha().foldId().equals(fold.id())) {
                        double wave = 0.5
                                + 0.5
                                        * Math.sin(at / (9.0 * DAY)
                                                + a.alpha().alphaId().hashCode());
                        activity.add(new Decisions.Activity(
                                a.alpha().alphaId(),
                                at,
                                Math.min(1, Math.max(0, wave + 0.15 * random.nextGaussian()))));
                    }
                }
            }
        }
        return new Decisions(allocations, activity);
    }

    private static List<MarketDay> marketDays() {
        List<MarketDay> days = new ArrayList<>();
        for (long day = START / DAY; day < START / DAY + 480; day++) {
            days.add(new MarketDay(day, 0.01 * Math.sin(0.7 * day), 0.004 + 0.003 * Math.cos(0.1 * day)));
        }
        return days;
    }

    private List<Extras.Neighbourhood> neighbourhoods() {
        List<Decision.Neighbour> nearest = new ArrayList<>();
        List<Double> after = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            nearest.add(new Decision.Neighbour(
                    symbols.get(i % symbols.size()), START + (40L + 17L * i) * HOUR, 0.02 - 0.001 * i));
            after.add(i == 3 ? Double.NaN : 0.002 * (i - 3.5));
        }
        return List.of(new Extras.Neighbourhood(
                new Decision("f03", symbols.get(0), START + 300 * DAY, 200, 1.73, nearest), 0.0031, after));
    }

    private static List<CombinatorialPath> combinatorialPaths() {
        List<CombinatorialPath> paths = new ArrayList<>();
        for (int p = 1; p <= 5; p++) {
            List<Long> times = new ArrayList<>();
            List<Double> gains = new ArrayList<>();
            for (int t = 0; t < 90; t++) {
                times.add(START + WARM_UP_DAYS * DAY + 8L * t * HOUR);
                gains.add(0.0004 * p * t * Math.cos(0.05 * t * p));
            }
            paths.add(new CombinatorialPath(
                    "f00",
                    p,
                    times,
                    gains,
                    new SharpeEstimate(Figure.of(0.4 * p), 0.4 * p - 2, 0.4 * p + 2, 0.95, Figure.of(0.1), TRIALS)));
        }
        return paths;
    }

    private Extras extras(Book book) {
        List<Double> benchmark = book.steps().stream()
                .map(step -> 100_000 + 9_000 * Math.sin(step.closeMicros() / (40.0 * DAY)))
                .toList();
        List<Extras.QuantileReturn> quantiles = new ArrayList<>();
        for (int q = 1; q <= 10; q++) {
            quantiles.add(new Extras.QuantileReturn(q, 0.42 * (q - 5.5) + 0.4 * random.nextGaussian(), 0.45));
        }
        List<Extras.DecayPoint> decay = new ArrayList<>();
        for (int h : List.of(1, 2, 4, 8, 12, 24, 48)) {
            decay.add(new Extras.DecayPoint(h, 0.028 * Math.exp(-h / 9.0), 0.004));
        }
        List<Extras.CapacityPoint> capacity = new ArrayList<>();
        for (double capital : List.of(1e4, 1e5, 1e6, 1e7, 1e8)) {
            double at = 1.9 - 0.55 * Math.log10(capital / 1e4) * Math.log10(capital / 1e4) / 3;
            capacity.add(new Extras.CapacityPoint(
                    capital, new SharpeEstimate(Figure.of(at), at - 1.3, at + 1.2, 0.95, Figure.of(0.5), TRIALS)));
        }
        List<Extras.SymbolResult> results = symbols.stream()
                .map(s -> new Extras.SymbolResult(
                        s, 9_000 + 14_000 * random.nextGaussian(), 2_900 + 400 * random.nextDouble(), 60))
                .toList();
        return new Extras(
                quantiles,
                decay,
                capacity,
                results,
                marketDays(),
                neighbourhoods(),
                new Extras.Overfitting(
                        new TreeMap<>(Map.of("f00", Figure.of(0.31), "f01", Figure.undefined("fewer than two alphas"))),
                        combinatorialPaths()),
                benchmark);
    }
}
