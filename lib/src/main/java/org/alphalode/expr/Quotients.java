package org.alphalode.expr;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.alphalode.expr.Program.Step;
import org.alphalode.kernel.Lanes;
import org.alphalode.kernel.Walk;
import org.alphalode.op.Prim;
import org.alphalode.op.Ref;

/** Inverses of divisors that serve several roots, made once for the rows at hand. */
final class Quotients {
    /** To invert costs as much as to divide, and to look at sizes a little. */
    private static final int FEWEST_USES = 3;

    /** [step]: number of its dividend among all, where it uses an inverse. */
    private final int[] dividend;
    /** [step]: number of its divisor among all; -1 where it uses no inverse. */
    private final int[] divisor;
    /** [divisor]: where its inverse lies. */
    private final int[] places;

    /** [dividend]: bar of the rows whose sizes were looked at last, and what was seen. */
    private final long[] dividendBar;

    private final boolean[] isDividendModerate;
    /** [divisor]: bar of the rows that were inverted last, and whether they could be. */
    private final long[] divisorBar;

    private final boolean[] isInverted;

    /** @param rootAlone [step]: whether it joins two operands and is read by one root alone */
    Quotients(Program program, boolean[] rootAlone, Layout layout, int blockRows) {
        int steps = program.steps().size();
        dividend = new int[steps];
        divisor = new int[steps];
        Arrays.fill(divisor, -1);
        Map<Ref, Integer> uses = new HashMap<>();
        for (int i = 0; i < steps; i++) {
            if (isQuotient(program, rootAlone, i)) {
                uses.merge(program.steps().get(i).in().get(1), 1, Integer::sum);
            }
        }
        Map<Ref, Integer> dividends = new HashMap<>();
        Map<Ref, Integer> divisors = new HashMap<>();
        for (int i = 0; i < steps; i++) {
            Step step = program.steps().get(i);
            if (isQuotient(program, rootAlone, i) && uses.getOrDefault(step.in().get(1), 0) >= FEWEST_USES) {
                dividend[i] = number(dividends, step.in().get(0));
                divisor[i] = number(divisors, step.in().get(1));
            }
        }
        places = new int[divisors.size()];
        Arrays.setAll(places, i -> layout.reserve(blockRows));
        dividendBar = new long[dividends.size()];
        isDividendModerate = new boolean[dividends.size()];
        divisorBar = new long[places.length];
        isInverted = new boolean[places.length];
        begin();
    }

    /** Of the same program and layout. */
    Quotients(Quotients like) {
        dividend = like.dividend;
        divisor = like.divisor;
        places = like.places;
        dividendBar = new long[like.dividendBar.length];
        isDividendModerate = new boolean[dividendBar.length];
        divisorBar = new long[places.length];
        isInverted = new boolean[places.length];
        begin();
    }

    private static boolean isQuotient(Program program, boolean[] rootAlone, int step) {
        return rootAlone[step] && program.steps().get(step).prim() == Prim.DIV;
    }

    private static int number(Map<Ref, Integer> numbers, Ref ref) {
        return numbers.computeIfAbsent(ref, key -> numbers.size());
    }

    /** Forgets all rows. */
    void begin() {
        Arrays.fill(dividendBar, Long.MIN_VALUE);
        Arrays.fill(divisorBar, Long.MIN_VALUE);
    }

    /**
     * Where the inverse of a step's divisor lies; 0 where there is none.
     *
     * @param x offset of the dividend's rows
     * @param y offset of the divisor's rows
     */
    int inverse(int step, Lanes lanes, double[] a, int x, int y, Walk walk) {
        int by = divisor[step];
        if (by < 0) {
            return 0;
        }
        int of = dividend[step];
        if (dividendBar[of] != walk.bar) {
            dividendBar[of] = walk.bar;
            isDividendModerate[of] = lanes.areModerate(a, x, walk.rows);
        }
        if (divisorBar[by] != walk.bar) {
            divisorBar[by] = walk.bar;
            isInverted[by] = lanes.areModerate(a, y, walk.rows);
            if (isInverted[by]) {
                lanes.invert(a, y, places[by], walk.rows);
            }
        }
        return isDividendModerate[of] && isInverted[by] ? places[by] : 0;
    }
}
