package org.jixiao.read;

import org.jixiao.workbook.Grid;
import org.jspecify.annotations.Nullable;

/**
 * An anchor found on a sheet.
 *
 * @param row the 0-based row of the cell
 * @param column the 0-based column of the cell
 * @param how how well the cell's text agrees with the anchor's
 * @param captured the value where it stands in the same cell, else null
 * @param shared whether the cell holds more than this one anchor (title, year and unit in one cell)
 */
record Match(
        Anchor anchor,
        int row,
        int column,
        How how,
        @Nullable String captured,
        boolean shared) {
    /** From best to worst. */
    enum How {
        /** The template's own text. */
        LABEL,
        /** Another name of the field. */
        ALIAS,
        /** Either with a year in it, 2020年度指标值: of the form's own year, or of another. */
        OF_YEAR,
        /** The label and its value in one cell, where the template has two. */
        WITH_VALUE
    }

    /** The same in another cell. */
    Match at(int newRow, int newColumn) {
        return new Match(anchor, newRow, newColumn, how, captured, shared);
    }

    /** The same without what it captured. */
    Match alone() {
        return new Match(anchor, row, column, how, null, shared);
    }

    /** What stands in the cell. */
    CellText text(Grid grid) {
        return CellText.of(grid, row, column);
    }

    /** How far the cell stands from the anchor's place in the template: rows. */
    int rowShift() {
        return row - anchor.row();
    }

    /** How far the cell stands from the anchor's place in the template: columns. */
    int columnShift() {
        return column - anchor.column();
    }
}
