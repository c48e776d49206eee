package org.alphalode.check;

import java.util.Locale;

/** Checks of what a user gave: options, parameters, constraints. */
public final class Refuse {
    private Refuse() {}

    /**
     * Does nothing where {@code holds}.
     *
     * @param message a {@link String#format} pattern: the problem, the value and the remedy
     * @throws AlphaException (refused) where {@code holds} is false
     */
    public static void unless(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new AlphaException(ErrorCode.REFUSED, String.format(Locale.ROOT, message, values));
        }
    }
}
