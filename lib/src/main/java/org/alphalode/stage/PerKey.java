package org.alphalode.stage;

import java.io.Serializable;
import java.util.List;

/**
 * A stage that treats each key on its own: big in, big out.
 *
 * @param <K> key
 * @param <I> input row
 * @param <O> output row
 */
public interface PerKey<K, I, O> extends Serializable {
    /** Output of one key. {@code rows} come in the order of the input table's key; the answer depends on nothing else. */
    List<O> apply(K key, List<I> rows);
}
