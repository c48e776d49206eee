package org.alphalode.expr;

import java.io.Serializable;
import org.alphalode.check.Check;

/**
 * Bounds that make a formula safe to take from anyone.
 *
 * @param maxChars longest text
 * @param maxDepth deepest nesting
 * @param maxNodes most nodes
 * @param maxWindowBars longest window
 */
public record Limits(int maxChars, int maxDepth, int maxNodes, int maxWindowBars) implements Serializable {
    /** 4 KB of text, 32 deep, 256 nodes, windows of a week of minutes. */
    public static final Limits STANDARD = new Limits(4096, 32, 256, 10_080);

    public Limits {
        Check.that(maxDepth >= 1 && maxDepth <= 256, "depth is between 1 and 256, for the stack's sake: %s", maxDepth);
        Check.that(maxChars >= 1 && maxNodes >= 1 && maxWindowBars >= 1, "limits are at least 1");
    }

    /** What of these bounds an expression exceeds; empty where nothing. */
    public String fault(Expr expr) {
        if (expr.depth() > maxDepth) {
            return "formula nests deeper than " + maxDepth + ": split it";
        }
        if (expr.nodes() > maxNodes) {
            return "formula has " + expr.nodes() + " nodes, more than " + maxNodes + ": split it";
        }
        return widest(expr) > maxWindowBars
                ? "window " + widest(expr) + " is longer than " + maxWindowBars + " bars: shorten it or raise the limit"
                : "";
    }

    private static int widest(Expr expr) {
        if (expr instanceof Expr.Call call) {
            int own = call.op().hasWindow() ? call.window() : 0;
            return Math.max(
                    own, call.operands().stream().mapToInt(Limits::widest).max().orElse(0));
        }
        return 0;
    }
}
