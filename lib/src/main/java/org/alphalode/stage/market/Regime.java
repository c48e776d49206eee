package org.alphalode.stage.market;

/** States of the market as a whole. */
enum Regime {
    CALM(0.6, 0, 0),
    VOLATILE(1.9, 0, 0),
    /** Drifts one way, chosen when it begins. */
    TRENDING(1, 0.04, 0),
    /** Takes back a little of each move. */
    CHOPPY(1, 0, 0.03);

    private static final double CHANGES_PER_BAR = 1.0 / 200;

    private final double volatility;
    private final double drift;
    private final double reversal;

    Regime(double volatility, double drift, double reversal) {
        this.volatility = volatility;
        this.drift = drift;
        this.reversal = reversal;
    }

    /** Factor on the volatility of every symbol. */
    double volatility() {
        return volatility;
    }

    /** Mean of the return, in its standard deviations. */
    double drift() {
        return drift;
    }

    /** Share of the last shock that is taken back. */
    double reversal() {
        return reversal;
    }

    /** A Markov chain: at a change each of the other regimes is as likely. */
    static Regime[] path(long seed, int bars) {
        Draws change = new Draws(seed, Draws.Purpose.REGIME_CHANGE, -1);
        Draws choice = new Draws(seed, Draws.Purpose.REGIME_CHOICE, -1);
        Regime[] all = values();
        Regime[] path = new Regime[bars];
        int now = (int) (choice.uniform(0) * all.length);
        for (int t = 0; t < bars; t++) {
            if (t > 0 && change.uniform(t) < CHANGES_PER_BAR) {
                now = (now + 1 + (int) (choice.uniform(t) * (all.length - 1))) % all.length;
            }
            path[t] = all[now];
        }
        return path;
    }
}
