package org.alphalode.model;

import java.io.Serializable;

/**
 * What one check of the acceptance gate did in one fold.
 *
 * @param foldId the fold
 * @param place of the check in the order in which they are asked, from 0
 * @param check its name
 * @param threshold that candidates were held against
 * @param came candidates that it was asked about
 * @param killed of them
 */
public record GateCount(String foldId, int place, String check, double threshold, long came, long killed)
        implements Serializable {}
