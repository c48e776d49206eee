/**
 * The base features: formulas of the language over the fields of bars, evaluated once and kept in a table.
 */
@NullMarked
package org.alphalode.stage.features;

import org.jspecify.annotations.NullMarked;
