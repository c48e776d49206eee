package org.alphalode.op;

import java.util.List;

/** Says how an operator is computed: the steps that it becomes. */
@FunctionalInterface
public interface Lowering {
    /** The result, after its steps were asked of the assembler. */
    Ref lower(Assembler assembler, Operands operands);

    /** One step on all operands. */
    static Lowering one(Prim prim) {
        return (assembler, o) -> assembler.step(prim, o.window(), o.in());
    }

    /** One step on all operands with the first constant argument as its number. */
    static Lowering numbered(Prim prim) {
        return (assembler, o) -> assembler.step(prim, o.window(), o.numbers().get(0), o.in());
    }

    /**
     * What an operator is applied to.
     *
     * @param in its operands
     * @param window its window in bars; 1 where it has none
     * @param numbers its other constant arguments
     */
    record Operands(List<Ref> in, int window, List<Double> numbers) {
        /** First operand. */
        public Ref x() {
            return in.get(0);
        }

        /** Second operand. */
        public Ref y() {
            return in.get(1);
        }
    }

    /** Takes steps; a step that was asked for before is not repeated. */
    interface Assembler {
        /** First result of a step over one or more inputs. */
        default Ref step(Prim prim, int window, List<Ref> in) {
            return step(prim, window, 0, in);
        }

        /** As {@link #step(Prim, int, List)}, of a step that needs a number. */
        Ref step(Prim prim, int window, double number, List<Ref> in);

        /** A number in every row. */
        Ref constant(double value);

        /** First result of an elementwise step on two inputs. */
        default Ref step(Prim prim, Ref x, Ref y) {
            return step(prim, 1, List.of(x, y));
        }
    }
}
