package org.alphalode.stage.manage;

import java.io.Serializable;
import java.util.List;
import org.alphalode.model.Allocation;
import org.alphalode.model.AlphaWeight;
import org.alphalode.model.ClusterWeight;
import org.alphalode.model.TargetWeight;

/**
 * What the manager decided in the test windows, by fold and time.
 *
 * @param allocations one row for each decision and cluster that has alphas
 * @param targets what the book should hold; a symbol without a row keeps what it has
 * @param parts which cluster wants how much of each target
 * @param alphaParts which alpha wants how much of each target
 */
public record ManageOutput(
        List<Allocation> allocations,
        List<TargetWeight> targets,
        List<ClusterWeight> parts,
        List<AlphaWeight> alphaParts)
        implements Serializable {
    public ManageOutput {
        allocations = List.copyOf(allocations);
        targets = List.copyOf(targets);
        parts = List.copyOf(parts);
        alphaParts = List.copyOf(alphaParts);
    }
}
