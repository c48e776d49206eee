/** Controls that a user can run: what is known to be noise must give nothing, what is known to be there must be found. */
@NullMarked
package org.alphalode.jobs.selftest;

import org.jspecify.annotations.NullMarked;
