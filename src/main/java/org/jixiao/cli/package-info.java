/** Turns a command line into one use of the other packages, and its result into text and an exit status. */
@NullMarked
package org.jixiao.cli;

import org.jspecify.annotations.NullMarked;
