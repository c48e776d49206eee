package org.alphalode.stage.select;

import org.alphalode.stat.Normal;

/**
 * Takes the local returns for normal: the next one lies about the local mean with the local variance and the error of that mean.
 */
final class LocalNormal implements RelevanceModel {
    @Override
    public double probability(LocalReturns local) {
        double variance = local.variance() * (1 + 1 / local.effectiveCount());
        return variance > 0 ? Normal.below(local.mean() / Math.sqrt(variance)) : Double.NaN;
    }
}
