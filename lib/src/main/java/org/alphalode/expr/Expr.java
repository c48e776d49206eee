package org.alphalode.expr;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.alphalode.check.Check;
import org.alphalode.op.Op;

/** A formula as written: names, not yet bound to the columns of a panel. */
public sealed interface Expr extends Serializable {

    /** Number of nodes, this one and constants among them. */
    int nodes();

    /** Nodes on the longest way from here to a leaf. */
    int depth();

    /** Bars before the current one that decide the value: so many values are NaN at the begin of the data. */
    int lookbackBars();

    /**
     * A number.
     *
     * @param value finite
     */
    record Const(double value) implements Expr {
        public Const {
            if (!Double.isFinite(value)) {
                Check.that(false, "a constant is finite: %s", value);
            }
            // -0.0 and 0.0 are one number and must be one record
            value += 0.0;
        }

        @Override
        public int nodes() {
            return 1;
        }

        @Override
        public int depth() {
            return 1;
        }

        @Override
        public int lookbackBars() {
            return 0;
        }
    }

    /**
     * A column.
     *
     * @param name snake_case
     */
    record Field(String name) implements Expr {
        @Override
        public int nodes() {
            return 1;
        }

        @Override
        public int depth() {
            return 1;
        }

        @Override
        public int lookbackBars() {
            return 0;
        }
    }

    /**
     * An operator applied to its arguments.
     *
     * @param op from the catalogue
     * @param args one for each parameter of the operator; where that is a window or a number, a {@link Const}
     */
    record Call(Op op, List<Expr> args) implements Expr {
        public Call {
            args = List.copyOf(args);
            // a million formulas are made of calls: what is said of a wrong one is put together only where there is one
            if (args.size() != op.params().size()) {
                Check.that(
                        false,
                        "%s needs %s arguments, not %s",
                        op.name(),
                        op.params().size(),
                        args.size());
            }
            for (int i = op.operandCount(); i < args.size(); i++) {
                String fault = args.get(i) instanceof Const constant
                        ? op.params().get(i).fault(constant.value())
                        : op.params().get(i).name() + " must be a number";
                if (!fault.isEmpty()) {
                    Check.that(false, "%s: %s", op.signature(), fault);
                }
            }
        }

        /** A call with expressions, then numbers, as arguments. */
        public static Call of(Op op, Expr... args) {
            return new Call(op, List.of(args));
        }

        /** The arguments that are expressions. */
        public List<Expr> operands() {
            return args.subList(0, op.operandCount());
        }

        /** The window in bars; 1 where the operator has none. */
        public int window() {
            return op.hasWindow() ? (int) ((Const) args.get(op.operandCount())).value() : 1;
        }

        /** The constant arguments that are not windows. */
        public List<Double> numbers() {
            int from = op.operandCount() + (op.hasWindow() ? 1 : 0);
            return from == args.size()
                    ? List.of()
                    : args.subList(from, args.size()).stream()
                            .map(a -> ((Const) a).value())
                            .toList();
        }

        /** This call with other expressions as operands. */
        public Call withOperands(List<Expr> operands) {
            List<Expr> all = new ArrayList<>(operands);
            all.addAll(args.subList(op.operandCount(), args.size()));
            return new Call(op, all);
        }

        @Override
        public int nodes() {
            int nodes = 1;
            for (Expr arg : args) {
                nodes += arg.nodes();
            }
            return nodes;
        }

        @Override
        public int depth() {
            return 1 + args.stream().mapToInt(Expr::depth).max().orElse(0);
        }

        @Override
        public int lookbackBars() {
            int longest = 0;
            for (int i = 0; i < op.operandCount(); i++) {
                longest = Math.max(longest, args.get(i).lookbackBars());
            }
            return op.reach().bars(window()) + longest;
        }
    }
}
