/**
 * Reads files of market data: finds them, proves them whole, and cuts them into lines for the stages of lib.
 */
@NullMarked
package org.alphalode.jobs.input;

import org.jspecify.annotations.NullMarked;
