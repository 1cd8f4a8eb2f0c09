/** Forms, findings and roster as the values of the consolidated workbook. */
@NullMarked
package org.jixiao.summary;

import org.jspecify.annotations.NullMarked;
