/**
 * Nearest neighbours among past states; arrays in, indices and distances out.
 */
@NullMarked
package org.alphalode.knn;

import org.jspecify.annotations.NullMarked;
