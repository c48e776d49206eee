package org.alphalode.stage.market;

/**
 * Random numbers by position: the number at (seed, purpose, symbol, bar) is the same whatever else is drawn, and on every machine
 * (integer mixing and {@link StrictMath} alone). The mixing is the finaliser of Steele, Lea and Flood, Fast Splittable Pseudorandom
 * Number Generators, 2014.
 */
final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private final long key;

    /** @param symbol index of the symbol, or -1 for the market as a whole */
    Draws(long seed, Purpose purpose, int symbol) {
        this.key = mix(mix(seed) + purpose.salt * GOLDEN + symbol * 0xD1342543DE82EF95L);
    }

    /** Uniform in (0, 1). */
    double uniform(int bar) {
        return uniformAt(2L * bar);
    }

    /** Standard normal; by Box and Muller. */
    double normal(int bar) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(uniformAt(2L * bar)));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniformAt(2L * bar + 1));
    }

    private double uniformAt(long counter) {
        return ((mix(key + (counter + 1) * GOLDEN) >>> 11) + 0.5) * UNIT;
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /** What numbers are drawn for; one for each independent series. */
    enum Purpose {
        REGIME_CHANGE(1),
        REGIME_CHOICE(2),
        TREND(3),
        FACTOR(4),
        OWN_SHOCK(5),
        MARKET_VOLATILITY(6),
        OWN_VOLATILITY(7),
        JUMP(8),
        JUMP_SIZE(9),
        VOLUME(10),
        TRADE_SIZE(11),
        TAKER_FLOW(12),
        TAKER_NOISE(13),
        NO_TRADE(14),
        GAP(15),
        GAP_LENGTH(16),
        HIGH(17),
        LOW(18),
        TICK(19),
        MEAN_PRICE(20),
        TAKER_PRICE(21);

        private final long salt;

        Purpose(long salt) {
            this.salt = salt;
        }
    }
}
