/**
 * What a backtest report shows: the facts as they come from the tables ({@link org.alphalode.stage.report.ReportInput}) and what
 * follows from them ({@link org.alphalode.stage.report.TearSheet}): drawdowns, rolling figures, calendars, histograms. Numbers only;
 * how they look is the business of the jobs.
 */
@NullMarked
package org.alphalode.stage.report;

import org.jspecify.annotations.NullMarked;
