/**
 * Numeric kernels over {@code double[]}: nothing but arrays may live here; no nouns, no checks but asserts, no allocation.
 */
@NullMarked
package org.alphalode.kernel;

import org.jspecify.annotations.NullMarked;
