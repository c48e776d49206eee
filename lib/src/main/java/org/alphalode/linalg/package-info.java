/**
 * Small dense linear algebra on top of libraries; no nouns of the market.
 */
@NullMarked
package org.alphalode.linalg;

import org.jspecify.annotations.NullMarked;
