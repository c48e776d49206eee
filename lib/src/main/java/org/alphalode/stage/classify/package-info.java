/**
 * Classification: the alphas of a fold's pool get one of seven clusters, from six metrics of the training window.
 */
@NullMarked
package org.alphalode.stage.classify;

import org.jspecify.annotations.NullMarked;
