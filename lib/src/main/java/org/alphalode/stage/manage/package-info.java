/**
 * The manager: which clusters to trust by their trailing results, how much risk each gets, and the target weights that follow. Knows
 * alphas only by their cluster; knows nothing of orders and costs.
 */
@NullMarked
package org.alphalode.stage.manage;

import org.jspecify.annotations.NullMarked;
