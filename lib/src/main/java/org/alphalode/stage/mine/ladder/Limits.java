package org.alphalode.stage.mine.ladder;

import java.io.Serializable;

/**
 * What a candidate must reach on the full training window.
 *
 * @param minIc |Pearson IC|
 * @param minCoverage share of the known targets that have a value
 * @param minDeviation deviation over root mean square, least of the symbols that vary
 */
public record Limits(double minIc, double minCoverage, double minDeviation) implements Serializable {}
