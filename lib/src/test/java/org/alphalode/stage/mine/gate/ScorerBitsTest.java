package org.alphalode.stage.mine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.alphalode.model.IcStats;

/** The scorer, whose sums go side by side, gives the bits of plain loops. */
class ScorerBitsTest {
    private static final int HORIZON = 3;
    private static final int LAG = 5;
    private static final double MASKED_SHARE = 0.02;

    @Property(tries = 300)
    void sumsSideBySideGiveTheBitsOfPlainLoops(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 7) int symbols,
            @ForAll @IntRange(max = 150) int train) {
        Random random = new Random(seed);
        int end = train + random.nextInt(60);
        double[][] values = new double[symbols][];
        double[][] targets = new double[symbols][];
        for (int s = 0; s < symbols; s++) {
            values[s] = column(random, end, 1);
            targets[s] = column(random, end, 0.01);
        }
        int from = random.nextInt(train + 1) / 3;
        double[][] masked = LargestTargets.masked(targets, from, train, MASKED_SHARE);
        SlowScorer slow = new SlowScorer(values, targets, from, train);
        Scorer scorer = new Scorer(symbols, HORIZON, LAG);
        // what an earlier formula left in the buffers
        scorer.fitAndMeasure(targets, values, values, 0, end);
        same(
                scorer.fitAndMeasure(values, targets, masked, from, train),
                slow.statistics(from, train, slow.ic(), HORIZON, LAG));
        same(scorer.icWithoutMasked(), new SlowScorer(values, masked, from, train).ic());
        Validity validity = scorer.validity(values, 1, from, train);
        same(validity.relativeDeviation(), slow.relativeDeviation());
        same(validity.coverage(), (double) slow.covered());

        scorer.fit(values, targets, from, train);
        same(scorer.fittedIc(), slow.ic());
        IcStats other = scorer.measureOther(values, targets, train, end);
        same(other, slow.statistics(train, end, other.pearsonIc(), HORIZON, LAG));
    }

    @Property(tries = 50)
    void correlationsFourAtATimeAreThoseOneByOne(
            @ForAll long seed, @ForAll @IntRange(max = 14) int count, @ForAll @IntRange(max = 40) int length) {
        Random random = new Random(seed);
        List<double[]> directions = IntStream.range(0, count)
                .mapToObj(i -> random.doubles(length, -0.3, 0.3).toArray())
                .toList();
        double sum = 0;
        long pairs = 0;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                double dot = 0;
                for (int t = 0; t < length; t++) {
                    dot += directions.get(i)[t] * directions.get(j)[t];
                }
                sum += dot * dot - (1 - dot * dot) / Math.max(1, length - 2);
                pairs++;
            }
        }
        same(
                CandidateSample.meanSquaredCorrelation(directions),
                pairs == 0 ? Double.NaN : Math.max(0, Math.min(1, sum / pairs)));
    }

    /** Smooth, tied, constant, missing, or of a level that rounds the differences away; most with holes. */
    private static double[] column(Random random, int length, double scale) {
        double[] level = {0, 5, 1e9, 1e200};
        double base = level[random.nextInt(random.nextInt(4) + 1)];
        double holes = random.nextInt(3) == 0 ? 0 : 0.4 * random.nextDouble();
        int kind = random.nextInt(6);
        double[] out = new double[length];
        for (int t = 0; t < length; t++) {
            double drawn =
                    switch (kind) {
                        case 0 -> 0;
                        case 1 -> Double.NaN;
                        case 2 -> random.nextInt(3) - 1;
                        default -> random.nextGaussian();
                    };
            out[t] = random.nextDouble() < holes ? Double.NaN : base + scale * drawn;
        }
        if (random.nextInt(4) == 0) {
            Arrays.fill(out, 0, random.nextInt(length + 1), Double.NaN);
        }
        return out;
    }

    private static void same(IcStats actual, IcStats expected) {
        // a record's equality tells -0 from 0 and holds NaN equal
        assertThat(actual).isEqualTo(expected);
    }

    private static void same(double actual, double expected) {
        assertThat(Double.doubleToLongBits(actual)).isEqualTo(Double.doubleToLongBits(expected));
    }
}
