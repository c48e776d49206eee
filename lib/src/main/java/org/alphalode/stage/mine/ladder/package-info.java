/**
 * The screening ladder: probe blocks, sampled blocks, the full training window. Here live the blocks, the moments of candidates over
 * them, and the bounds by which candidates die. No engine, no validation window.
 */
@NullMarked
package org.alphalode.stage.mine.ladder;

import org.jspecify.annotations.NullMarked;
