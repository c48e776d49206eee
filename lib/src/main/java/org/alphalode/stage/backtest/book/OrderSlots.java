package org.alphalode.stage.backtest.book;

import java.util.Arrays;
import org.alphalode.model.OrderTerms;
import org.alphalode.model.OrderTerms.Kind;
import org.alphalode.model.OrderTerms.TimeInForce;
import org.alphalode.model.Ticket;

/**
 * The live orders: columns by slot, and for each symbol a chain of slots in the order of ids. Slots of orders that ended are used
 * again; while something is only tried ({@link #save}), none is.
 */
public final class OrderSlots {
    static final int NONE = -1;
    static final int FOREVER = Integer.MAX_VALUE;
    private static final int FIRST_SIZE = 16;

    int[] id = new int[FIRST_SIZE];
    int[] symbol = new int[FIRST_SIZE];
    int[] parent = new int[FIRST_SIZE];
    int[] decisionBar = new int[FIRST_SIZE];
    int[] liveFrom = new int[FIRST_SIZE];
    int[] lastBar = new int[FIRST_SIZE];
    /** Bar whose open has seen the order. */
    int[] seenBar = new int[FIRST_SIZE];

    Kind[] kind = new Kind[FIRST_SIZE];
    TimeInForce[] force = new TimeInForce[FIRST_SIZE];
    Ticket.Exits[] exits = new Ticket.Exits[FIRST_SIZE];
    /** Target weight; NaN of other orders. */
    double[] weight = new double[FIRST_SIZE];

    double[] original = new double[FIRST_SIZE];
    double[] remaining = new double[FIRST_SIZE];
    double[] limit = new double[FIRST_SIZE];
    double[] stop = new double[FIRST_SIZE];
    double[] trail = new double[FIRST_SIZE];
    /** Best price since a trailing order is there. */
    double[] extreme = new double[FIRST_SIZE];
    /** Most that one bar fills. */
    double[] visible = new double[FIRST_SIZE];
    /** What this bar filled. */
    double[] shown = new double[FIRST_SIZE];

    boolean[] buy = new boolean[FIRST_SIZE];
    boolean[] reduceOnly = new boolean[FIRST_SIZE];
    /** An exit: whatever the position is. */
    boolean[] closeAll = new boolean[FIRST_SIZE];
    /** Its stop was reached. */
    boolean[] triggered = new boolean[FIRST_SIZE];
    /** Could not be filled where the bar met it. */
    boolean[] stuck = new boolean[FIRST_SIZE];
    /** From a target, and replaced by the next one. */
    boolean[] fromTarget = new boolean[FIRST_SIZE];

    int[] next = new int[FIRST_SIZE];
    final int[] head;
    private final int[] tail;
    private int[] free = new int[FIRST_SIZE];
    private int freeCount;
    private int used;
    private int nextId;

    /** Nothing happens to the orders of a symbol in a bar whose low is above this and whose high is below {@link #calmBelow}. */
    final double[] calmAbove;

    final double[] calmBelow;
    /** The first bar with which an order ends by its age, or an earlier one. */
    int expiry = FOREVER;

    private boolean trying;
    private int savedUsed;
    private int savedId;
    private int savedCount;
    private int[] savedSlot = new int[FIRST_SIZE];
    private double[] savedNumbers = new double[FIRST_SIZE];
    private boolean[] savedTriggered = new boolean[FIRST_SIZE];

    OrderSlots(int symbols) {
        head = new int[symbols];
        tail = new int[symbols];
        calmAbove = new double[symbols];
        calmBelow = new double[symbols];
        Arrays.fill(head, NONE);
        Arrays.fill(tail, NONE);
        Arrays.fill(calmAbove, Double.NEGATIVE_INFINITY);
        Arrays.fill(calmBelow, Double.POSITIVE_INFINITY);
    }

    /** Order of creation, from 0. */
    public int id(int slot) {
        return id[slot];
    }

    /** Index of the symbol. */
    public int symbol(int slot) {
        return symbol[slot];
    }

    /** Bar at whose close it was decided. */
    public int decisionBar(int slot) {
        return decisionBar[slot];
    }

    /** Target weight that it leads to; NaN of other orders. */
    public double weight(int slot) {
        return weight[slot];
    }

