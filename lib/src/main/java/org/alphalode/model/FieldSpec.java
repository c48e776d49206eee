package org.alphalode.model;

import java.io.Serializable;
import org.alphalode.check.Check;

/**
 * A column of a panel: what the formula language knows of it.
 *
 * @param name snake_case
 * @param dimension its physical dimension
 * @param family of price, of volume or of both
 */
public record FieldSpec(String name, Dimension dimension, Family family) implements Serializable {
    public FieldSpec {
        Check.that(!name.isEmpty(), "a field has a name");
    }

    /** A dimensionless field. */
    public static FieldSpec pure(String name, Family family) {
        return new FieldSpec(name, Dimension.NONE, family);
    }
}
