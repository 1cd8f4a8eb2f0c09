package org.jixiao.workbook;

/** A rectangle of cells, 0-based and inclusive on all four sides: what Excel calls a merged range. */
public record Region(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    /** @throws IllegalArgumentException where the rectangle is negative or turned inside out */
    public Region {
        if (firstRow < 0 || firstColumn < 0 || lastRow < firstRow || lastColumn < firstColumn) {
            throw new IllegalArgumentException(
                    "no rectangle: " + firstRow + "," + firstColumn + " to " + lastRow + "," + lastColumn);
        }
    }

    public boolean contains(int row, int column) {
        return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
    }
}