    /** Signed base units at its creation. */
    public double quantity(int slot) {
        return original[slot];
    }

    /** Signed base units that were filled. */
    public double filled(int slot) {
        return original[slot] - remaining[slot];
    }

    /** Terms at its creation. */
    public OrderTerms terms(int slot) {
        return new OrderTerms(
                kind[slot],
                limit[slot],
                stop[slot],
                trail[slot],
                force[slot] == TimeInForce.GTD
                        ? new OrderTerms.Life(TimeInForce.GTD, lastBar[slot] - liveFrom[slot] + 1)
                        : new OrderTerms.Life(force[slot], 0),
                reduceOnly[slot],
                parent[slot]);
    }

    /** Orders that are live, of every symbol. */
    public int[] live() {
        int[] slots = new int[used];
        int count = 0;
        for (int first : head) {
            for (int o = first; o != NONE; o = next[o]) {
                slots[count++] = o;
            }
        }
        return Arrays.copyOf(slots, count);
    }

    /** A plain order at the end of the chain of its symbol; the caller sets what is not plain. */
    int add(int ofSymbol, double quantity, Kind ofKind) {
        int o = freeCount > 0 && !trying ? free[--freeCount] : used++;
        if (o == id.length) {
            grow();
        }
        id[o] = nextId++;
        symbol[o] = ofSymbol;
        kind[o] = ofKind;
        force[o] = TimeInForce.GTC;
        exits[o] = Ticket.Exits.NONE;
        parent[o] = NONE;
        lastBar[o] = FOREVER;
        seenBar[o] = NONE;
        weight[o] = Double.NaN;
        original[o] = quantity;
        remaining[o] = quantity;
        buy[o] = quantity > 0;
        limit[o] = Double.NaN;
        stop[o] = Double.NaN;
        trail[o] = Double.NaN;
        extreme[o] = Double.NaN;
        visible[o] = Double.POSITIVE_INFINITY;
        shown[o] = 0;
        reduceOnly[o] = false;
        closeAll[o] = false;
        triggered[o] = false;
        fromTarget[o] = false;
        stuck[o] = false;
        next[o] = NONE;
        if (tail[ofSymbol] == NONE) {
            head[ofSymbol] = o;
        } else {
            next[tail[ofSymbol]] = o;
        }
        tail[ofSymbol] = o;
        wake(ofSymbol);
        return o;
    }

    /** No bar is calm for a symbol until {@link #rest}. */
    void wake(int s) {
        calmAbove[s] = Double.POSITIVE_INFINITY;
        calmBelow[s] = Double.NEGATIVE_INFINITY;
    }

    /** Sets the prices between which none of the orders of a symbol does anything; none where one acts at the next open. */
    void rest(int s) {
        double above = Double.NEGATIVE_INFINITY;
        double below = Double.POSITIVE_INFINITY;
        for (int o = head[s]; o != NONE; o = next[o]) {
            boolean waits = waitsForStop(o);
            boolean limited = kind[o] == Kind.LIMIT || kind[o] == Kind.STOP_LIMIT;
            if (seenBar[o] == NONE || !(waits || limited)) {
                wake(s);
                return;
            }
            double level = waits ? stopLevel(o) : limit[o];
            // a stop to buy and a limit to sell lie above the price
            if (buy[o] == waits) {
                below = Math.min(below, level);
            } else {
                above = Math.max(above, level);
            }
            if (kind[o] == Kind.TRAILING && buy[o]) {
                above = Math.max(above, extreme[o]);
            } else if (kind[o] == Kind.TRAILING) {
                below = Math.min(below, extreme[o]);
            }
        }
        calmAbove[s] = above;
        calmBelow[s] = below;
    }

    /** Whether an order waits for a price that triggers it. */
    boolean waitsForStop(int o) {
        Kind of = kind[o];
        return !triggered[o] && (of == Kind.STOP || of == Kind.STOP_LIMIT || of == Kind.TRAILING);
    }

    /** The price that triggers. */
    double stopLevel(int o) {
        return kind[o] == Kind.TRAILING ? extreme[o] * (buy[o] ? 1 + trail[o] : 1 - trail[o]) : stop[o];
    }

