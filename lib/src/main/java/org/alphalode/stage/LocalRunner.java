package org.alphalode.stage;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs stages one unit after the other in this thread. */
public final class LocalRunner implements Runner {
    @Override
    public <K extends Comparable<K>, I, O> Map<K, List<O>> run(PerKey<K, I, O> stage, SortedMap<K, List<I>> rowsByKey) {
        Map<K, List<O>> out = new TreeMap<>();
        rowsByKey.forEach((key, rows) -> out.put(key, stage.apply(key, rows)));
        return out;
    }

    @Override
    public <I, U, P, O> O run(FanOut<I, U, P, O> stage, I input) {
        return stage.reduce(
                input,
                stage.plan(input).stream().map(unit -> stage.work(input, unit)).toList());
    }
}
