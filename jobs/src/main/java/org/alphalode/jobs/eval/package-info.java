/**
 * Explains formulas and evaluates them over bars from anywhere: csv, klines or tables in; csv, Arrow or Parquet out. Knows no job.
 */
@NullMarked
package org.alphalode.jobs.eval;

import org.jspecify.annotations.NullMarked;
