/**
 * The exact book: bars, decisions and rules in; every order, fill and balance out, as events. Primitive arrays, one pass, no rows and no
 * statistics. Only the stage {@code backtest} and its jobs use it.
 */
@NullMarked
package org.alphalode.stage.backtest.book;

import org.jspecify.annotations.NullMarked;
