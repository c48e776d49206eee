package org.alphalode.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Uses each operator of the kernels before the first of them runs.
 *
 * <p>C2 of JDK 17 counts the traps of a kind that all methods taken into a kernel have run into, and where there are a hundred
 * ({@code PerMethodTrapLimit}) it guards each further vector with a virtual call, which makes an object of it. The JDK's table of
 * operators is taken into a kernel with each operation, and runs into a trap with each operator that is first used after the table was
 * compiled: four of them fill the hundred at 25 operations.
 */
final class VectorFirstUse {
    private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;

    private VectorFirstUse() {}

    /** Returns a vector that depends on all of them, so that none can be left out. */
    static LongVector ofOperators() {
        DoubleVector d = DoubleVector.broadcast(S, 1);
        d = d.add(d).sub(d).mul(d).div(d).min(d).max(d).abs().fma(d, d).lanewise(VectorOperators.SQRT);
        d = VectorRoots.seed(d);
        d = d.blend(0, VectorRoots.isFine(d))
                .blend(1, d.test(VectorOperators.IS_NAN).or(d.test(VectorOperators.IS_FINITE)));
        d = d.blend(d, d.compare(VectorOperators.GE, d));
        d = d.add(d.reduceLanes(VectorOperators.ADD));
        LongVector l = d.reinterpretAsLongs();
        l = l.and(l).or(l).add(l).sub(l).mul(l).min(l).max(l);
        l = l.lanewise(VectorOperators.XOR, l).lanewise(VectorOperators.AND_NOT, l);
        l = l.lanewise(VectorOperators.LSHL, 1)
                .lanewise(VectorOperators.LSHR, 1)
                .lanewise(VectorOperators.ASHR, 1);
        return l.add(l.reduceLanes(VectorOperators.OR))
                .add(l.reduceLanes(VectorOperators.MIN))
                .add(l.reduceLanes(VectorOperators.ADD));
    }
}
