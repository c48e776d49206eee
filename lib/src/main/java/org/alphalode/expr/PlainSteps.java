package org.alphalode.expr;

import java.util.stream.IntStream;
import org.alphalode.expr.Program.Step;
import org.alphalode.kernel.ChunkedWindows;
import org.alphalode.kernel.Elementwise;
import org.alphalode.kernel.SortedWindows;
import org.alphalode.kernel.Walk;
import org.alphalode.op.Prim;

/** Steps whose kernels are plain Java in both twins, over the rows of one group of lanes. */
final class PlainSteps {
    private final double[] a;
    private final Walk walk;
    /** Of the steps that are quantiles, in order. */
    private final SortedWindows[] sorted;
    /** [step]: which of them. */
    private final int[] sortedOf;

    PlainSteps(Program program, double[] arena, Walk walk) {
        this.a = arena;
        this.walk = walk;
        int[] quantiles = IntStream.range(0, program.steps().size())
                .filter(i -> program.steps().get(i).prim() == Prim.QUANTILE)
                .toArray();
        this.sorted = new SortedWindows[quantiles.length];
        this.sortedOf = new int[program.steps().size()];
        for (int i = 0; i < quantiles.length; i++) {
            Step step = program.steps().get(quantiles[i]);
            sorted[i] = new SortedWindows(step.window(), step.number());
            sortedOf[quantiles[i]] = i;
        }
    }

    void one(Step step, int x, int out) {
        int rows = walk.rows;
        if (step.prim() == Prim.LOG) {
            Elementwise.log(a, x, out, rows);
        } else if (step.prim() == Prim.LOG1P) {
            Elementwise.log1p(a, x, out, rows);
        } else if (step.prim() == Prim.EXP) {
            Elementwise.exp(a, step.number(), x, out, rows);
        } else if (step.prim() == Prim.SQRT) {
            Elementwise.sqrt(a, x, out, rows);
        } else if (step.prim() == Prim.SIGNED_SQRT) {
            Elementwise.signedSqrt(a, x, out, rows);
        } else if (step.prim() == Prim.TANH) {
            Elementwise.tanh(a, x, out, rows);
        } else if (step.prim() == Prim.SIGN) {
            Elementwise.sign(a, x, out, rows);
        } else {
            Elementwise.pow(a, step.number(), x, out, rows);
        }
    }

    void compare(Step step, int x, int y, int out) {
        int rows = walk.rows;
        if (step.prim() == Prim.ABOVE) {
            Elementwise.above(a, x, y, out, rows);
        } else if (step.prim() == Prim.NOT_BELOW) {
            Elementwise.notBelow(a, x, y, out, rows);
        } else if (step.prim() == Prim.EQUAL) {
            Elementwise.equal(a, x, y, out, rows);
        } else {
            Elementwise.unequal(a, x, y, out, rows);
        }
    }

    void choose(int condition, int x, int y, int out) {
        Elementwise.choose(a, condition, x, y, out, walk.rows);
    }

    void chunked(Step step, int x, int y, int out) {
        if (step.prim() == Prim.PRODUCT) {
            ChunkedWindows.product(a, walk, step.window(), x, out);
        } else if (step.prim() == Prim.COVARIANCE) {
            ChunkedWindows.covariance(a, walk, step.window(), x, y, out);
        } else {
            ChunkedWindows.kurtosis(a, walk, step.window(), x, out);
        }
    }

    void quantile(int step, int x, int out) {
        sorted[sortedOf[step]].quantile(a, walk, x, out);
    }
}
