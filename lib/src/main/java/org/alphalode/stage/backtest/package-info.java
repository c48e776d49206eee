/**
 * The simulated account: orders, fills, costs, funding, positions, equity, and what follows from them. Takes target weights from any
 * source; knows nothing of alphas.
 */
@NullMarked
package org.alphalode.stage.backtest;

import org.jspecify.annotations.NullMarked;
