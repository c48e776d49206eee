package org.alphalode.stage;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Runs stages; every runner gives the same bytes. */
public interface Runner {
    /** Applies a stage to each key; the answer is in key order. */
    <K extends Comparable<K>, I, O> Map<K, List<O>> run(PerKey<K, I, O> stage, SortedMap<K, List<I>> rowsByKey);

    /** Plans, works every unit, and merges. */
    <I, U, P, O> O run(FanOut<I, U, P, O> stage, I input);
}
