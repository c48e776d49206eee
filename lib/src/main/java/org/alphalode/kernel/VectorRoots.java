package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** What {@link ScalarRoots} begins with, for kernels in the Vector API; short enough to be compiled into their loops. */
final class VectorRoots {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> HALF =
            VectorSpecies.of(float.class, VectorShape.forBitSize(S.vectorBitSize() / 2));

    private VectorRoots() {}

    /** {@code 1 / sqrt(x)} in single precision. */
    static DoubleVector seed(DoubleVector x) {
        FloatVector root = ((FloatVector) x.convertShape(VectorOperators.D2F, HALF, 0)).lanewise(VectorOperators.SQRT);
        return (DoubleVector) FloatVector.broadcast(HALF, 1).div(root).convertShape(VectorOperators.F2D, S, 0);
    }

    /** Whether each seed is one: its residual is small enough; NaN is not. */
    static VectorMask<Double> isFine(DoubleVector residual) {
        return residual.abs().compare(VectorOperators.LT, ScalarRoots.LARGEST_RESIDUAL);
    }
}
