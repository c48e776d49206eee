package org.alphalode.knn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NearestStatesTest {
    @Property(tries = 300)
    void agreesWithSortingAllDistances(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int rows,
            @ForAll @IntRange(min = 1, max = 5) int dims,
            @ForAll @IntRange(min = 1, max = 20) int k) {
        Random random = new Random(seed);
        // few distinct values make ties, and some are missing
        double[] states = random.ints((long) rows * dims, -3, 4)
                .mapToDouble(value -> value == 3 ? Double.NaN : value)
                .toArray();
        double[] scale = random.doubles(dims, 0.5, 2).toArray();
        double[] query = random.ints(dims, -3, 3).asDoubleStream().toArray();
        int from = random.nextInt(rows);
        int to = from + random.nextInt(rows - from + 1);

        NearestStates nearest = new NearestStates(states, scale, k);
        nearest.find(new double[dims], 0, rows);
        int found = nearest.find(query, from, to);

        List<Integer> expected = IntStream.range(from, to)
                .boxed()
                .filter(row -> !Double.isNaN(squared(states, scale, query, row)))
                .sorted(Comparator.<Integer>comparingDouble(row -> squared(states, scale, query, row))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(k)
                .toList();
        assertThat(IntStream.range(0, found).mapToObj(nearest::row).toList()).isEqualTo(expected);
        for (int rank = 0; rank < found; rank++) {
            assertThat(nearest.distance(rank)).isEqualTo(Math.sqrt(squared(states, scale, query, expected.get(rank))));
        }
    }

    @Test
    void anIncompleteQueryHasNoNeighbours() {
        NearestStates nearest = new NearestStates(new double[] {1, 2, 3, 4}, new double[] {1, 1}, 2);
        assertThat(nearest.find(new double[] {1, Double.NaN}, 0, 2)).isZero();
    }

    @Test
    void aDimensionOfInfiniteScaleIsIgnored() {
        NearestStates nearest =
                new NearestStates(new double[] {0, 9, 1, 0}, new double[] {1, Double.POSITIVE_INFINITY}, 1);
        assertThat(nearest.find(new double[] {0, 0}, 0, 2)).isEqualTo(1);
        assertThat(nearest.row(0)).isZero();
        assertThat(nearest.distance(0)).isZero();
    }

    private static double squared(double[] states, double[] scale, double[] query, int row) {
        double sum = 0;
        for (int d = 0; d < query.length; d++) {
            double difference = states[row * query.length + d] * (1 / scale[d]) - query[d] * (1 / scale[d]);
            sum += difference * difference;
        }
        return sum;
    }
}
