/**
 * Parameter grids of simple rules over bars: every strategy long-only and all-in, in a fused loop that never holds an equity curve.
 * The rules are a catalogue; the exact book with every cost is the business of {@code stage.backtest}.
 */
@NullMarked
package org.alphalode.stage.sweep;

import org.jspecify.annotations.NullMarked;
