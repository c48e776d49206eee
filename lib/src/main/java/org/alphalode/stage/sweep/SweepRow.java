package org.alphalode.stage.sweep;

import java.io.Serializable;
import java.util.List;
import org.alphalode.stat.Figure;

/**
 * What one strategy did.
 *
 * @param symbol traded
 * @param values of the rule's parameters
 * @param trades entries; one that is still in at the end counts
 * @param totalReturn net, a fraction; a position that is still held is marked at the last close
 * @param sharpe per year, of the returns from close to close of all bars, those without a position too
 * @param sharpeError standard error of the ratio, per year, as of independent normal returns (Lo 2002); NaN where it is undefined
 * @param maxDrawdown largest loss from a high at the closes, a positive fraction
 */
public record SweepRow(
        String symbol,
        List<Integer> values,
        long trades,
        double totalReturn,
        Figure sharpe,
        double sharpeError,
        double maxDrawdown)
        implements Serializable {
    public SweepRow {
        values = List.copyOf(values);
    }
}
