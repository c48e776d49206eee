package org.alphalode.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JoinedTest {
    private static final int N = Walk.LANES;
    /** So many that each lane's sums over even and over odd rows have one value that is not 0 or missing. */
    private static final int ROWS = 2;

    private static final int X = 6;
    private static final int Y = X + ROWS * N;
    private static final int INVERSE = Y + ROWS * N;
    private static final int OUT = INVERSE + ROWS * N;
    private static final int TARGET = OUT + ROWS * N;
    private static final int FILLED = TARGET + ROWS * N;
    private static final int BITS = FILLED + ROWS * N;
    private static final int TARGET_SUMS = BITS + ROWS * N;
    private static final int SUMS = TARGET_SUMS + 3 * N;
    private static final int SCRATCH = SUMS + 7 * N;
    private static final int LENGTH = SCRATCH + Walk.SCRATCH_ROWS * N;

    @Test
    void quotientsFromAnInverseAreRoundedAsADivisionRoundsThem() {
        SplittableRandom random = new SplittableRandom(7);
        Lanes lanes = SumsOverHoles.fastest();
        for (int round = 0; round < 100_000; round++) {
            double[] a = new double[LENGTH];
            boolean hasHoles = round % 2 == 0;
            for (int i = 0; i < ROWS * N; i++) {
                // of every lane one row counts: the other is missing, or its dividend is 0
                boolean counts = (i < N) == (round % 4 < 2);
                a[X + i] = counts || hasHoles ? hard(random) : 0;
                a[Y + i] = hard(random);
                a[FILLED + i] = counts ? 1 : 0;
                a[TARGET + i] = counts || !hasHoles ? 1 : Double.NaN;
                a[BITS + i] = counts ? Against.THERE : 0;
            }
            Joined joined = new Joined();
            joined.by = Joined.By.DIV;
            joined.x = X;
            joined.y = Y;
            joined.out = OUT;
            joined.inverse = lanes.areModerate(a, X, ROWS) && lanes.areModerate(a, Y, ROWS) ? INVERSE : 0;
            lanes.invert(a, Y, INVERSE, ROWS);
            assertThat(lanes.accumulateJoined(a, walk(), joined, target(hasHoles), SUMS))
                    .isZero();
            for (int lane = 0; lane < N; lane++) {
                int row = round % 4 < 2 ? 0 : N;
                assertThat(a[SUMS + 2 * N + lane]).isEqualTo(a[X + row + lane] / a[Y + row + lane]);
            }
        }
    }

    @Test
    void sizesAtTheEndsOfTheExponentsAreNotModerate() {
        Lanes lanes = LaneProvider.fastest();
        for (double wild : new double[] {0x1p-401, -0x1p401, Double.MIN_VALUE, Double.MAX_VALUE}) {
            double[] a = new double[LENGTH];
            Arrays.fill(a, X, X + ROWS * N, 1);
            a[X + N + 3] = wild;
            assertThat(lanes.areModerate(a, X, ROWS)).isFalse();
        }
    }

    /** Sizes from 2^-300 to 2^300, mantissas near the ends and the short ones often. */
    private static double hard(SplittableRandom random) {
        long mantissa = random.nextLong() >>> 12;
        int kind = random.nextInt(4);
        if (kind == 0) {
            mantissa &= 15;
        } else if (kind == 1) {
            mantissa |= (-1L >>> 12) & ~15L;
        } else if (kind == 2) {
            mantissa &= -1L << 30;
        }
        long exponent = 1023L + random.nextInt(601) - 300;
        long sign = random.nextBoolean() ? Long.MIN_VALUE : 0;
        return Double.longBitsToDouble(sign | (exponent << 52) | mantissa);
    }

    private static Walk walk() {
        Walk walk = new Walk(ROWS);
        walk.rows = ROWS;
        walk.scratch = SCRATCH;
        return walk;
    }

    private static Against target(boolean hasHoles) {
        Against target = new Against();
        target.rows = TARGET;
        target.filled = FILLED;
        target.bits = BITS;
        target.hasHoles = hasHoles;
        target.sums = TARGET_SUMS;
        return target;
    }
}
