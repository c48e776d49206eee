package org.alphalode.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alphalode.expr.Program.Step;
import org.alphalode.op.Lowering;
import org.alphalode.op.Prim;
import org.alphalode.op.Ref;

/** Turns expressions into steps; equal steps become one, over the whole batch. */
final class ProgramBuilder implements Lowering.Assembler {
    private final List<String> fields;
    private final Map<Expr, Ref> lowered = new HashMap<>();
    private final Map<Step, Integer> numbers = new LinkedHashMap<>();
    private final List<Step> asked = new ArrayList<>();

    private final List<Step> ordered = new ArrayList<>();
    private final Map<Integer, Integer> places = new HashMap<>();

    private ProgramBuilder(List<String> fields) {
        this.fields = fields;
    }

    /** The steps of all roots; {@code fields} are the columns that these read. */
    static Program build(List<Expr> roots, List<String> fields) {
        ProgramBuilder builder = new ProgramBuilder(fields);
        List<Ref> values = roots.stream().map(builder::lower).toList();
        return new Program(builder.ordered, values.stream().map(builder::place).toList(), fields);
    }

    private Ref lower(Expr expr) {
        Ref known = lowered.get(expr);
        if (known != null) {
            return known;
        }
        Ref made;
        if (expr instanceof Expr.Call call) {
            List<Ref> in = call.operands().stream().map(this::lower).toList();
            made = call.op().kernel().lower(this, new Lowering.Operands(in, call.window(), call.numbers()));
        } else if (expr instanceof Expr.Field field) {
            made = ask(new Step(Prim.FIELD, fields.indexOf(field.name()), List.of(), 0));
        } else {
            made = constant(((Expr.Const) expr).value());
        }
        lowered.put(expr, made);
        return made;
    }

    @Override
    public Ref step(Prim prim, int window, double number, List<Ref> in) {
        return ask(new Step(prim, window, in, number));
    }

    @Override
    public Ref constant(double value) {
        return ask(new Step(Prim.CONSTANT, 1, List.of(), value));
    }

    private Ref ask(Step step) {
        Integer number = numbers.computeIfAbsent(step, key -> {
            asked.add(key);
            return asked.size() - 1;
        });
        return new Ref(number, 0, 0);
    }

    /** Puts a result's step, after those of its inputs, into the order. */
    private Ref place(Ref wanted) {
        Ref ref = preferred(wanted);
        Integer number = ref.step();
        Integer at = places.get(number);
        if (at == null) {
            Step step = asked.get(number);
            List<Ref> in = step.in().stream().map(this::place).toList();
            ordered.add(new Step(step.prim(), step.window(), in, step.number()));
            at = ordered.size() - 1;
            places.put(number, at);
        }
        return new Ref(at, ref.result(), ref.lagBars());
    }

    /** Where mean, standard deviation and skewness of a window are asked for, the step that gives all that are; the bits are the same. */
    private Ref preferred(Ref ref) {
        Step step = asked.get(ref.step());
        if (step.prim() != Prim.MEAN && step.prim() != Prim.MEAN_STD && step.prim() != Prim.SKEW) {
            return ref;
        }
        Step both = new Step(Prim.MEAN_STD, step.window(), step.in(), step.number());
        Integer number = numbers.get(both);
        if (number == null) {
            return ref;
        }
        if (!numbers.containsKey(new Step(Prim.SKEW, step.window(), step.in(), step.number()))) {
            return new Ref(number, ref.result(), ref.lagBars());
        }
        Ref all = ask(new Step(Prim.MEAN_STD_SKEW, step.window(), step.in(), step.number()));
        return new Ref(all.step(), step.prim() == Prim.SKEW ? 2 : ref.result(), ref.lagBars());
    }
}
