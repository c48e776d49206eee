package org.alphalode.jobs.selftest;

import java.io.Serializable;
import org.alphalode.stage.mine.gate.GateParams;

/**
 * How much is tried.
 *
 * @param markets of each control; the corrupted ones are a fifth of it
 * @param noiseFormulas tried in each market of noise
 * @param plantedFormulas tried in each other market
 * @param planted how much there is to be found
 * @param seed of all markets
 * @param gate what decides
 */
record ControlPlan(int markets, int noiseFormulas, int plantedFormulas, Planted planted, long seed, GateParams gate)
        implements Serializable {
    /**
     * A planted formula.
     *
     * @param trueIc its correlation with the next bar's return
     * @param bars of each of eight symbols: enough to tell it from noise among all that is tried
     */
    record Planted(double trueIc, int bars) implements Serializable {
        static final Planted STANDARD = new Planted(0.03, 9_000);
    }

    int markets(Control control) {
        return switch (control) {
            case NOISE, PLANTED -> markets;
            case CORRUPTED, UNGUARDED -> Math.max(1, markets / 5);
        };
    }
}
