package org.alphalode.stage.features;

import java.io.Serializable;
import java.util.Arrays;

/** Values of the features of one bar, in the order of their catalogue; NaN where missing. */
public final class FeatureValues implements Serializable {
    private static final long serialVersionUID = 1L;

    private final double[] values;

    private FeatureValues(double[] values) {
        this.values = values;
    }

    /** A copy of {@code values}, which are in the order of the catalogue. */
    public static FeatureValues copyOf(double[] values) {
        return new FeatureValues(values.clone());
    }

    public int size() {
        return values.length;
    }

    /** Value of the feature at a place of the catalogue. */
    public double value(int feature) {
        return values[feature];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureValues v && Arrays.equals(values, v.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
