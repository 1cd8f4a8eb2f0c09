/** Puts a template to the proof: fills it with sample values, changes the workbook as people do, and reads it back. */
@NullMarked
package org.jixiao.proof;

import org.jspecify.annotations.NullMarked;
