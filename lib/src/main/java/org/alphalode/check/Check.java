package org.alphalode.check;

import java.util.Locale;

/** Checks of arguments whose violation is a programmer's fault. */
public final class Check {
    private Check() {}

    /**
     * Does nothing where {@code holds}.
     *
     * @param message a {@link String#format} pattern: what must hold and the value that does not
     * @throws IllegalArgumentException where {@code holds} is false
     */
    public static void that(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
        }
    }
}
