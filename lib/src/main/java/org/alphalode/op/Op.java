package org.alphalode.op;

import java.io.Serializable;
import java.util.List;
import org.alphalode.check.Check;

/**
 * One operator of the formula language: everything that parser, types, canonical form, miner, evaluator, documentation and tests
 * need to know of it.
 *
 * @param name as formulas write it
 * @param doc what it gives, one sentence
 * @param params its arguments: operands, then the window if it has one, then numbers
 * @param typeRule what it asks of its operands and gives
 * @param memory bars that it reads and what a missing value does
 * @param algebra what a factor of its operand does to it
 * @param kernel how it is computed
 * @param reference its slow definition
 */
public record Op(
        String name,
        String doc,
        List<Param> params,
        TypeRule typeRule,
        Memory memory,
        Algebra algebra,
        Lowering kernel,
        Reference reference)
        implements Serializable {

    public Op {
        params = List.copyOf(params);
        Check.that(!params.isEmpty() && params.get(0).kind() == Param.Kind.OPERAND, "%s needs an operand", name);
    }

    /**
     * What an operator reads.
     *
     * @param reach bars before the current one
     * @param nanRule what a missing value does
     */
    public record Memory(Reach reach, NanRule nanRule) implements Serializable {}

    public Reach reach() {
        return memory.reach();
    }

    public NanRule nanRule() {
        return memory.nanRule();
    }

    /** Number of operands; they come first among the arguments. */
    public int operandCount() {
        int count = 0;
        while (count < params.size() && params.get(count).kind() == Param.Kind.OPERAND) {
            count++;
        }
        return count;
    }

    /** Whether the argument after the operands is a window. */
    public boolean hasWindow() {
        int at = operandCount();
        return at < params.size() && params.get(at).kind() == Param.Kind.WINDOW;
    }

    /** Whether it compares symbols at one time. */
    public boolean isSection() {
        return reference instanceof Reference.AcrossSymbols;
    }

    /** As in {@code ts_quantile(x, window, q)}. */
    public String signature() {
        return name + "(" + String.join(", ", params.stream().map(Param::name).toList()) + ")";
    }

    /** Operators are the same where their names are: the catalogue has each once. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Op op && name.equals(op.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    private Object writeReplace() {
        return new ByName(name);
    }

    /** What is written of an operator: its functions are code and stay at home. */
    private record ByName(String name) implements Serializable {
        private Object readResolve() {
            return Operators.named(name);
        }
    }
}