    /** Takes an order out; its {@link #next} stays readable until the next {@link #add}. */
    void remove(int o) {
        int s = symbol[o];
        int before = NONE;
        for (int at = head[s]; at != o; at = next[at]) {
            before = at;
        }
        if (before == NONE) {
            head[s] = next[o];
        } else {
            next[before] = next[o];
        }
        if (tail[s] == o) {
            tail[s] = before;
        }
        if (!trying) {
            if (freeCount == free.length) {
                free = Arrays.copyOf(free, 2 * free.length);
            }
            free[freeCount++] = o;
        }
    }

    /** Whether an order of a chain is still there: chains change under those who walk them. */
    boolean holds(int s, int slot, int ofId) {
        for (int o = head[s]; o != NONE; o = next[o]) {
            if (o == slot) {
                return id[o] == ofId;
            }
        }
        return false;
    }

    /** From here on everything with the orders of a symbol is only tried. */
    void save(int s) {
        trying = true;
        savedUsed = used;
        savedId = nextId;
        savedCount = 0;
        for (int o = head[s]; o != NONE; o = next[o]) {
            if (savedCount == savedSlot.length) {
                savedSlot = Arrays.copyOf(savedSlot, 2 * savedCount);
                savedTriggered = Arrays.copyOf(savedTriggered, 2 * savedCount);
            }
            if (4 * savedCount + 4 > savedNumbers.length) {
                savedNumbers = Arrays.copyOf(savedNumbers, 8 * (savedCount + 1));
            }
            savedSlot[savedCount] = o;
            savedTriggered[savedCount] = triggered[o];
            savedNumbers[4 * savedCount] = remaining[o];
            savedNumbers[4 * savedCount + 1] = extreme[o];
            savedNumbers[4 * savedCount + 2] = shown[o];
            savedNumbers[4 * savedCount + 3] = original[o];
            savedCount++;
        }
    }

    /** As it was when it was saved. */
    void restore(int s) {
        used = savedUsed;
        nextId = savedId;
        head[s] = savedCount == 0 ? NONE : savedSlot[0];
        tail[s] = savedCount == 0 ? NONE : savedSlot[savedCount - 1];
        for (int i = 0; i < savedCount; i++) {
            int o = savedSlot[i];
            next[o] = i + 1 < savedCount ? savedSlot[i + 1] : NONE;
            triggered[o] = savedTriggered[i];
            remaining[o] = savedNumbers[4 * i];
            extreme[o] = savedNumbers[4 * i + 1];
            shown[o] = savedNumbers[4 * i + 2];
            original[o] = savedNumbers[4 * i + 3];
        }
    }

    /** No more trying. */
    void settle() {
        trying = false;
    }

    private void grow() {
        int size = 2 * id.length;
        id = Arrays.copyOf(id, size);
        symbol = Arrays.copyOf(symbol, size);
        parent = Arrays.copyOf(parent, size);
        decisionBar = Arrays.copyOf(decisionBar, size);
        liveFrom = Arrays.copyOf(liveFrom, size);
        lastBar = Arrays.copyOf(lastBar, size);
        seenBar = Arrays.copyOf(seenBar, size);
        kind = Arrays.copyOf(kind, size);
        force = Arrays.copyOf(force, size);
        exits = Arrays.copyOf(exits, size);
        weight = Arrays.copyOf(weight, size);
        original = Arrays.copyOf(original, size);
        remaining = Arrays.copyOf(remaining, size);
        limit = Arrays.copyOf(limit, size);
        stop = Arrays.copyOf(stop, size);
        trail = Arrays.copyOf(trail, size);
        extreme = Arrays.copyOf(extreme, size);
        visible = Arrays.copyOf(visible, size);
        shown = Arrays.copyOf(shown, size);
        buy = Arrays.copyOf(buy, size);
        reduceOnly = Arrays.copyOf(reduceOnly, size);
        closeAll = Arrays.copyOf(closeAll, size);
        triggered = Arrays.copyOf(triggered, size);
        fromTarget = Arrays.copyOf(fromTarget, size);
        stuck = Arrays.copyOf(stuck, size);
        next = Arrays.copyOf(next, size);
    }
}
