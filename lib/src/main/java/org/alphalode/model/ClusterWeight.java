package org.alphalode.model;

import java.io.Serializable;

/**
 * The part of a target weight that one cluster wants; the parts of a symbol and decision sum to its {@link TargetWeight}.
 *
 * @param symbol what
 * @param closeMicros close of the decision bar
 * @param cluster who wants it
 * @param weight signed fraction of equity
 */
public record ClusterWeight(String symbol, long closeMicros, Cluster cluster, double weight) implements Serializable {}
