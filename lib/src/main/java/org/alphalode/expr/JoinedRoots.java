package org.alphalode.expr;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alphalode.expr.Program.Step;
import org.alphalode.kernel.Joins;
import org.alphalode.op.Ref;

/**
 * The roots of a program that join two operands, in groups that are summed together once the operands of all of a group are there. A
 * step that only such roots read is not computed.
 */
final class JoinedRoots {
    /** Operands of a group, about: two sides of a tile of the search, few enough to stay in the cache until the last is there. */
    private static final int MOST_OPERANDS = 40;

    static final JoinedRoots NONE = new JoinedRoots();

    private final List<Group> groups = new ArrayList<>();
    /** Numbers of roots. */
    private final Set<Integer> joined = new HashSet<>();
    /** Numbers of steps. */
    private final Set<Integer> skipped = new HashSet<>();

    /**
     * A root.
     *
     * @param number of the root
     * @param by how it joins
     * @param x its left operand's number in the group
     * @param y its right operand's
     */
    record Root(int number, Joins.By by, int x, int y) {}

    /**
     * Roots that are summed together.
     *
     * @param lastStep after which their operands are there
     * @param operands of all of them, each once
     * @param roots of the group
     */
    record Group(int lastStep, List<Ref> operands, List<Root> roots) {}

    private JoinedRoots() {}

    static JoinedRoots of(Program program) {
        JoinedRoots all = new JoinedRoots();
        List<List<Integer>> rootsOf = new ArrayList<>();
        program.steps().forEach(step -> rootsOf.add(new ArrayList<>()));
        Set<Integer> read = new HashSet<>();
        program.steps().forEach(step -> step.in().forEach(in -> read.add(in.step())));
        for (int root = 0; root < program.roots().size(); root++) {
            Ref ref = program.roots().get(root);
            if (ref.lagBars() == 0 && program.steps().get(ref.step()).prim().joins()) {
                rootsOf.get(ref.step()).add(root);
                all.joined.add(root);
            } else {
                read.add(ref.step());
            }
        }
        all.cut(program, rootsOf);
        for (int i = 0; i < rootsOf.size(); i++) {
            if (!rootsOf.get(i).isEmpty() && !read.contains(i)) {
                all.skipped.add(i);
            }
        }
        return all;
    }

    private void cut(Program program, List<List<Integer>> rootsOf) {
        Map<Ref, Integer> operands = new LinkedHashMap<>();
        List<Root> roots = new ArrayList<>();
        int last = 0;
        for (int i = 0; i < rootsOf.size(); i++) {
            Step step = program.steps().get(i);
            if (!rootsOf.get(i).isEmpty()) {
                long more = step.in().stream()
                        .filter(in -> !operands.containsKey(in))
                        .count();
                if (operands.size() + more > MOST_OPERANDS) {
                    groups.add(new Group(last, List.copyOf(operands.keySet()), List.copyOf(roots)));
                    operands.clear();
                    roots.clear();
                }
                Joins.By by = Joins.By.valueOf(step.prim().name());
                int x = operands.computeIfAbsent(step.in().get(0), in -> operands.size());
                int y = operands.computeIfAbsent(step.in().get(1), in -> operands.size());
                rootsOf.get(i).forEach(root -> roots.add(new Root(root, by, x, y)));
                last = i;
            }
        }
        if (!roots.isEmpty()) {
            groups.add(new Group(last, List.copyOf(operands.keySet()), List.copyOf(roots)));
        }
    }

    List<Group> groups() {
        return groups;
    }

    boolean isJoined(int root) {
        return joined.contains(root);
    }

    /** Whether a step is not computed. */
    boolean isSkipped(int step) {
        return skipped.contains(step);
    }
}
