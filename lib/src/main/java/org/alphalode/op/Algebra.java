package org.alphalode.op;

/** What an operator does to a factor c of its operand: the law by which the canonical form pulls signs and scales out. */
public enum Algebra {
    /** No law that the canonical form uses. */
    NONE,
    /** f(cx) = c f(x). */
    LINEAR,
    /** f(cx) = |c| f(x). */
    ABSOLUTE,
    /** f(cx) = c^2 f(x). */
    QUADRATIC,
    /** f(cx) = c f(x) for c above 0. */
    POSITIVE_LINEAR,
    /** f(cx) = sign(c) f(x). */
    ODD,
    /** f(cx) = f(x). */
    EVEN,
    /** f(cx) = f(x) for c above 0. */
    POSITIVE_INVARIANT,
    /** f(cx, dy) = cd f(x, y). */
    PRODUCT,
    /** f(cx, dy) = c/d f(x, y). */
    QUOTIENT,
    /** f(cx, dy) = sign(c) sign(d) f(x, y), f(x, y) = f(y, x). */
    CORRELATION,
    /** x + y, the same in any order. */
    SUM,
    /** x - y. */
    DIFFERENCE,
    /** -x. */
    NEGATION,
    /** f(x, y) = f(y, x), f(cx, cy) = c f(x, y) for c above 0. */
    SYMMETRIC
}
