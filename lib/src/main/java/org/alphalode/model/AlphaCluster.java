package org.alphalode.model;

import java.io.Serializable;

/**
 * The cluster of an accepted alpha, from its fold's training window.
 *
 * @param alphaId which alpha
 * @param foldId which fold's training window
 * @param metrics what it was judged by
 * @param cluster where it belongs
 * @param assignedBy how that was found
 * @param distance to the centroid of the cluster, in deviations of the pool's metrics
 */
public record AlphaCluster(
        String alphaId, String foldId, ClusterMetrics metrics, Cluster cluster, AssignedBy assignedBy, double distance)
        implements Serializable {
    /** How a cluster was found. */
    public enum AssignedBy {
        /** The first rule that the alpha fulfils. */
        RULE,
        /** It fulfils none: the nearest centroid. */
        NEAREST
    }
}
