package org.alphalode.stage.classify;

import java.io.Serializable;
import org.alphalode.check.Check;

/**
 * What a run of classification was told: the limits of S0.15 below which an alpha is discarded.
 *
 * @param minDeviation deviation over root mean square of its values
 * @param minDistinctValues distinct values of all symbols together
 * @param maxMissing share of bars of the training window without a value, of the bars that have a return
 */
public record ClassifyParams(double minDeviation, int minDistinctValues, double maxMissing) implements Serializable {
    public static final ClassifyParams STANDARD = new ClassifyParams(1e-6, 10, 0.2);

    public ClassifyParams {
        Check.that(minDeviation >= 0, "a deviation is at least 0: %s", minDeviation);
        Check.that(minDistinctValues >= 2, "what varies has at least 2 values: %s", minDistinctValues);
        Check.that(maxMissing >= 0 && maxMissing <= 1, "a share lies in [0, 1]: %s", maxMissing);
    }
}
