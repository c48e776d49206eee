package org.alphalode.op;

import java.util.Arrays;

/** Definitions over one window, written to be read; deviations are taken from the exact mean of the window. */
final class Slow {
    private Slow() {}

    static double last(double[] x) {
        return x[x.length - 1];
    }

    static double sum(double[] x) {
        double sum = 0;
        double lost = 0;
        for (double v : x) {
            // Neumaier: keeps what the sum can not hold
            double next = sum + v;
            lost += Math.abs(sum) >= Math.abs(v) ? (sum - next) + v : (v - next) + sum;
            sum = next;
        }
        return sum + lost;
    }

    static double mean(double[] x) {
        return sum(x) / x.length;
    }

    /** Sum of the k-th powers of the deviations from the mean. */
    private static double deviations(double[] x, int k) {
        double[] d = deviations(x);
        for (int i = 0; i < d.length; i++) {
            d[i] = k == 2 ? d[i] * d[i] : k == 3 ? d[i] * d[i] * d[i] : d[i] * d[i] * d[i] * d[i];
        }
        return sum(d);
    }

    /** Deviations from the mean, summing to 0 as nearly as can be. */
    private static double[] deviations(double[] x) {
        double[] d = x.clone();
        // twice: the second pass takes away what rounding of the first mean left
        for (int pass = 0; pass < 2; pass++) {
            double mean = mean(d);
            for (int i = 0; i < d.length; i++) {
                d[i] -= mean;
            }
        }
        return d;
    }

    static double variance(double[] x) {
        return isConstant(x) ? 0 : deviations(x, 2) / (x.length - 1);
    }

    static double skew(double[] x) {
        if (isConstant(x)) {
            return Double.NaN;
        }
        double n = x.length;
        double m2 = deviations(x, 2) / n;
        return Math.sqrt(n * (n - 1)) / (n - 2) * (deviations(x, 3) / n) / Math.pow(m2, 1.5);
    }

    static double kurtosis(double[] x) {
        if (isConstant(x)) {
            return Double.NaN;
        }
        double n = x.length;
        double m2 = deviations(x, 2);
        double fourth = n * (n + 1) * (n - 1) * deviations(x, 4) / ((n - 2) * (n - 3) * m2 * m2);
        return fourth - 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3));
    }

    static double product(double[] x) {
        double product = 1;
        for (double v : x) {
            product *= v;
        }
        return product;
    }

    static double count(double[] x) {
        return Arrays.stream(x).filter(v -> v != 0).count();
    }

    static double ema(double[] x) {
        double keep = 1 - 2.0 / (x.length + 1);
        double[] weighted = new double[x.length];
        double[] weights = new double[x.length];
        for (int age = 0; age < x.length; age++) {
            weights[age] = Math.pow(keep, age);
            weighted[age] = weights[age] * x[x.length - 1 - age];
        }
        return sum(weighted) / sum(weights);
    }

    static double wma(double[] x) {
        double[] weighted = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            weighted[i] = (i + 1) * x[i];
        }
        return sum(weighted) / (x.length * (x.length + 1) / 2.0);
    }

    static double slope(double[] x) {
        double[] time = time(x.length);
        return covariance(x, time) / variance(time);
    }

    static double rsquare(double[] x) {
        double r = correlation(x, time(x.length));
        return r * r;
    }

    static double residual(double[] x) {
        return last(deviations(x)) - slope(x) * (x.length - 1) / 2.0;
    }

    private static double[] time(int n) {
        double[] time = new double[n];
        Arrays.setAll(time, i -> i);
        return time;
    }

    static double covariance(double[] x, double[] y) {
        double[] dx = deviations(x);
        double[] dy = deviations(y);
        for (int i = 0; i < dx.length; i++) {
            dx[i] *= dy[i];
        }
        return sum(dx) / (x.length - 1);
    }

    static double correlation(double[] x, double[] y) {
        if (isConstant(x) || isConstant(y)) {
            return Double.NaN;
        }
        double r = covariance(x, y) / (Math.sqrt(variance(x)) * Math.sqrt(variance(y)));
        return Math.max(-1, Math.min(1, r));
    }

    static double min(double[] x) {
        return Arrays.stream(x).min().orElse(Double.NaN);
    }

    static double max(double[] x) {
        return Arrays.stream(x).max().orElse(Double.NaN);
    }

    static double ageOf(double value, double[] x) {
        int age = 0;
        while (x[x.length - 1 - age] != value) {
            age++;
        }
        return age;
    }

    static double rank(double value, double[] among) {
        double below = Arrays.stream(among).filter(v -> v < value).count();
        double equal = Arrays.stream(among).filter(v -> v == value).count();
        return (below + (equal - 1) / 2) / (among.length - 1);
    }

    static double quantile(double[] x, double q) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        double at = q * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    static boolean isConstant(double[] x) {
        return Arrays.stream(x).allMatch(v -> v == x[0]);
    }
}
