package org.alphalode.stage.report;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.model.Panel;

/** What doing nothing would have brought: equal money in every symbol at the start of the book, held to its end, without costs. */
public final class Benchmark {
    private Benchmark() {}

    /**
     * Value at each step of the book, beginning with its starting equity; empty where no symbol has a price at the start. A symbol
     * without one is left out, and one without a trusted close keeps its last.
     *
     * @param market with the field {@code close}
     */
    public static List<Double> of(Panel market, Book book) {
        List<Double> values = new ArrayList<>();
        if (book.steps().isEmpty()) {
            return values;
        }
        int start = market.barAtOrAfter(book.steps().get(0).closeMicros()) - 1;
        double[] last = new double[market.symbolCount()];
        double[] first = new double[market.symbolCount()];
        int held = 0;
        for (int s = 0; s < first.length; s++) {
            first[s] = start < 0 ? Double.NaN : close(market, s, start);
            last[s] = first[s];
            held += first[s] > 0 ? 1 : 0;
        }
        int bar = start;
        for (Book.Step step : held == 0 ? List.<Book.Step>of() : book.steps()) {
            while (bar + 1 < market.barCount() && market.closeMicros(bar + 1) <= step.closeMicros()) {
                bar++;
                for (int s = 0; s < first.length; s++) {
                    double close = close(market, s, bar);
                    last[s] = close > 0 ? close : last[s];
                }
            }
            double sum = 0;
            for (int s = 0; s < first.length; s++) {
                sum += first[s] > 0 ? last[s] / first[s] : 0;
            }
            values.add(book.startEquity() * sum / held);
        }
        return values;
    }

    private static double close(Panel market, int symbol, int bar) {
        return market.usableAtClose(symbol, bar) ? market.value(market.fieldIndex("close"), symbol, bar) : Double.NaN;
    }

    /** Returns of the days of a book, from values at each of its steps; days are told as in {@link Day}. */
    static double[] dayReturns(List<Double> values, Book book) {
        List<Double> returns = new ArrayList<>();
        double before = book.startEquity();
        for (int i = 0; i < values.size(); i++) {
            boolean ends = i + 1 == values.size()
                    || Day.epochDay(book.steps().get(i).closeMicros())
                            != Day.epochDay(book.steps().get(i + 1).closeMicros());
            if (ends) {
                returns.add(values.get(i) / before - 1);
                before = values.get(i);
            }
        }
        return returns.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
