package org.alphalode.expr;

import java.util.Arrays;
import org.alphalode.kernel.Walk;

/**
 * Which bars of which symbols each lane holds. With too few symbols for all lanes, a symbol is cut into stretches of time, each with
 * its own warm-up, so that one long series is computed as fast as eight.
 */
final class LanePlan {
    private static final int N = Walk.LANES;

    /** Symbol of each lane, groups of eight one after the other; -1 where the lane is not used. */
    final int[] symbol;
    /** Bar of each lane's first row; may lie before the panel. */
    final int[] firstBar;
    /** First bar that each lane answers for. */
    final int[] fromBar;
    /** Bar after the last that it answers for. */
    final int[] toBar;
    /** Rows to run. */
    final int rows;

    private LanePlan(int lanes, int rows) {
        int all = (lanes + N - 1) / N * N;
        this.symbol = new int[all];
        this.firstBar = new int[all];
        this.fromBar = new int[all];
        this.toBar = new int[all];
        this.rows = rows;
        Arrays.fill(symbol, -1);
    }

    /**
     * What is to be computed.
     *
     * @param symbols number of symbols
     * @param fromBar first bar
     * @param toBar bar after the last
     * @param warmUpBars bars before the first that are read
     * @param stride bars by which stretches may be shifted against each other; a multiple of {@code granule}
     * @param granule rows begin at a multiple of this, counted as {@code stride} is in absolute numbers
     */
    record Request(int symbols, int fromBar, int toBar, int warmUpBars, int stride, int granule) {}

    /**
     * @param panelBegin absolute number of the panel's bar 0
     * @param whole whether symbols must not be cut, because they are compared with each other
     */
    static LanePlan of(Request request, long panelBegin, boolean whole) {
        int bars = request.toBar() - request.fromBar();
        int stretches = whole ? 1 : N / gcd(request.symbols(), N);
        // a stretch shorter than its warm-up and its share of the rounding is not worth a lane
        if (bars < 2L * stretches * (request.stride() + request.warmUpBars())) {
            stretches = 1;
        }
        int begin = request.fromBar();
        int length = bars;
        if (stretches > 1) {
            begin -= (int) Math.floorMod(panelBegin + begin, (long) request.stride());
            int share = (request.toBar() - begin + stretches - 1) / stretches;
            length = (share + request.stride() - 1) / request.stride() * request.stride();
        }
        int warmUp = request.warmUpBars();
        warmUp += (int) Math.floorMod(panelBegin + begin - warmUp, (long) request.granule());
        LanePlan plan = new LanePlan(request.symbols() * stretches, length + warmUp);
        for (int i = 0; i < request.symbols() * stretches; i++) {
            int from = begin + i % stretches * length;
            plan.symbol[i] = i / stretches;
            plan.firstBar[i] = from - warmUp;
            plan.fromBar[i] = Math.min(Math.max(from, request.fromBar()), request.toBar());
            plan.toBar[i] = Math.max(plan.fromBar[i], Math.min(from + length, request.toBar()));
        }
        return plan;
    }

    int groups() {
        return symbol.length / N;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
