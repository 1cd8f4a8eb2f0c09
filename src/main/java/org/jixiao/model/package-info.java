/** Values only: forms, findings, rosters, amounts, dates. It knows no Excel, no file and no template. */
@NullMarked
package org.jixiao.model;

import org.jspecify.annotations.NullMarked;
