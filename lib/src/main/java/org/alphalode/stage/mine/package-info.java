/**
 * Mining: engines propose formulas, units of work score them on a fold's training window, gates decide which become alphas.
 */
@NullMarked
package org.alphalode.stage.mine;

import org.jspecify.annotations.NullMarked;
