package org.alphalode.stage.select;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alphalode.check.Check;
import org.alphalode.check.Refuse;
import org.alphalode.model.Cluster;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;

/**
 * One fold's alphas and the market that they are judged in; the three panels lie on one grid.
 *
 * @param fold windows
 * @param states fields of the state of the market, known at the close
 * @param signals one field an alpha: its oriented, standardised signal
 * @param targets one field: the forward return
 * @param clusters cluster of each alpha, by alpha id
 */
public record SelectInput(Fold fold, Panel states, Panel signals, Panel targets, SortedMap<String, Cluster> clusters)
        implements Serializable {
    public SelectInput {
        clusters = Collections.unmodifiableSortedMap(new TreeMap<>(clusters));
        Refuse.unless(!states.fields().isEmpty(), "no state column: name at least one feature in state-columns");
        Check.that(states.sameGrid(signals) && states.sameGrid(targets), "panels of one grid: %s", fold.id());
        Check.that(targets.fields().size() == 1, "one target: %s", targets.fields());
        List<String> ids =
                signals.fields().stream().map(FieldSpec::name).sorted().toList();
        Check.that(ids.equals(List.copyOf(clusters.keySet())), "each alpha has a signal and a cluster: %s", ids);
    }
}
