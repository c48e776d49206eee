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
    /** Fingerprints without a sign, ascending, and the formulas that have them. */
    private long[] keys = new long[0];

    private String[] formulas = new String[0];

    /**
     * Formulas whose fingerprints are so near that they may be twins.
     *
     * @param formulas canonical texts; whom a formula may be a twin of stands before it
     */
    public record Suspects(List<String> formulas) implements Serializable {
        public Suspects {
            formulas = List.copyOf(formulas);
        }

        /** Those that behave alike over the blocks of the first rung, value by value: of each the one that it behaves like. */
        public Map<String, String> confirmed(Ladder ladder) {
            List<Integer> like =
                    ladder.twins(formulas.stream().map(Formulas::parse).toList());
            Map<String, String> twins = new TreeMap<>();
            for (int i = 0; i < like.size(); i++) {
                if (like.get(i) != i) {
                    twins.put(formulas.get(i), formulas.get(like.get(i)));
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
    public List<Suspects> suspects(List<String> tile, Fingerprints fingerprints) {
        List<Entry> fresh = entries(tile, fingerprints);
        List<Suspects> suspects = new ArrayList<>();
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
                suspects.add(new Suspects(Stream.concat(before.stream(), here).toList()));
            }
            from = to;
        }
        return suspects;
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
