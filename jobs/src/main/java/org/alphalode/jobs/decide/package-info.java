/** What others decided, read from files and tables: targets and orders. No maths here. */
@NullMarked
package org.alphalode.jobs.decide;

import org.jspecify.annotations.NullMarked;
