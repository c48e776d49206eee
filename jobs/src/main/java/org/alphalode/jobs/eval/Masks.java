package org.alphalode.jobs.eval;

import org.alphalode.model.Panel;

/** What a bar that was not trusted at its close gives: nothing. */
final class Masks {
    private Masks() {}

    /** Sets to NaN the values of bars, from {@code fromBar} on, that were not usable at their close. */
    static void apply(Panel panel, int symbol, int fromBar, double[] values) {
        if (!panel.alwaysUsable(symbol)) {
            for (int i = 0; i < values.length; i++) {
                if (!panel.usableAtClose(symbol, fromBar + i)) {
                    values[i] = Double.NaN;
                }
            }
        }
    }
}
