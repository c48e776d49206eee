/**
 * What a run of a job is: its manifest, the Spark session, the runner that works a stage on Spark, and the progress line. Knows no
 * table and no stage.
 */
@NullMarked
package org.alphalode.jobs.run;

import org.jspecify.annotations.NullMarked;
