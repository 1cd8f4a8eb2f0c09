/**
 * The program for those who embed it: {@link org.jixiao.Jixiao} reads what came back, an {@link org.jixiao.Intake} is checked and
 * summed up. The commands use the same.
 */
@NullMarked
package org.jixiao;

import org.jspecify.annotations.NullMarked;
