/**
 * The catalogue of operators of the formula language: one entry each, from which everything else derives.
 */
@NullMarked
package org.alphalode.op;

import org.jspecify.annotations.NullMarked;
