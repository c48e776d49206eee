package org.alphalode.op;

import java.io.Serializable;
import org.alphalode.model.Dimension;
import org.alphalode.model.Family;

/**
 * What an expression measures.
 *
 * @param dimension its physical dimension
 * @param family of price, of volume or of both; of a constant no meaning
 * @param kind whether it varies
 */
public record Type(Dimension dimension, Family family, Kind kind) implements Serializable {
    /** Whether an expression varies. */
    public enum Kind {
        VARIABLE,
        /** A number: of no family. */
        CONSTANT,
        /** The number 0: of no family and of any dimension. */
        ZERO
    }

    /** Type of a number. */
    public static Type constant(double value) {
        return new Type(Dimension.NONE, Family.MIXED, value == 0 ? Kind.ZERO : Kind.CONSTANT);
    }

    /** Type of an expression that varies. */
    public static Type of(Dimension dimension, Family family) {
        return new Type(dimension, family, Kind.VARIABLE);
    }

    public boolean isConstant() {
        return kind != Kind.VARIABLE;
    }

    /** This type with another dimension. */
    Type as(Dimension other) {
        return new Type(other, family, kind == Kind.ZERO ? Kind.CONSTANT : kind);
    }

    /** Family of an expression of both operands, in a dimension. */
    Type with(Type other, Dimension result) {
        if (isConstant()) {
            return other.isConstant() ? new Type(result, family, Kind.CONSTANT) : of(result, other.family);
        }
        return of(result, other.isConstant() ? family : family.with(other.family));
    }

    /** As in "price^1 quantity^-1, PRICE". */
    public String text() {
        StringBuilder text = new StringBuilder();
        append(text, "price", dimension.price());
        append(text, "quantity", dimension.quantity());
        append(text, "count", dimension.count());
        append(text, "time", dimension.time());
        String powers = text.isEmpty() ? "dimensionless" : text.toString().trim();
        return isConstant() ? powers + ", constant" : powers + ", " + family;
    }

    private static void append(StringBuilder text, String base, double power) {
        if (power != 0) {
            text.append(base)
                    .append(power == 1 ? "" : "^" + (power == Math.rint(power) ? "" + (long) power : "" + power));
            text.append(' ');
        }
    }
}
