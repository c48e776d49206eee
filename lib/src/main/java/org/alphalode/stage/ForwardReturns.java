package org.alphalode.stage;

import java.util.List;
import org.alphalode.check.AlphaException;
import org.alphalode.check.Check;
import org.alphalode.check.ErrorCode;
import org.alphalode.model.BarFields;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Panel;

/** The one target of the platform: what a decision at the close of a bar can earn from the next bar's open on. */
public final class ForwardReturns {
    /** Field of the panel that {@link #of} gives. */
    public static final FieldSpec TARGET = FieldSpec.pure("target", Family.PRICE);

    private ForwardReturns() {}

    /**
     * Forward return at bar t over h bars: {@code open[t+1+h] / open[t+1] - 1}, per symbol.
     *
     * @param market bars with their opens
     * @param horizonBars h, at least 1
     * @return one field {@code target} as a fraction (0.01 = 1 %); NaN where either open is missing and where a bar of
     *     {@code [t+1, t+1+h]} was suspect at its close, so also at the last h + 1 bars. Usable flags as in {@code market}.
     */
    public static Panel of(Panel market, int horizonBars) {
        Check.that(horizonBars >= 1, "a horizon is at least one bar: %s", horizonBars);
        int open = market.fieldIndex(BarFields.OPEN.name());
        if (open < 0) {
            throw new AlphaException(
                    ErrorCode.REFUSED,
                    "forward returns need the field 'open', and the panel has " + market.fields()
                            + ": give market bars");
        }
        Panel.Builder out = new Panel.Builder(
                market.symbols(), List.of(TARGET), market.interval(), market.closeMicros(0), market.barCount());
        for (int symbol = 0; symbol < market.symbolCount(); symbol++) {
            out.set(0, symbol, series(market, market.series(open, symbol), symbol, horizonBars));
            for (int bar = 0; bar < market.barCount(); bar++) {
                if (!market.usableAtClose(symbol, bar)) {
                    out.notUsableAtClose(symbol, bar);
                }
            }
        }
        return out.build();
    }

    private static double[] series(Panel market, double[] open, int symbol, int horizonBars) {
        double[] target = new double[open.length];
        int suspect = open.length; // nearest suspect bar after t
        for (int t = open.length - 1; t >= 0; t--) {
            int exit = t + 1 + horizonBars;
            boolean known = exit < open.length && suspect > exit && open[t + 1] > 0;
            double value = known ? open[exit] / open[t + 1] - 1 : Double.NaN;
            target[t] = Double.isInfinite(value) ? Double.NaN : value;
            suspect = market.usableAtClose(symbol, t) ? suspect : t;
        }
        return target;
    }
}
