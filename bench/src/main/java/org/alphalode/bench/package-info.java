/**
 * Benchmarks: JMH for kernels, a harness with CPU time for whole evaluations.
 */
@NullMarked
package org.alphalode.bench;

import org.jspecify.annotations.NullMarked;
