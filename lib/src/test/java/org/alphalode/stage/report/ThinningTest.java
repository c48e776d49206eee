package org.alphalode.stage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {
    @Test
    void shortSeriesAreKeptWhole() {
        assertThat(Thinning.keep(6, 3, List.of(i -> i))).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(Thinning.keep(0, 3, List.of(i -> i))).isEmpty();
    }

    @Test
    void extremesOfEverySeriesAndBothEndsAreKeptInOrder() {
        Random random = new Random(11);
        double[] a = random.doubles(10_000).toArray();
        double[] b = random.doubles(10_000).toArray();
        a[4_321] = 7;
        a[4_322] = -7;
        b[9_000] = 7;
        List<Integer> kept = Thinning.keep(10_000, 50, List.of(i -> a[i], i -> b[i]));
        assertThat(kept).contains(0, 4_321, 4_322, 9_000, 9_999).isSorted().hasSizeLessThanOrEqualTo(202);
    }

    @Test
    void eachBucketKeepsItsLowestAndHighest() {
        double[] values = {5, 1, 9, 4, 4, 2, 8, 3, 6, 7, 0, 5};
        assertThat(Thinning.keep(12, 3, List.of(i -> values[i]))).containsExactly(0, 1, 2, 5, 6, 9, 10, 11);
    }

    @Test
    void undefinedValuesAreSkipped() {
        List<Integer> kept = Thinning.keep(100, 2, List.of(i -> i < 50 ? Double.NaN : i));
        assertThat(kept).containsExactly(0, 50, 99);
        assertThat(IntStream.of(0, 99)).allMatch(kept::contains);
    }
}
