/** Lists of values as files that other programs read. */
@NullMarked
package org.jixiao.export;

import org.jspecify.annotations.NullMarked;
