/** Makes workbooks out of templates and values; the only place that fills with jxls. */
@NullMarked
package org.jixiao.fill;

import org.jspecify.annotations.NullMarked;
