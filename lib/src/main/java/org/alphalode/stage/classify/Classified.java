package org.alphalode.stage.classify;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alphalode.model.AlphaCluster;
import org.alphalode.model.Cluster;

/**
 * Pools, classified (S0.19, S0.20).
 *
 * @param qualified by fold, in the order of the alphas
 * @param discarded those that failed the validation of S0.15, with the reason
 */
public record Classified(List<AlphaCluster> qualified, List<Measured> discarded) implements Serializable {
    public Classified {
        qualified = List.copyOf(qualified);
        discarded = List.copyOf(discarded);
    }

    /** Alphas of a fold in each cluster that has some. */
    public Map<Cluster, Long> distribution(String foldId) {
        return qualified.stream()
                .filter(alpha -> alpha.foldId().equals(foldId))
                .collect(Collectors.groupingBy(AlphaCluster::cluster, TreeMap::new, Collectors.counting()));
    }
}
