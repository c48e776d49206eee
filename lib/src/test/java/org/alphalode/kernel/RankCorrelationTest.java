package org.alphalode.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    /** Slow twin: ranks by counting, then Pearson. */
    private static double slow(double[] x, double[] y) {
        int[] both = IntStream.range(0, x.length)
                .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
                .toArray();
        double[] a = ranks(Arrays.stream(both).mapToDouble(i -> x[i]).toArray());
        double[] b = ranks(Arrays.stream(both).mapToDouble(i -> y[i]).toArray());
        double mean = (both.length + 1) / 2.0;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < a.length; i++) {
            xy += (a[i] - mean) * (b[i] - mean);
            xx += (a[i] - mean) * (a[i] - mean);
            yy += (b[i] - mean) * (b[i] - mean);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static double[] ranks(double[] v) {
        return Arrays.stream(v)
                .map(own -> Arrays.stream(v).filter(o -> o < own).count()
                        + (Arrays.stream(v).filter(o -> o == own).count() + 1) / 2.0)
                .toArray();
    }

    private static double[] draw(long seed, int n, int kind) {
        Random random = new Random(seed);
        return IntStream.range(0, n)
                .mapToDouble(i -> switch (kind) {
                    case 0 -> random.nextGaussian();
                    case 1 -> random.nextInt(5) - 2;
                    case 2 -> random.nextInt(10) == 0 ? Double.NaN : random.nextGaussian() * 1e-300;
                    default -> 1 + random.nextInt(50) * 1e-12;
                })
                .toArray();
    }

    @Test
    void agreesWithCountingOverTiesHolesAndNearlyEqualValues() {
        for (int kindX = 0; kindX < 4; kindX++) {
            for (int kindY = 0; kindY < 4; kindY++) {
                for (int n : new int[] {2, 3, 40, 700}) {
                    double[] x = draw(n + kindX, n, kindX);
                    double[] y = draw(7 * n + kindY, n, kindY);
                    double expected = slow(x, y);
                    double actual = new RankCorrelation(y).with(x);
                    if (Double.isNaN(expected)) {
                        assertThat(actual).isNaN();
                    } else {
                        assertThat(actual).as("%s %s %s", kindX, kindY, n).isCloseTo(expected, within(1e-12));
                    }
                }
            }
        }
    }

    @Test
    void theTwoZerosAreTied() {
        double[] y = {1, 2, 3, 4};
        assertThat(new RankCorrelation(y).with(new double[] {-0.0, 0.0, 0.0, -0.0}))
                .isNaN();
    }

    @Test
    void constantAndEmptySeriesHaveNone() {
        assertThat(new RankCorrelation(new double[0]).with(new double[0])).isNaN();
        assertThat(new RankCorrelation(new double[] {1, 2}).with(new double[] {3, 3}))
                .isNaN();
        assertThat(new RankCorrelation(new double[] {Double.NaN, 2}).with(new double[] {3, 4}))
                .isNaN();
    }

    /** Second slow twin, for long series: ranks by sorting positions. */
    private static double bySorting(double[] x, double[] y) {
        Integer[] both = IntStream.range(0, x.length)
                .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
                .boxed()
                .toArray(Integer[]::new);
        double[] a = sortedRanks(x, both.clone());
        double[] b = sortedRanks(y, both.clone());
        double mean = (both.length + 1) / 2.0;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i : both) {
            xy += (a[i] - mean) * (b[i] - mean);
            xx += (a[i] - mean) * (a[i] - mean);
            yy += (b[i] - mean) * (b[i] - mean);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static double[] sortedRanks(double[] v, Integer[] order) {
        // + 0.0: the two zeros are equal
        Arrays.sort(order, (i, j) -> Double.compare(v[i] + 0.0, v[j] + 0.0));
        double[] ranks = new double[v.length];
        for (int from = 0, to; from < order.length; from = to) {
            to = from;
            while (to < order.length && v[order[to]] == v[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to + 1) / 2.0;
            }
        }
        return ranks;
    }

    private static double[] hard(int kind, int n) {
        Random random = new Random(kind);
        return IntStream.range(0, n)
                .mapToDouble(i -> switch (kind) {
                        // most values next to a point far from the median: equal leading bits
                    case 0 -> i % 3 == 0 ? random.nextGaussian() : 1e9 + random.nextInt(1 << 20) * 0x1p-20;
                        // next to one point, in steps of the last bit: equal keys
                    case 1 -> i % 5 == 0 ? random.nextGaussian() : 1e9 + random.nextInt(1 << 10) * 0x1p-22;
                    case 2 -> Math.pow(random.nextGaussian(), -3);
                    case 3 -> Math.scalb(random.nextGaussian(), random.nextInt(2000) - 1000);
                    case 4 -> i % 50 == 0 ? random.nextGaussian() : 0;
                    case 5 -> i % 97 == 3 ? Double.NEGATIVE_INFINITY : i % 89 == 4 ? Double.POSITIVE_INFINITY : i;
                    case 6 -> i < 55 || random.nextInt(100) == 0 ? Double.NaN : Math.rint(random.nextGaussian() * 100);
                    case 7 -> -i;
                    default -> Math.scalb(1 + random.nextDouble(), 1023) * (random.nextBoolean() ? 1 : -1);
                })
                .toArray();
    }

    @Test
    void agreesWithSortingOverValuesThatAreHardToSpread() {
        int n = 30_000;
        double[][] targets = {hard(2, n), hard(6, n)};
        for (double[] y : targets) {
            RankCorrelation ranks = new RankCorrelation(y);
            for (int kind = 0; kind < 9; kind++) {
                double[] x = hard(kind, n);
                assertThat(ranks.with(x)).as("kind %s", kind).isCloseTo(bySorting(x, y), within(1e-13));
            }
        }
    }

    @Test
    void aSeriesDoesNotChangeTheAnswerForTheNext() {
        double[] y = hard(2, 5000);
        RankCorrelation ranks = new RankCorrelation(y);
        double alone = ranks.with(hard(3, 5000));
        ranks.with(hard(6, 5000));
        ranks.with(hard(1, 5000));
        assertThat(ranks.with(hard(3, 5000))).isEqualTo(alone);
    }

    /** What buckets, ties and left out values make special. */
    private enum Shape {
        ALL_EQUAL,
        TWO_VALUES,
        SORTED,
        REVERSED,
        SUBNORMAL,
        ZEROS,
        INFINITIES,
        TINY_AND_INFINITE,
        CENTS,
        NEXT_TO_EACH_OTHER,
        BEYOND_THE_SAMPLE,
        NAN_FIRST,
        NAN_LAST,
        NAN_EVERY_OTHER,
        NAN_BUT_TWO,
        NAN_ONLY;

        double[] draw(int n) {
            Random random = new Random(n);
            return IntStream.range(0, n)
                    .mapToDouble(i -> {
                        double g = random.nextGaussian();
                        return switch (this) {
                            case ALL_EQUAL -> 0.1;
                            case TWO_VALUES -> g > 1 ? 0.1 : 0.3;
                            case SORTED -> i;
                            case REVERSED -> -0.1 * i;
                            case SUBNORMAL -> random.nextInt(1000) * Double.MIN_VALUE * (g > 0 ? 1 : -1);
                            case ZEROS -> g > 1 ? g : g > 0 ? 0.0 : -0.0;
                            case INFINITIES -> g > 1 ? Double.POSITIVE_INFINITY : g < -1 ? Double.NEGATIVE_INFINITY : g;
                            case TINY_AND_INFINITE -> i % 7 == 3 ? Double.POSITIVE_INFINITY : g * 0x1p-1000;
                            case CENTS -> Math.rint(10_000 + 1000 * g) / 100;
                            case NEXT_TO_EACH_OTHER -> g > 0 ? g : 0x1p-60 * random.nextInt(40) - 1;
                                // seven after the median position: few, never sampled from 512 values on, tied and not
                            case BEYOND_THE_SAMPLE -> i <= n / 2 || i > n / 2 + 7
                                    ? g
                                    : (i % 2 == 0 ? 1 : -1) * (1e6 + Math.floorDiv(i - n / 2, 3));
                            case NAN_FIRST -> i < Math.min(55, n / 2) ? Double.NaN : g;
                            case NAN_LAST -> i > n / 2 ? Double.NaN : g;
                            case NAN_EVERY_OTHER -> i % 2 == 0 ? Double.NaN : g;
                            case NAN_BUT_TWO -> i == 0 || i == n - 1 ? g : Double.NaN;
                            case NAN_ONLY -> Double.NaN;
                        };
                    })
                    .toArray();
        }
    }

    @Test
    void agreesWithSortingOverEveryShapeAndSizesAroundBuckets() {
        for (int n : new int[] {0, 1, 2, 3, 8, 15, 16, 17, 255, 256, 257, 511, 512, 513, 1024, 1025, 5000}) {
            for (double[] y : new double[][] {
                hard(2, n),
                hard(6, n),
                Shape.CENTS.draw(n),
                Shape.NAN_EVERY_OTHER.draw(n),
                Shape.ZEROS.draw(n),
                Shape.INFINITIES.draw(n),
                Shape.BEYOND_THE_SAMPLE.draw(n),
                Shape.ALL_EQUAL.draw(n)
            }) {
                RankCorrelation ranks = new RankCorrelation(y);
                RankCorrelation plain =
                        new RankCorrelation(y, LaneProvider.scalar().rank());
                for (Shape shape : Shape.values()) {
                    double[] x = shape.draw(n);
                    double expected = bySorting(x, y);
                    double actual = ranks.with(x);
                    if (Double.isNaN(expected)) {
                        assertThat(actual).as("%s %s", shape, n).isNaN();
                    } else {
                        assertThat(actual).as("%s %s", shape, n).isCloseTo(expected, within(1e-12));
                    }
                    assertThat(Double.doubleToLongBits(plain.with(x)))
                            .as("plain %s %s", shape, n)
                            .isEqualTo(Double.doubleToLongBits(actual));
                }
            }
        }
    }

    @Test
    void twinsGiveTheSameBitsOverManyBuckets() {
        double[][] targets = {hard(2, 70_001), hard(6, 70_001)};
        for (double[] y : targets) {
            RankCorrelation ranks = new RankCorrelation(y);
            RankCorrelation plain = new RankCorrelation(y, LaneProvider.scalar().rank());
            for (int kind = 0; kind < 9; kind++) {
                double[] x = hard(kind, y.length);
                assertThat(ranks.with(x)).as("kind %s", kind).isEqualTo(plain.with(x));
            }
        }
    }

    /** Shapes some of whose values share a key. */
    private static final Set<Shape> INEXACT =
            EnumSet.of(Shape.NEXT_TO_EACH_OTHER, Shape.TINY_AND_INFINITE, Shape.BEYOND_THE_SAMPLE, Shape.SUBNORMAL);

    private static final int TAG_BITS = 18;
    private static final int LEFT = 512;

    private static RankBlock words(RankLanes lanes, double[] x, int[] tags, RankScale scale) {
        RankBlock block = new RankBlock(TAG_BITS, LEFT);
        lanes.words(x, tags, 0, x.length, scale, block);
        return block;
    }

    private static long key(RankBlock block, int i) {
        return block.buckets[i] << block.keyBits | block.words[i] >>> TAG_BITS;
    }

    @Test
    void twinsMakeTheSameWordsAndKeysGrowWithValues() {
        for (Shape shape : Shape.values()) {
            double[] x = shape.draw(507);
            int[] tags =
                    IntStream.range(0, x.length).map(i -> i % 10 == 3 ? -1 : i).toArray();
            RankScale scale = new RankScale(Long.SIZE - 1 - TAG_BITS + 9);
            scale.fit(x);
            RankBlock plain = words(LaneProvider.scalar().rank(), x, tags, scale);
            RankBlock fast = words(LaneProvider.fastest().rank(), x, tags, scale);
            assertThat(fast.words).as("%s", shape).isEqualTo(plain.words);
            assertThat(fast.buckets).as("%s", shape).isEqualTo(plain.buckets);
            for (int i = 0; i < x.length; i++) {
                assertThat(plain.buckets[i] == LEFT).isEqualTo(Double.isNaN(x[i]) || tags[i] < 0);
                assertThat(plain.words[i] < 0).isEqualTo(tags[i] < 0);
            }
            int[] byValue = IntStream.range(0, x.length)
                    .filter(i -> plain.buckets[i] != LEFT)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> x[i] + 0.0))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int i = 1; i < byValue.length; i++) {
                assertThat(key(plain, byValue[i])).as("%s", shape).isGreaterThanOrEqualTo(key(plain, byValue[i - 1]));
                assertThat((int) plain.words[byValue[i]] & (1 << TAG_BITS) - 1).isEqualTo(byValue[i]);
            }
        }
    }

    @Test
    void onlyWhereKeysTellAllValuesApartAreTheyCalledExact() {
        for (Shape shape : Shape.values()) {
            double[] x = shape.draw(512);
            int[] tags = IntStream.range(0, x.length).toArray();
            RankScale scale = new RankScale(Long.SIZE - 1 - TAG_BITS + 9);
            scale.fit(x);
            RankBlock block = new RankBlock(TAG_BITS, LEFT);
            boolean says = LaneProvider.fastest().rank().words(x, tags, 0, x.length, scale, block);
            assertThat(LaneProvider.scalar().rank().words(x, tags, 0, x.length, scale, block))
                    .as("%s", shape)
                    .isEqualTo(says);
            for (int i = 1; i < x.length; i++) {
                for (int j = 0; says && j < i; j++) {
                    boolean present = block.buckets[i] != LEFT && block.buckets[j] != LEFT;
                    assertThat(present && key(block, i) == key(block, j) && x[i] != x[j])
                            .as("%s %s %s", shape, i, j)
                            .isFalse();
                }
            }
            if (shape == Shape.ALL_EQUAL || shape == Shape.SORTED) {
                assertThat(says).as("%s", shape).isTrue();
            }
            if (INEXACT.contains(shape)) {
                assertThat(says).as("%s", shape).isFalse();
            }
        }
    }

    @Test
    void valuesBeyondBothEndsShareAKey() {
        double[] x = Shape.BEYOND_THE_SAMPLE.draw(512);
        RankScale scale = new RankScale(Long.SIZE - 1 - TAG_BITS + 9);
        scale.fit(x);
        RankBlock block = words(
                LaneProvider.fastest().rank(), x, IntStream.range(0, x.length).toArray(), scale);
        for (int i = 1; i <= 7; i++) {
            assertThat(key(block, 256 + i)).as("%s", i).isEqualTo(i % 2 == 0 ? scale.range >>> scale.shift : 0);
        }
        assertThat(IntStream.rangeClosed(257, 263).mapToDouble(i -> x[i]).distinct())
                .hasSize(6);
    }

    @Test
    void productsOfTheLargestRanksFit() {
        int tagBits = 24;
        long n = RankSort.MAX_COUNT;
        for (int count : new int[] {0, 1, 7, 8, 9, 1023, 1024}) {
            for (long first : new long[] {1 - n, n + 1 - 2L * count}) {
                for (boolean top : new boolean[] {false, true}) {
                    long[] words = new long[count + 3];
                    BigInteger expected = BigInteger.ZERO;
                    for (int i = 0; i < count; i++) {
                        long tag = top ? n - 1 - i : i;
                        words[3 + i] = ((long) i << tagBits) | tag;
                        expected = expected.add(
                                BigInteger.valueOf(first + 2L * i).multiply(BigInteger.valueOf(2 * tag + 1 - n)));
                    }
                    for (Lanes lanes : new Lanes[] {LaneProvider.scalar(), LaneProvider.fastest()}) {
                        assertThat(lanes.rank().products(words, 3, 3 + count, tagBits, first, 1 - n))
                                .as("%s values from rank %s by %s", count, first, lanes)
                                .isEqualTo(expected.longValueExact());
                    }
                }
            }
        }
    }

    @Test
    void settlingKeepsTheWordsAndTheLeastStepIsThatOfNeighbours() {
        Random random = new Random(3);
        for (int count : new int[] {0, 1, 2, 7, 8, 9, 16, 17, 500}) {
            long[] drawn = random.longs(count, 0, Long.MAX_VALUE).toArray();
            long least = Long.MAX_VALUE;
            for (int i = 1; i < count; i++) {
                least = Math.min(least, (drawn[i] >>> TAG_BITS) - (drawn[i - 1] >>> TAG_BITS));
            }
            long[] sorted = drawn.clone();
            Arrays.sort(sorted);
            for (Lanes lanes : new Lanes[] {LaneProvider.scalar(), LaneProvider.fastest()}) {
                long[] words = Arrays.copyOf(drawn, count + 8);
                assertThat(lanes.rank().leastStep(words, count, TAG_BITS)).isEqualTo(least);
                lanes.rank().settle(words, count);
                long[] settled = Arrays.copyOf(words, count);
                Arrays.sort(settled);
                assertThat(settled).as("%s by %s", count, lanes).isEqualTo(sorted);
            }
        }
    }

    @Test
    void manyTiesOverManyBucketsAndRunsAreRankedExactly() {
        int n = 70_001;
        Random random = new Random(11);
        double[] y = random.doubles(n).map(v -> Math.rint(v * 3000)).toArray();
        double[] x = IntStream.range(0, n)
                .mapToDouble(i -> i % 1001 == 5 ? Double.NaN : Math.rint(y[i] / 700 + random.nextGaussian() * 2))
                .toArray();
        double expected = bySorting(x, y);
        double plain = new RankCorrelation(y, LaneProvider.scalar().rank()).with(x);
        assertThat(plain).isCloseTo(expected, within(1e-12));
        assertThat(new RankCorrelation(y).with(x)).isEqualTo(plain);
    }
}
