/**
 * The nouns: bars, panels, horizons, folds, alphas. Immutable; no verbs.
 */
@NullMarked
package org.alphalode.model;

import org.jspecify.annotations.NullMarked;
