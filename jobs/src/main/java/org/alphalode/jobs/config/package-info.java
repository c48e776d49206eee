/**
 * Settings: the files in {@code conf/}, what a user lays over them, and typed reading that refuses what it does not know.
 */
@NullMarked
package org.alphalode.jobs.config;

import org.jspecify.annotations.NullMarked;
