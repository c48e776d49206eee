/**
 * The embedded market: bars made from a seed, with alphas planted in them whose strength is known.
 */
@NullMarked
package org.alphalode.stage.market;

import org.jspecify.annotations.NullMarked;
