package org.alphalode.stat;

/**
 * What lies below the highest wealth so far of a series of returns; the wealth before the first return is its first high.
 *
 * @param depth deepest loss from a high, a fraction, at least 0
 * @param peak returns before the high of that loss: 0 is the start
 * @param trough index of the return that made it; -1 where there never was a loss
 * @param recovery index of the first return at which the high is reached again; -1 where it is not
 * @param longest most returns in a row that end below a high
 * @param ulcerIndex root of the mean square of the loss from the high, a fraction: Martin and McCann (1989); NaN without a return
 */
public record Underwater(double depth, int peak, int trough, int recovery, int longest, double ulcerIndex) {
    /** Of simple returns per period, shape [n], no NaN; wealth that is used up stays so. */
    public static Underwater of(double[] returns) {
        double wealth = 1;
        double high = 1;
        int highAt = 0;
        int spell = 0;
        int longest = 0;
        double squares = 0;
        double depth = 0;
        int peak = 0;
        int trough = -1;
        int recovery = -1;
        for (int t = 0; t < returns.length; t++) {
            wealth = Math.max(0, wealth * (1 + returns[t]));
            if (wealth >= high) {
                recovery = trough >= 0 && recovery < 0 && highAt == peak ? t : recovery;
                high = wealth;
                highAt = t + 1;
                spell = 0;
            } else {
                longest = Math.max(longest, ++spell);
            }
            double loss = 1 - wealth / high;
            squares += loss * loss;
            if (loss > depth) {
                depth = loss;
                peak = highAt;
                trough = t;
                recovery = -1;
            }
        }
        return new Underwater(depth, peak, trough, recovery, longest, Math.sqrt(squares / returns.length));
    }
}
