package org.alphalode.stage.features;

import java.io.Serializable;
import org.alphalode.model.FieldSpec;

/**
 * A column of the features table.
 *
 * @param spec name, dimension and family; the dimension of a logarithm is that of what it is taken of, because a change of units
 *     shifts it: only where that is none may it stand alone in an alpha
 * @param formula over the fields of bars
 * @param doc what it tells
 */
public record Feature(FieldSpec spec, String formula, String doc) implements Serializable {
    public String name() {
        return spec.name();
    }

    /** {@code log_x = ln(|x| + 1e-9)}: tames the large and spreads the small (S0.4). */
    Feature logged() {
        return new Feature(
                new FieldSpec("log_" + name(), spec.dimension(), spec.family()),
                "log(abs(" + formula + ") + 1e-9)",
                "Logarithm of the size of " + name());
    }

    /** {@code ssqrt_x = sign(x) sqrt(|x|)}: tames the large and keeps the sign (S0.4). */
    Feature rooted() {
        return new Feature(
                new FieldSpec("ssqrt_" + name(), spec.dimension().power(0.5), spec.family()),
                "ssqrt(" + formula + ")",
                "Signed square root of " + name());
    }
}
