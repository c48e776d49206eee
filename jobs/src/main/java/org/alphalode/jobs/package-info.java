/**
 * Spark batch jobs over Delta tables: read tables, run one stage, write tables, write the manifest. No maths.
 */
@NullMarked
package org.alphalode.jobs;

import org.jspecify.annotations.NullMarked;
