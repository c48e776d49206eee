package org.alphalode.expr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.alphalode.expr.Program.Step;
import org.alphalode.kernel.Walk;
import org.alphalode.op.Prim;
import org.alphalode.op.Ref;

/**
 * Where in one array each result of a program lies. A result that later rows look back at has a place of its own, with its history
 * before the block's rows; the others share places as soon as their last reader is done.
 */
final class Layout {
    /** Doubles before the first row: with the array's header of 16 bytes, rows lie on the cache lines of a large array. */
    private static final int FIRST = 6;
    /** Places begin at different lines of a 4 KB page: loads that differ from a store by whole pages wait for it. */
    private static final int STAGGER_ROWS = 11;

    private static final int PAGE_ROWS = 64;

    private final Program program;
    private final int blockRows;
    /** [step][result]: offset of the block's first row. */
    private final int[][] offsets;
    /** [step][result]: rows kept before it. */
    private final int[][] history;
    /** [step]: last step that reads it. */
    private final int[] lastReader;

    private int places;
    private int end = FIRST;

    /** @param joined roots whose operands must be there when their group is summed */
    Layout(Program program, int blockRows, JoinedRoots joined) {
        this.program = program;
        this.blockRows = blockRows;
        int n = program.steps().size();
        this.offsets = new int[n][];
        this.history = new int[n][];
        this.lastReader = new int[n];
        for (int i = 0; i < n; i++) {
            offsets[i] = new int[program.steps().get(i).prim().results()];
            history[i] = new int[offsets[i].length];
            lastReader[i] = i;
        }
        readers();
        for (JoinedRoots.Group group : joined.groups()) {
            group.operands().forEach(in -> lastReader[in.step()] = Math.max(lastReader[in.step()], group.lastStep()));
        }
        place();
    }

    int offset(Ref ref) {
        return offsets[ref.step()][ref.result()] - ref.lagBars() * Walk.LANES;
    }

    int offset(int step, int result) {
        return offsets[step][result];
    }

    int history(int step, int result) {
        return history[step][result];
    }

    /** Reserves rows for another purpose; the offset of the first. */
    int reserve(int rows) {
        int row = (end - FIRST) / Walk.LANES;
        int wanted = places++ * STAGGER_ROWS % PAGE_ROWS;
        row += Math.floorMod(wanted - row, PAGE_ROWS);
        end = FIRST + (row + rows) * Walk.LANES;
        return FIRST + row * Walk.LANES;
    }

    /** Length of the array. */
    int length() {
        return end;
    }

    private void readers() {
        for (int i = 0; i < lastReader.length; i++) {
            Step step = program.steps().get(i);
            for (Ref in : step.in()) {
                lastReader[in.step()] = i;
                remember(in, step.reach());
            }
        }
        program.roots().forEach(root -> remember(root, 0));
    }

    private void remember(Ref ref, int reach) {
        history[ref.step()][ref.result()] = Math.max(history[ref.step()][ref.result()], ref.lagBars() + reach);
    }

    private void place() {
        Deque<Integer> free = new ArrayDeque<>();
        List<List<Integer>> lastReadAt = lastReadAt();
        for (int i = 0; i < offsets.length; i++) {
            for (int result = 0; result < offsets[i].length; result++) {
                offsets[i][result] = shared(i) && !free.isEmpty() ? free.pop() : own(history[i][result]);
            }
            for (int done : lastReadAt.get(i)) {
                for (int offset : offsets[done]) {
                    free.push(offset);
                }
            }
        }
    }

    /** [step]: steps that it is the last to read and that share places, ascending. */
    private List<List<Integer>> lastReadAt() {
        List<List<Integer>> steps = new ArrayList<>();
        for (int i = 0; i < lastReader.length; i++) {
            steps.add(new ArrayList<>());
        }
        for (int i = 0; i < lastReader.length; i++) {
            if (shared(i)) {
                steps.get(lastReader[i]).add(i);
            }
        }
        return steps;
    }

    private int own(int rowsBefore) {
        return reserve(rowsBefore + blockRows) + rowsBefore * Walk.LANES;
    }

    /** Constants are written once and stay. */
    private boolean shared(int step) {
        boolean shared = program.steps().get(step).prim() != Prim.CONSTANT;
        for (int rows : history[step]) {
            shared &= rows == 0;
        }
        return shared;
    }
}
