/** Findings put where they belong: into a marked copy of the department's own workbook. */
@NullMarked
package org.jixiao.review;

import org.jspecify.annotations.NullMarked;
