package org.alphalode.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.alphalode.jobs.SharedSpark;
import org.alphalode.stage.FanOut;
import org.alphalode.stage.LocalRunner;
import org.alphalode.stage.PerKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("spark")
class SparkRunnerTest {
    /** Sums of doubles that differ by order: 50 units of 1,000 numbers from 1e-8 to 1e8. */
    private record OrderSensitiveSum() implements FanOut<List<Double>, Integer, Double, Double> {
        @Override
        public List<Integer> plan(List<Double> input) {
            return IntStream.range(0, 50).boxed().toList();
        }

        @Override
        public Double work(List<Double> input, Integer unit) {
            SplittableRandom random = new SplittableRandom(unit);
            double sum = 0;
            for (int i = 0; i < 1_000; i++) {
                sum += input.get(unit % input.size()) * Math.pow(10, 16 * random.nextDouble() - 8);
            }
            return sum;
        }

        @Override
        public Double reduce(List<Double> input, List<Double> parts) {
            double sum = 0;
            for (double part : parts) {
                sum += part / 3;
            }
            return sum;
        }
    }

    /** Running sums, one list a key. */
    private record RunningSum() implements PerKey<String, Double, Double> {
        @Override
        public List<Double> apply(String key, List<Double> rows) {
            List<Double> out = new ArrayList<>();
            double sum = key.hashCode();
            for (double row : rows) {
                sum += row;
                out.add(sum);
            }
            return out;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64})
    void aFanOutGivesTheSameBytesForAnyNumberOfSlices(int slices) {
        List<Double> input = List.of(0.1, -0.7, 1e10);
        double expected = new LocalRunner().run(new OrderSensitiveSum(), input);
        double actual = runner(slices, Progress.silent()).run(new OrderSensitiveSum(), input);
        assertThat(Double.doubleToLongBits(actual)).isEqualTo(Double.doubleToLongBits(expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64})
    void eachKeyGivesTheSameBytesForAnyNumberOfSlices(int slices) {
        SortedMap<String, List<Double>> rows = new TreeMap<>();
        for (int key = 0; key < 20; key++) {
            rows.put("k" + key, List.of(0.1 * key, 1e16, -1e16, 0.3));
        }
        Map<String, List<Double>> expected = new LocalRunner().run(new RunningSum(), rows);
        SparkRunner runner = runner(slices, Progress.silent());
        Map<String, List<Double>> actual = runner.run(new RunningSum(), rows);
        assertThat(actual).isEqualTo(expected);
        assertThat(actual.keySet()).containsExactlyElementsOf(expected.keySet());
        assertThat(runner.rows(new RunningSum(), rows).collect())
                .containsExactlyElementsOf(
                        expected.values().stream().flatMap(List::stream).toList());
    }

    @Test
    void progressIsToldAsJsonLines() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AtomicLong clock = new AtomicLong();
        Progress lines = new ProgressJsonLines(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> clock.getAndAdd(2_000_000_000L));
        try (Progress.Stage stage = lines.begin("mine", 4)) {
            IntStream.range(0, 4).forEach(i -> stage.step());
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "{\"stage\":\"mine\",\"done\":0,\"total\":4,\"rate\":0.00,\"seconds_left\":null}",
                        "{\"stage\":\"mine\",\"done\":3,\"total\":4,\"rate\":0.50,\"seconds_left\":2.0}",
                        "{\"stage\":\"mine\",\"done\":4,\"total\":4,\"rate\":0.50,\"seconds_left\":0.0}");
    }

    private static SparkRunner runner(int slices, Progress progress) {
        return new SparkRunner(SharedSpark.session(), progress, slices);
    }
}
