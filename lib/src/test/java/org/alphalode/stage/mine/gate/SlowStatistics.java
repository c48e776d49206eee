package org.alphalode.stage.mine.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.alphalode.model.Fold;
import org.alphalode.model.FoldWindow;
import org.alphalode.model.Panel;

/** The statistics of the column {@code slow}, slowly, from their definitions; shares no code with what it checks. */
final class SlowStatistics {
    private final Panel features;
    private final Panel market;
    private final int horizon;

    SlowStatistics(Panel features, Panel market, int horizon) {
        this.features = features;
        this.market = market;
        this.horizon = horizon;
    }

    /** A value and its target, raw and in units of the training window. */
    record Pair(int symbol, int bar, double z, double y, double rawTarget) {}

    private static int bar(long micros) {
        return (int) (micros / GateMarket.HOUR.micros());
    }

    private double target(int s, int t) {
        for (int u = t + 1; u <= t + 1 + horizon; u++) {
            if (u >= GateMarket.BARS || !market.usableAtClose(s, u)) {
                return Double.NaN;
            }
        }
        return market.value(0, s, t + 1 + horizon) / market.value(0, s, t + 1) - 1;
    }

    private List<double[]> raw(int s, int from, int to) {
        List<double[]> raw = new ArrayList<>();
        for (int t = from; t < to; t++) {
            double v = features.value(0, s, t);
            double y = target(s, t);
            if (!Double.isNaN(v) && !Double.isNaN(y)) {
                raw.add(new double[] {t, v, y});
            }
        }
        return raw;
    }

    List<Pair> pairs(Fold fold, FoldWindow window, int lostBars) {
        List<Pair> pairs = new ArrayList<>();
        for (int s = 0; s < features.symbolCount(); s++) {
            List<double[]> train =
                    raw(s, bar(fold.train().fromMicros()), bar(fold.train().toMicros()) - lostBars);
            double[] mean = new double[3];
            double[] deviation = new double[3];
            for (int c = 1; c <= 2; c++) {
                int column = c;
                mean[c] = train.stream().mapToDouble(p -> p[column]).average().orElseThrow();
                deviation[c] = Math.sqrt(train.stream()
                        .mapToDouble(p -> (p[column] - mean[column]) * (p[column] - mean[column]))
                        .average()
                        .orElseThrow());
            }
            int from = bar(window.of(fold).fromMicros());
            for (double[] p : raw(s, from, bar(window.of(fold).toMicros()) - lostBars)) {
                pairs.add(new Pair(
                        s, (int) p[0], (p[1] - mean[1]) / deviation[1], (p[2] - mean[2]) / deviation[2], p[2]));
            }
        }
        return pairs;
    }

    /** Pairs but those whose |target|, in units of the symbol's median, is among the largest of all known targets of the window. */
    List<Pair> withoutLargest(List<Pair> pairs, Fold fold, FoldWindow window, int lostBars, double share) {
        SortedMap<Integer, Double> median = new TreeMap<>();
        List<Double> sizes = new ArrayList<>();
        for (int s = 0; s < features.symbolCount(); s++) {
            List<Double> ofSymbol = new ArrayList<>();
            for (int t = bar(window.of(fold).fromMicros());
                    t < bar(window.of(fold).toMicros()) - Math.max(0, lostBars);
                    t++) {
                if (!Double.isNaN(target(s, t))) {
                    ofSymbol.add(Math.abs(target(s, t)));
                }
            }
            ofSymbol.sort(Comparator.naturalOrder());
            double middle = ofSymbol.get(ofSymbol.size() / 2);
            median.put(s, middle);
            ofSymbol.forEach(size -> sizes.add(size / middle));
        }
        sizes.sort(Comparator.naturalOrder());
        double largestKept = sizes.get(sizes.size() - (int) Math.ceil(share * sizes.size()) - 1);
        return pairs.stream()
                .filter(p -> Math.abs(p.rawTarget()) / median.getOrDefault(p.symbol(), Double.NaN) <= largestKept)
                .toList();
    }

    static double pearson(List<Pair> pairs) {
        return pearson(
                pairs.stream().map(Pair::z).toList(),
                pairs.stream().map(Pair::y).toList());
    }

    static double spearman(List<Pair> pairs) {
        return pearson(
                ranks(pairs.stream().map(Pair::z).toList()),
                ranks(pairs.stream().map(Pair::rawTarget).toList()));
    }

    static double bySymbol(List<Pair> pairs, ToDoubleFunction<List<Pair>> correlation) {
        double sum = 0;
        for (List<Pair> ofSymbol : pairs.stream()
                .collect(Collectors.groupingBy(Pair::symbol, TreeMap::new, Collectors.toList()))
                .values()) {
            sum += ofSymbol.size() * correlation.applyAsDouble(ofSymbol);
        }
        return sum / pairs.size();
    }

    static List<Double> acrossSymbols(List<Pair> pairs) {
        return pairs.stream()
                .collect(Collectors.groupingBy(Pair::bar, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(ofBar -> ofBar.size() >= 5)
                .map(SlowStatistics::spearman)
                .toList();
    }

    /** Per bar of the window, averaged over its symbols. */
    static double[] products(List<Pair> pairs, Fold fold, FoldWindow window) {
        int from = bar(window.of(fold).fromMicros());
        double[] out = new double[bar(window.of(fold).toMicros()) - from];
        for (int t = 0; t < out.length; t++) {
            int at = from + t;
            out[t] = pairs.stream()
                    .filter(p -> p.bar() == at)
                    .mapToDouble(p -> p.z() * p.y())
                    .average()
                    .orElse(Double.NaN);
        }
        return out;
    }

    static double hacT(double[] x, int lag) {
        double mean = naive(x)[0];
        double total = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = Math.max(0, i - lag); j <= Math.min(x.length - 1, i + lag); j++) {
                double product = (x[i] - mean) * (x[j] - mean) * (1 - Math.abs(i - j) / (lag + 1.0));
                total += Double.isNaN(product) ? 0 : product;
            }
        }
        return mean * naive(x)[1] / Math.sqrt(total);
    }

    static double naiveT(double[] x) {
        double mean = naive(x)[0];
        double n = naive(x)[1];
        double squares = 0;
        for (double v : x) {
            squares += Double.isNaN(v) ? 0 : (v - mean) * (v - mean);
        }
        return mean / Math.sqrt(squares / (n - 1) / n);
    }

    private static double[] naive(double[] x) {
        double sum = 0;
        double n = 0;
        for (double v : x) {
            sum += Double.isNaN(v) ? 0 : v;
            n += Double.isNaN(v) ? 0 : 1;
        }
        return new double[] {sum / n, n};
    }

    static double mean(List<Double> x) {
        return x.stream().mapToDouble(v -> v).average().orElseThrow();
    }

    static double deviation(List<Double> x) {
        double mean = mean(x);
        return Math.sqrt(x.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / (x.size() - 1));
    }

    private static double pearson(List<Double> x, List<Double> y) {
        double xy = 0;
        double xx = 0;
        double yy = 0;
        double meanX = mean(x);
        double meanY = mean(y);
        for (int i = 0; i < x.size(); i++) {
            double a = x.get(i) - meanX;
            double b = y.get(i) - meanY;
            xy += a * b;
            xx += a * a;
            yy += b * b;
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static List<Double> ranks(List<Double> x) {
        List<Double> sorted = x.stream().sorted().toList();
        return x.stream()
                // no two are equal
                .map(v -> (double) Collections.binarySearch(sorted, v))
                .toList();
    }
}
