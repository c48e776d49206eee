package org.alphalode.stage.report;

import java.io.Serializable;
import java.util.List;
import org.alphalode.model.Allocation;

/**
 * Who was trusted when.
 *
 * @param allocations of the manager, one a decision and cluster; a cluster that is absent has weight 0
 * @param activity of the alphas, by alpha and time
 */
public record Decisions(List<Allocation> allocations, List<Activity> activity) implements Serializable {
    public static final Decisions NONE = new Decisions(List.of(), List.of());

    public Decisions {
        allocations = List.copyOf(allocations);
        activity = List.copyOf(activity);
    }

    /**
     * How much an alpha was on in a stretch of time.
     *
     * @param alphaId which
     * @param fromMicros begin of the stretch, UTC epoch microseconds
     * @param activeShare share of its decisions in which the alpha was selected, 0 to 1
     */
    public record Activity(String alphaId, long fromMicros, double activeShare) implements Serializable {}
}
