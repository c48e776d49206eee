package org.alphalode.expr;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.alphalode.check.Check;
import org.alphalode.model.Dimension;
import org.alphalode.model.Family;
import org.alphalode.model.FieldSpec;
import org.alphalode.op.SemanticRules;
import org.alphalode.op.Type;

/** Checks that formulas make sense over known fields. A field that is not known counts as dimensionless, family MIXED. */
public final class Typing implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Map<String, FieldSpec> fields = new LinkedHashMap<>();
    private final SemanticRules rules;

    public Typing(List<FieldSpec> fields, SemanticRules rules) {
        fields.forEach(field -> this.fields.put(field.name(), field));
        this.rules = rules;
    }

    /**
     * Type of an expression.
     *
     * @throws org.alphalode.check.AlphaException REFUSED, naming the node and why, where it makes no sense
     */
    public Type typeOf(Expr expr) {
        Judgement judged = judge(expr);
        if (!judged.fault().isEmpty()) {
            throw Errors.refused(judged.fault());
        }
        return judged.type();
    }

    /** What is wrong with an expression as a part of a formula, naming the node; empty where nothing is. */
    public Optional<String> fault(Expr expr) {
        return Optional.of(judge(expr).fault()).filter(fault -> !fault.isEmpty());
    }

    /** What is wrong with an expression as a whole formula, which must be dimensionless; empty where nothing is. */
    public Optional<String> rootFault(Expr expr) {
        Judgement judged = judge(expr);
        if (judged.fault().isEmpty() && !judged.type().dimension().isNone()) {
            return Optional.of(Formulas.print(expr) + " is of " + judged.type().text()
                    + ", but a formula must be dimensionless: divide it by a quantity of its dimension");
        }
        return Optional.of(judged.fault()).filter(fault -> !fault.isEmpty());
    }

    /** Whether an expression makes sense as a whole formula: {@link #rootFault} without saying why not. */
    public boolean isFormula(Expr expr) {
        Optional<Type> type = soundType(expr);
        return type.isPresent() && type.get().dimension().isNone();
    }

    /** Type of an expression; empty where it makes no sense. */
    private Optional<Type> soundType(Expr expr) {
        if (!(expr instanceof Expr.Call call)) {
            return Optional.of(judge(expr).type());
        }
        int operands = call.op().operandCount();
        List<Type> types = new ArrayList<>(operands);
        for (int i = 0; i < operands; i++) {
            Optional<Type> type = soundType(call.args().get(i));
            if (type.isEmpty()) {
                return type;
            }
            types.add(type.get());
        }
        return call.op().typeRule().accepts(types, rules)
                ? Optional.of(call.op().typeRule().gives(types, call.numbers()))
                : Optional.empty();
    }

    /** Names of the expression's columns that have no known dimension, ascending. */
    public SortedSet<String> unknownFields(Expr expr) {
        SortedSet<String> unknown = new TreeSet<>(fieldsOf(expr));
        unknown.removeAll(fields.keySet());
        return unknown;
    }

    /** Names of an expression's columns, ascending. */
    public static SortedSet<String> fieldsOf(Expr expr) {
        SortedSet<String> names = new TreeSet<>();
        if (expr instanceof Expr.Field field) {
            names.add(field.name());
        } else if (expr instanceof Expr.Call call) {
            call.operands().forEach(operand -> names.addAll(fieldsOf(operand)));
        }
        return names;
    }

    private Judgement judge(Expr expr) {
        if (expr instanceof Expr.Const constant) {
            return Judgement.of(Type.constant(constant.value()));
        }
        if (expr instanceof Expr.Field field) {
            FieldSpec spec = fields.get(field.name());
            return Judgement.of(
                    spec == null ? Type.of(Dimension.NONE, Family.MIXED) : Type.of(spec.dimension(), spec.family()));
        }
        Check.that(expr instanceof Expr.Call, "an expression is a constant, a field or a call");
        return judgeCall((Expr.Call) expr);
    }

    private Judgement judgeCall(Expr.Call call) {
        List<Judgement> operands = call.operands().stream().map(this::judge).toList();
        Optional<Judgement> faulty =
                operands.stream().filter(o -> !o.fault().isEmpty()).findFirst();
        if (faulty.isPresent()) {
            return faulty.get();
        }
        List<Type> types = operands.stream().map(Judgement::type).toList();
        String fault = call.op().typeRule().fault(types, rules);
        return fault.isEmpty()
                ? Judgement.of(call.op().typeRule().gives(types, call.numbers()))
                : new Judgement(
                        types.get(0),
                        "in " + Formulas.print(call) + ": " + call.op().name() + " " + fault);
    }

    private record Judgement(Type type, String fault) {
        static Judgement of(Type type) {
            return new Judgement(type, "");
        }
    }
}
