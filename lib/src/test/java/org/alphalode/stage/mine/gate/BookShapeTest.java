package org.alphalode.stage.mine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BookShapeTest {
    private static final double NAN = Double.NaN;
    /** Weights (1/2, -1/2), (3/4, 1/4), none, (1, 0): 9 is clipped at 3. */
    private static final BookShape BOOK =
            new BookShape(new double[][] {{7, 1, 9, NAN, 2, 7}, {7, -1, 1, NAN, NAN, 7}}, 1, 5);

    @Test
    void turnoverIsWhatIsTradedBetweenBooks() {
        // only the first step has a book on both sides: 1/4 and 3/4
        assertThat(BOOK.turnoverPerBar()).isCloseTo(1, within(1e-15));
        assertThat(new BookShape(new double[][] {{NAN, NAN}}, 0, 2).turnoverPerBar())
                .isNaN();
    }

    @Test
    void largestWeightIsAveragedOverTheBarsWithABook() {
        assertThat(BOOK.largestWeight()).isCloseTo((0.5 + 0.75 + 1) / 3, within(1e-15));
        assertThat(new BookShape(new double[][] {{NAN, NAN}}, 0, 2).largestWeight())
                .isNaN();
    }

    @Test
    void capacityIsWhereTheTwentiethSmallestTradeMeetsItsVolume() {
        double[][] volume = {{0, 0, 1000, 10, NAN}, {0, 0, 1000, 1000, 1000}};
        // trades of 1/4 and 3/4 against 1000 each, 3/4 and 1/4 against 10 and 1000, then 1 against an unknown volume
        assertThat(BOOK.capacity(volume, 0.01)).isCloseTo(0.01 * 10 / 0.75, within(1e-12));
        assertThat(BOOK.capacity(new double[][] {{NAN, NAN, NAN, NAN, NAN}, {NAN, NAN, NAN, NAN, NAN}}, 0.01))
                .isNaN();
        double[] steady = new double[202];
        double[] other = new double[202];
        double[][] rising = new double[2][203];
        for (int t = 0; t < 202; t++) {
            steady[t] = t % 2 == 0 ? 1 : -1;
            other[t] = 1;
            rising[0][t + 1] = t;
        }
        // 201 trades of weight 1 against volumes 1 to 201: a twentieth may exceed the rate, and the other symbol trades
        // nothing
        assertThat(new BookShape(new double[][] {steady, other}, 0, 202).capacity(rising, 0.5))
                .isCloseTo(0.5 * 11, within(1e-12));
    }
}
