/** Finds the forms in a grid of cells, and gives every value with the cell that it came from. */
@NullMarked
package org.jixiao.read;

import org.jspecify.annotations.NullMarked;
