package org.alphalode.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.alphalode.op.Op;
import org.alphalode.op.Operators;
import org.alphalode.op.Param;

/** Any operator of the catalogue with parameters that the miner may choose. */
final class DrawnCall {
    private DrawnCall() {}

    static Expr of(Random random, Supplier<Expr> operand) {
        Op op = Operators.ALL.get(random.nextInt(Operators.ALL.size()));
        List<Expr> args = new ArrayList<>();
        for (Param param : op.params()) {
            args.add(
                    param.kind() == Param.Kind.OPERAND
                            ? operand.get()
                            : new Expr.Const(param.choices()
                                    .get(random.nextInt(param.choices().size()))));
        }
        return new Expr.Call(op, args);
    }
}
