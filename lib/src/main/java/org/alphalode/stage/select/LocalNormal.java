package org.alphalode.stage.select;

import org.hipparchus.special.Erf;

/**
 * Takes the local returns for normal: the next one lies about the local mean with the local variance and the error of that mean.
 */
final class LocalNormal implements RelevanceModel {
    @Override
    public double probability(LocalReturns local) {
        double variance = local.variance() * (1 + 1 / local.effectiveCount());
        return variance > 0 ? 0.5 * Erf.erfc(-local.mean() / Math.sqrt(2 * variance)) : Double.NaN;
    }
}
