package org.alphalode.stage.classify;

import java.io.Serializable;
import org.alphalode.model.ClusterMetrics;

/**
 * An alpha measured on its fold's training window.
 *
 * @param alphaId which
 * @param foldId whose training window
 * @param metrics six features
 * @param fault why it can not be classified; empty where it can
 */
public record Measured(String alphaId, String foldId, ClusterMetrics metrics, String fault) implements Serializable {}
