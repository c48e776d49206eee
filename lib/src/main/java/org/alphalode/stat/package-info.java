/**
 * Statistics of series and of many tests: HAC errors, false-discovery control, Sharpe tests; arrays in, numbers out.
 */
@NullMarked
package org.alphalode.stat;

import org.jspecify.annotations.NullMarked;
