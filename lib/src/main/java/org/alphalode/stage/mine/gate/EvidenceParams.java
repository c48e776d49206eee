package org.alphalode.stage.mine.gate;

import java.io.Serializable;
import java.util.List;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;

/**
 * What is told of accepted alphas; nothing is decided by it.
 *
 * @param horizonBars horizons of the decay curve, distinct and ascending
 * @param participation largest part of a bar's volume that one trade of the book may take
 * @param cuts moments at which each alpha is certified not to look ahead
 * @param gate what decided
 */
public record EvidenceParams(List<Integer> horizonBars, double participation, int cuts, GateParams gate)
        implements Serializable {
    /** From one bar to two days of hourly bars; a hundredth of the volume. */
    public static final EvidenceParams STANDARD =
            new EvidenceParams(List.of(1, 2, 4, 8, 16, 32, 48), 0.01, 8, GateParams.STANDARD);

    public EvidenceParams {
        horizonBars = List.copyOf(horizonBars);
        boolean ascending = horizonBars.stream().sorted().distinct().toList().equals(horizonBars);
        if (horizonBars.isEmpty() || horizonBars.get(0) < 1 || !ascending) {
            throw new AlphaException(
                    ErrorCode.REFUSED,
                    "horizons " + horizonBars + " must be whole bars from 1 on, distinct and ascending");
        }
        if (!(participation > 0) || participation > 1) {
            throw new AlphaException(
                    ErrorCode.REFUSED, "a rate of participation lies in (0, 1], and this is " + participation);
        }
    }
}
