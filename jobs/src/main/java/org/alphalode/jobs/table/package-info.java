/**
 * Tables as data: schema, meaning, key, checks and row codec, and the warehouse that keeps them as Delta tables. No stage and no
 * maths lives here.
 */
@NullMarked
package org.alphalode.jobs.table;

import org.jspecify.annotations.NullMarked;
