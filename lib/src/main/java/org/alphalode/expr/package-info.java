/**
 * The formula language: parser, printer, types, canonical form, plan and evaluation.
 */
@NullMarked
package org.alphalode.expr;

import org.jspecify.annotations.NullMarked;
