/**
 * The two shapes of a stage and the local runner; the stages themselves are the packages below and never import each other.
 */
@NullMarked
package org.alphalode.stage;

import org.jspecify.annotations.NullMarked;
