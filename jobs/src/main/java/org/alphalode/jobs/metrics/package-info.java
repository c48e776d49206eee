/** The command that measures any series of returns: files in, JSON out. No Spark and no maths here. */
@NullMarked
package org.alphalode.jobs.metrics;

import org.jspecify.annotations.NullMarked;
