/** The command that sweeps parameter grids of simple rules over any bars. No maths here. */
@NullMarked
package org.alphalode.jobs.sweep;

import org.jspecify.annotations.NullMarked;
