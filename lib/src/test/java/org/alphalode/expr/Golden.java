package org.alphalode.expr;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Dimension;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Panel;

/** Published vectors: 3 symbols x 300 bars with holes, and values of 25 formulas computed elsewhere in long double. */
final class Golden {
    private static final Map<String, double[][]> BARS = columns("bars.tsv");

    private Golden() {}

    /** Formula to values, shape [symbol][bar]. */
    static Map<String, double[][]> values() {
        return columns("values.tsv");
    }

    /** Formula to n, pooled Pearson, pooled Spearman, and Pearson of each symbol, against the next bar's ret. */
    static Map<String, double[]> ic() {
        Map<String, double[]> out = new LinkedHashMap<>();
        lines("ic.tsv").skip(1).forEach(line -> {
            String[] cells = line.split("\t", -1);
            double[] numbers = new double[cells.length - 1];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Double.parseDouble(cells[i + 1]);
            }
            out.put(cells[0], numbers);
        });
        return out;
    }

    /** The bars, and as field {@code next_ret} the ret of the next bar. */
    static Panel panel() {
        List<FieldSpec> fields = List.of(
                new FieldSpec("open", Dimension.PRICE, Family.PRICE),
                new FieldSpec("high", Dimension.PRICE, Family.PRICE),
                new FieldSpec("low", Dimension.PRICE, Family.PRICE),
                new FieldSpec("close", Dimension.PRICE, Family.PRICE),
                new FieldSpec("volume", Dimension.QUANTITY, Family.VOLUME),
                FieldSpec.pure("ret", Family.PRICE),
                FieldSpec.pure("next_ret", Family.PRICE));
        int bars = Objects.requireNonNull(BARS.get("close"))[0].length;
        Panel.Builder builder = new Panel.Builder(
                List.of("A", "B", "C"), fields, BarInterval.parse("1m"), 1_700_000_040_000_000L, bars);
        for (int f = 0; f < fields.size() - 1; f++) {
            double[][] column = Objects.requireNonNull(BARS.get(fields.get(f).name()));
            for (int s = 0; s < 3; s++) {
                builder.set(f, s, column[s]);
            }
        }
        double[][] ret = Objects.requireNonNull(BARS.get("ret"));
        for (int s = 0; s < 3; s++) {
            for (int t = 0; t + 1 < bars; t++) {
                builder.set(fields.size() - 1, s, t, ret[s][t + 1]);
            }
        }
        return builder.build();
    }

    private static Map<String, double[][]> columns(String file) {
        Map<String, double[][]> out = new LinkedHashMap<>();
        lines(file).forEach(line -> {
            String[] cells = line.split("\t", -1);
            double[] values = new double[cells.length - 2];
            for (int i = 0; i < values.length; i++) {
                values[i] = cells[i + 2].isEmpty() ? Double.NaN : Double.parseDouble(cells[i + 2]);
            }
            out.computeIfAbsent(cells[0], key -> new double[3][])[Integer.parseInt(cells[1])] = values;
        });
        return out;
    }

    private static Stream<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/expr/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
