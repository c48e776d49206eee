/**
 * Engines that propose formulas. Pure and seeded: what is proposed depends on the space, the seed and the fitness told, nothing else.
 * Knows nothing of panels or statistics.
 */
@NullMarked
package org.alphalode.stage.mine.search;

import org.jspecify.annotations.NullMarked;
