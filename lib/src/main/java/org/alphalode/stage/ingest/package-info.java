/**
 * From delivered rows to checked bars: layouts, row checks, duplicates, gaps, suspect bars. Pure: files are read by the jobs.
 */
@NullMarked
package org.alphalode.stage.ingest;

import org.jspecify.annotations.NullMarked;
