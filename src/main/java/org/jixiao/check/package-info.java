/** Judges forms by the rules of their template and by the roster, and gives its findings as data. */
@NullMarked
package org.jixiao.check;

import org.jspecify.annotations.NullMarked;
