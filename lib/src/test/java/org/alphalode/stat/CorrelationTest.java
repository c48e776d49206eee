package org.alphalode.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;

class CorrelationTest {
    @Property(tries = 100)
    void agreesWithHipparchus(@ForAll @IntRange(min = 3, max = 50) int n, @ForAll @IntRange(max = 1000) int seed) {
        Random random = new Random(seed);
        double[] x = random.ints(n, 0, 9).asDoubleStream().toArray();
        double[] y = random.ints(n, 0, 9).asDoubleStream().toArray();
        x[0] = -1;
        y[1] = -1;
        assertThat(Correlation.pearson(x, y)).isCloseTo(new PearsonsCorrelation().correlation(x, y), within(1e-12));
        assertThat(Correlation.spearman(x, y)).isCloseTo(new SpearmansCorrelation().correlation(x, y), within(1e-12));
    }

    @Test
    void leavesOutPairsWithAMissingSide() {
        double[] x = {1, Double.NaN, 2, 4, 9};
        double[] y = {2, 7, 4, 8, Double.NaN};
        assertThat(Correlation.pearson(x, y)).isCloseTo(1, within(1e-15));
        assertThat(Correlation.spearman(x, y)).isCloseTo(1, within(1e-15));
    }

    @Test
    void isNotANumberWhereASideDoesNotVary() {
        assertThat(Correlation.pearson(new double[] {1, 1, 1}, new double[] {1, 2, 3}))
                .isNaN();
        assertThat(Correlation.lagOne(new double[] {1})).isNaN();
    }

    @Test
    void averagesTies() {
        assertThat(Correlation.ranks(new double[] {3, -0.0, 3, 0.0, 3})).containsExactly(4, 1.5, 4, 1.5, 4);
    }

    @Test
    void knowsAnAlternatingSeries() {
        assertThat(Correlation.lagOne(new double[] {1, -1, 1, -1, 1, -1})).isCloseTo(-1, within(1e-15));
    }
}
