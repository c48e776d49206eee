package org.alphalode.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.model.BarFields;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Panel;

/** The 50 formulas of the comparison and a seeded market to evaluate them on. */
final class BenchMarket {
    static final List<FieldSpec> FIELDS = List.of(
            BarFields.OPEN,
            BarFields.HIGH,
            BarFields.LOW,
            BarFields.CLOSE,
            BarFields.VOLUME,
            FieldSpec.pure("ret", Family.PRICE),
            FieldSpec.pure("target", Family.PRICE));

    private BenchMarket() {}

    static List<Expr> formulas() {
        try (InputStream in = Objects.requireNonNull(BenchMarket.class.getResourceAsStream("/bench/formulas.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(Formulas::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Random walks; the target is the return from the next open to the one after it. */
    static Panel panel(int bars, int symbols) {
        List<String> names = new ArrayList<>();
        for (int s = 0; s < symbols; s++) {
            names.add(String.format(Locale.ROOT, "S%03d", s));
        }
        Panel.Builder builder = new Panel.Builder(names, FIELDS, BarInterval.parse("1m"), 1_704_067_260_000_000L, bars);
        for (int s = 0; s < symbols; s++) {
            fill(builder, s, bars);
        }
        return builder.build();
    }

    private static void fill(Panel.Builder builder, int symbol, int bars) {
        Random random = new Random(1_000 + symbol);
        double[][] columns = new double[FIELDS.size()][bars];
        double last = 100;
        for (int t = 0; t < bars; t++) {
            double open = last * Math.exp(0.0002 * random.nextGaussian());
            double close = open * Math.exp(0.001 * random.nextGaussian());
            columns[0][t] = open;
            columns[1][t] = Math.max(open, close) * (1 + 0.0005 * random.nextDouble());
            columns[2][t] = Math.min(open, close) * (1 - 0.0005 * random.nextDouble());
            columns[3][t] = close;
            columns[4][t] = Math.exp(3 + random.nextGaussian());
            columns[5][t] = Math.log(close / last);
            last = close;
        }
        for (int t = 0; t < bars; t++) {
            columns[6][t] = t + 2 < bars ? columns[0][t + 2] / columns[0][t + 1] - 1 : Double.NaN;
        }
        for (int f = 0; f < columns.length; f++) {
            builder.set(f, symbol, columns[f]);
        }
    }
}
