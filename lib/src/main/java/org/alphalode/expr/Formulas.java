package org.alphalode.expr;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Reads, writes and identifies formulas. */
public final class Formulas {
    private static final int ID_BYTES = 16;

    private Formulas() {}

    /** Reads a formula within the standard limits. */
    public static Expr parse(String text) {
        return parse(text, Limits.STANDARD);
    }

    /**
     * Reads a formula.
     *
     * @throws org.alphalode.check.AlphaException REFUSED, with line, column and a caret, where the text is not a formula or exceeds the limits
     */
    public static Expr parse(String text, Limits limits) {
        return new Parser(text, limits).parse();
    }

    /** The text that {@link #parse(String)} reads back as the same expression. */
    public static String print(Expr expr) {
        return Printer.print(expr);
    }

    /**
     * The one form of all formulas that differ from this one only by the order of operands that commute, by constants that can be
     * computed, by x - x, by double negation, and by a sign or positive scale of the whole, which do not change a ranking or |IC|.
     */
    public static Expr canonical(Expr expr) {
        return Canonical.of(expr);
    }

    /** Identity of a formula: 32 hexadecimal digits, the first 128 bits of SHA-256 of the canonical text. */
    public static String id(Expr expr) {
        return hash(print(canonical(expr)));
    }

    /** As {@link #id}, of the text of a formula that is canonical already. */
    public static String idOfCanonical(String text) {
        return hash(text);
    }

    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
