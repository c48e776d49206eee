package org.alphalode.op;

import java.util.List;
import org.alphalode.model.Dimension;
import org.alphalode.model.Family;

/** What an operator asks of the types of its operands, and the type that it gives. */
public enum TypeRule {
    /** Operands of equal dimension and family; gives theirs. */
    ALIKE("operands of one dimension and family; keeps them"),
    /** Operands of equal dimension and family; gives a dimensionless one. */
    COMPARE("operands of one dimension and family; gives dimensionless"),
    /** A condition of any kind, then branches that are alike. */
    BRANCH("branches of one dimension and family; keeps them"),
    /** One operand; keeps its dimension. */
    KEEP("keeps the dimension"),
    /** First operand decides; the others may be of any dimension. */
    KEEP_FIRST("keeps the dimension of the first operand"),
    /** Operands must be dimensionless. */
    NEED_NONE("needs dimensionless"),
    /** Any operand; gives a dimensionless one. */
    GIVE_NONE("gives dimensionless"),
    /** Product of the dimensions. */
    PRODUCT("multiplies the dimensions"),
    /** Quotient of the dimensions. */
    QUOTIENT("divides the dimensions"),
    /** Square root of the dimension. */
    ROOT("square root of the dimension"),
    /** Square of the dimension. */
    SQUARE("square of the dimension"),
    /** The dimension to the power of the constant argument. */
    POWER("dimension to the power of the exponent");

    private final String text;

    TypeRule(String text) {
        this.text = text;
    }

    /** The rule in words. */
    public String text() {
        return text;
    }

    /** Whether the operands are taken. */
    public boolean accepts(List<Type> in, SemanticRules rules) {
        return switch (this) {
            case ALIKE, COMPARE -> areAlike(in.get(0), in.get(1), rules);
            case BRANCH -> areAlike(in.get(1), in.get(2), rules);
            case NEED_NONE -> in.stream().allMatch(type -> type.dimension().isNone());
            case KEEP, KEEP_FIRST, GIVE_NONE, PRODUCT, QUOTIENT, ROOT, SQUARE, POWER -> true;
        };
    }

    /** Why the operands are refused; empty where they are not. */
    public String fault(List<Type> in, SemanticRules rules) {
        return switch (this) {
            case ALIKE, COMPARE -> alikeFault(in.get(0), in.get(1), rules);
            case BRANCH -> alikeFault(in.get(1), in.get(2), rules);
            case NEED_NONE -> in.stream()
                    .filter(type -> !type.dimension().isNone())
                    .findFirst()
                    .map(type -> "needs a dimensionless operand, not one of " + type.text()
                            + ": divide it by a quantity of its dimension")
                    .orElse("");
            case KEEP, KEEP_FIRST, GIVE_NONE, PRODUCT, QUOTIENT, ROOT, SQUARE, POWER -> "";
        };
    }

    /** Type of the result; numbers are the constant arguments. */
    public Type gives(List<Type> in, List<Double> numbers) {
        Type first = in.get(0);
        return switch (this) {
            case ALIKE -> alike(first, in.get(1));
            case COMPARE -> first.with(in.get(1), Dimension.NONE);
            case BRANCH -> alike(in.get(1), in.get(2));
            case KEEP, KEEP_FIRST, NEED_NONE -> first;
            case GIVE_NONE -> in.size() == 1 ? first.as(Dimension.NONE) : first.with(in.get(1), Dimension.NONE);
            case PRODUCT -> first.with(
                    in.get(1), first.dimension().times(in.get(1).dimension()));
            case QUOTIENT -> first.with(
                    in.get(1), first.dimension().over(in.get(1).dimension()));
            case ROOT -> first.as(first.dimension().power(0.5));
            case SQUARE -> first.as(first.dimension().power(2));
            case POWER -> first.as(first.dimension().power(numbers.get(0)));
        };
    }

    private static Type alike(Type a, Type b) {
        return a.with(b, a.kind() == Type.Kind.ZERO ? b.dimension() : a.dimension());
    }

    private static boolean areAlike(Type a, Type b, SemanticRules rules) {
        return areOfOneDimension(a, b, rules) && areOfOneFamily(a, b, rules);
    }

    private static boolean areOfOneDimension(Type a, Type b, SemanticRules rules) {
        boolean zero = a.kind() == Type.Kind.ZERO || b.kind() == Type.Kind.ZERO;
        return !rules.equalDimension() || zero || a.dimension().equals(b.dimension());
    }

    private static boolean areOfOneFamily(Type a, Type b, SemanticRules rules) {
        boolean constant = a.isConstant() || b.isConstant();
        boolean mixed = a.family() == Family.MIXED || b.family() == Family.MIXED;
        return !rules.equalFamily() || constant || a.family() == b.family() || (mixed && rules.mixedWithAny());
    }

    private static String alikeFault(Type a, Type b, SemanticRules rules) {
        if (!areOfOneDimension(a, b, rules)) {
            return "needs operands of equal dimension, not " + a.text() + " and " + b.text();
        }
        return areOfOneFamily(a, b, rules) ? "" : "needs operands of one family, not " + a.text() + " and " + b.text();
    }
}
