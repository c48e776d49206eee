/**
 * Spark SQL functions over lib: every session that loads the extension has them.
 */
@NullMarked
package org.alphalode.udf;

import org.jspecify.annotations.NullMarked;
