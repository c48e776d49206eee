/**
 * The worker level: which alphas to trust in the current state of the market, and how much. Learns from the nearest matured past
 * states only; knows nothing of money, of costs, of other clusters.
 */
@NullMarked
package org.alphalode.stage.select;

import org.jspecify.annotations.NullMarked;
