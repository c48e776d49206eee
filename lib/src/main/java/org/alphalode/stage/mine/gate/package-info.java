/**
 * The gates of mining: what a candidate must show to become an alpha, and the statistics that it is judged by. Only the mine
 * stage imports it.
 */
@NullMarked
package org.alphalode.stage.mine.gate;

import org.jspecify.annotations.NullMarked;
