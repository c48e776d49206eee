/**
 * How a report looks: one offline HTML file and its machine-readable twins, from a {@link org.alphalode.stage.report.TearSheet}. No Spark
 * and no maths here; the templates are in {@code src/main/jte}.
 */
@NullMarked
package org.alphalode.jobs.html;

import org.jspecify.annotations.NullMarked;
