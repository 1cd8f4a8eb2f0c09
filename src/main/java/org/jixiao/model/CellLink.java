package org.jixiao.model;

import org.jspecify.annotations.Nullable;

/**
 * A text that leads to a cell of a workbook, for tables in which every number can be traced.
 *
 * @param text what is shown
 * @param file the path of the workbook, with {@code /}, relative to the workbook that will hold the link
 * @param cell the place in it as Excel writes it, {@code '绩效目标表'!B4}; empty for the workbook as a whole
 */
public record CellLink(String text, String file, String cell) {
    /** A link to a cell, or to the workbook as a whole where no cell is known. */
    public static CellLink to(String text, String file, @Nullable CellAddress at) {
        return new CellLink(text, file, at == null ? "" : at.reference());
    }
}
