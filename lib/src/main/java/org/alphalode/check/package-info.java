/**
 * Checks of arguments and the errors that users see: a problem, its value and the remedy.
 */
@NullMarked
package org.alphalode.check;

import org.jspecify.annotations.NullMarked;
