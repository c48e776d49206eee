package org.alphalode.op;

/**
 * Rules of an operator over its operands.
 *
 * @param typeRule for their types
 * @param algebra for their factors
 */
record Law(TypeRule typeRule, Algebra algebra) {}
