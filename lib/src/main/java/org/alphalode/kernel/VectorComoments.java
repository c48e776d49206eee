package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Sums of a root against a target where pairs are missing; the vector twin of {@link ScalarComoments#present}. */
final class VectorComoments {
    /** Sums that are written: n, and those of d = x - c, d^2, d y, y, y^2. */
    static final int SUMS = 6;

    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int N = Walk.LANES;

    private VectorComoments() {}

    /** Writes the sums over the pairs that are present; what is missing adds 0, which changes no bit of a sum. */
    static void present(double[] a, int rows, int x, int y, int centre, int out) {
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector one = DoubleVector.broadcast(S, 1);
        DoubleVector c = DoubleVector.fromArray(S, a, centre);
        DoubleVector n = zero;
        DoubleVector sx = zero;
        DoubleVector sxx = zero;
        DoubleVector sxy = zero;
        DoubleVector sy = zero;
        DoubleVector syy = zero;
        for (int i = 0; i < rows * N; i += N) {
            DoubleVector v = DoubleVector.fromArray(S, a, x + i);
            DoubleVector t = DoubleVector.fromArray(S, a, y + i);
            VectorMask<Double> missing = v.add(t).test(VectorOperators.IS_NAN);
            DoubleVector d = v.sub(c).blend(zero, missing);
            t = t.blend(zero, missing);
            n = n.add(one.blend(zero, missing));
            sx = sx.add(d);
            sxx = d.fma(d, sxx);
            sxy = d.fma(t, sxy);
            sy = sy.add(t);
            syy = t.fma(t, syy);
        }
        n.intoArray(a, out);
        sx.intoArray(a, out + N);
        sxx.intoArray(a, out + 2 * N);
        sxy.intoArray(a, out + 3 * N);
        sy.intoArray(a, out + 4 * N);
        syy.intoArray(a, out + 5 * N);
    }
}
