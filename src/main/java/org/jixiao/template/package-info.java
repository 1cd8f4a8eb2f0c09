/** A template workbook compiled into what filling, reading and checking need to know, and what is wrong with it. */
@NullMarked
package org.jixiao.template;

import org.jspecify.annotations.NullMarked;
