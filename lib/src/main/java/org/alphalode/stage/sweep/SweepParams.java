package org.alphalode.stage.sweep;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.check.Refuse;

/**
 * Settings of a sweep.
 *
 * @param grid rule and points
 * @param feeBps of the money that goes in or out, each side, in basis points
 * @param fill at which price a decision is filled
 */
public record SweepParams(SweepGrid grid, double feeBps, Fill fill) implements Serializable {
    public SweepParams {
        Refuse.unless(feeBps >= 0 && feeBps < 10_000, "fee-bps is %s: give 0 or more, below 10000", feeBps);
    }

    /** At which price a decision is filled. */
    public enum Fill {
        /** The close that decided: optimistic, for comparison with others. */
        CLOSE,
        /** The open of the next bar. */
        NEXT_OPEN;

        /** Name on the command line. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Reads {@code close} or {@code next-open}. */
        public static Fill parse(String text) {
            return Arrays.stream(values())
                    .filter(fill -> fill.text().equals(text))
                    .findFirst()
                    .orElseThrow(() ->
                            new AlphaException(ErrorCode.REFUSED, "fill is '" + text + "': write close or next-open"));
        }
    }
}
