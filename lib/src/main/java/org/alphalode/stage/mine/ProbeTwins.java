package org.alphalode.stage.mine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.alphalode.expr.Formulas;
import org.alphalode.stage.mine.ladder.Fingerprints;
import org.alphalode.stage.mine.ladder.Ladder;

/**
 * The formulas of a fold that outlived the first rung, by what they behaved like there. Whoever comes later and behaves like one of
 * them dies: what was settled earlier comes first, in a tile the shorter formula, ties by text. Some 100 bytes a formula.
 */
public final class ProbeTwins {
    /** A unit takes a tenth of a second or two. */
    private static final int UNIT_FORMULAS = 256;

    /** Fingerprints without a sign, ascending, and the formulas that have them. */
    private long[] keys = new long[0];

    private String[] formulas = new String[0];

    /**
     * Formulas whose fingerprints are so near that they may be twins.
     *
     * @param groups canonical texts; whom a formula may be a twin of stands before it in its group
     */
    public record Suspects(List<List<String>> groups) implements Serializable {
        public Suspects {
            groups = groups.stream().map(List::copyOf).toList();
        }

        /** In units of work of some formulas, in order. */
        public List<Suspects> units() {
            List<Suspects> units = new ArrayList<>();
            int from = 0;
            int formulas = 0;
            for (int to = 1; to <= groups.size(); to++) {
                formulas += groups.get(to - 1).size();
                if (formulas >= UNIT_FORMULAS || to == groups.size()) {
                    units.add(new Suspects(groups.subList(from, to)));
                    from = to;
                    formulas = 0;
                }
            }
            return units;
        }

        /** Of each formula, group after group, the place in its group of the first that it behaves like, value by value, or its own. */
        public int[] compared(Ladder ladder) {
            return ladder.twins(groups.stream()
                    .map(group -> group.stream().map(Formulas::parse).toList())
                    .toList());
        }

        /** What {@link #compared} says: of those that behave like a formula before them, that formula. */
        public Map<String, String> twins(int[] like) {
            Map<String, String> twins = new TreeMap<>();
            int at = 0;
            for (List<String> group : groups) {
                for (int i = 0; i < group.size(); i++) {
                    int first = like[at++];
                    if (first != i) {
                        twins.put(group.get(i), group.get(first));
                    }
                }
            }
            return twins;
        }
    }

    /** A formula of a tile. */
    private record Entry(long key, String formula) {
        private static final Comparator<Entry> BY_KEY =
                Comparator.comparingLong(Entry::key).thenComparing(Entry::formula);
    }

    /** Who of a tile may be a twin, and of whom. */
    public Suspects suspects(List<String> tile, Fingerprints fingerprints) {
        List<Entry> fresh = entries(tile, fingerprints);
        List<List<String>> suspects = new ArrayList<>();
        int old = 0;
        for (int from = 0; from < fresh.size(); ) {
            int to = from + 1;
            while (old < keys.length
                    && keys[old] + Fingerprints.NEAR < fresh.get(from).key()) {
                old++;
            }
            List<String> before = new ArrayList<>();
            long reach = fresh.get(from).key() + Fingerprints.NEAR;
            boolean grows = true;
            while (grows) {
                grows = false;
                while (old < keys.length && keys[old] <= reach) {
                    reach = Math.max(reach, keys[old] + Fingerprints.NEAR);
                    before.add(formulas[old++]);
                }
                while (to < fresh.size() && fresh.get(to).key() <= reach) {
                    reach = Math.max(reach, fresh.get(to++).key() + Fingerprints.NEAR);
                    grows = true;
                }
            }
            if (before.size() + to - from > 1) {
                Stream<String> here = fresh.subList(from, to).stream()
                        .map(Entry::formula)
                        .sorted(Comparator.comparingInt((String formula) ->
                                        Formulas.parse(formula).nodes())
                                .thenComparing(Comparator.naturalOrder()));
                suspects.add(Stream.concat(before.stream(), here).toList());
            }
            from = to;
        }
        return new Suspects(suspects);
    }

    /** Takes up a tile, or formulas of earlier runs, but for those that behave like another. */
    public void settle(List<String> tile, Fingerprints fingerprints, Map<String, String> twins) {
        List<Entry> fresh = entries(tile, fingerprints);
        fresh.removeIf(entry -> twins.containsKey(entry.formula()));
        long[] oldKeys = keys;
        String[] old = formulas;
        keys = Arrays.copyOf(keys, oldKeys.length + fresh.size());
        formulas = Arrays.copyOf(formulas, keys.length);
        int at = keys.length - 1;
        int i = oldKeys.length - 1;
        for (int j = fresh.size() - 1; j >= 0; at--) {
            if (i >= 0 && oldKeys[i] > fresh.get(j).key()) {
                keys[at] = oldKeys[i];
                formulas[at] = old[i--];
            } else {
                keys[at] = fresh.get(j).key();
                formulas[at] = fresh.get(j--).formula();
            }
        }
    }

    private static List<Entry> entries(List<String> tile, Fingerprints fingerprints) {
        List<Entry> entries = new ArrayList<>();
        fingerprints.forEach((candidate, key) -> entries.add(new Entry(key, tile.get(candidate))));
        entries.sort(Entry.BY_KEY);
        return entries;
    }
}
