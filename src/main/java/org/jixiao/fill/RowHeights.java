package org.jixiao.fill;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Makes rows high enough for the text that wraps in them. Excel does so by itself only for cells that are not merged, and jxls
 * copies the template's height. A row is never made lower than the template has it. Text that does not fit into the highest row that
 * Excel has is set in a smaller font, so that nothing is cut off in print; below 7 points nobody could read it, and what is longer
 * still (about 2,000 characters in the official form) is whole in the cell but not on paper.
 */
final class RowHeights {
    /** Excel's greatest height of a row, in points. */
    static final float HIGHEST = 409f;
    /** Height of a line as a multiple of the font's size, for Chinese fonts. */
    private static final float LINE = 1.35f;
    /** What is lost at the edges of a cell, in the width of a digit. */
    private static final float PADDING = 1.5f;
    /** The smallest font that can be read on paper, in points, and by how much it is made smaller at a time. */
    private static final float SMALLEST = 7f;

    private static final float STEP = 0.5f;

    /** From here on a character is two digits wide, and a line may end behind it. */
    private static final char CHINESE = '\u2E80';

    private final Sheet sheet;
    private final Styles styles;
    private final Map<Integer, CellRangeAddress> regions = new HashMap<>();

    RowHeights(Sheet sheet, Styles styles) {
        this.sheet = sheet;
        this.styles = styles;
        for (CellRangeAddress region : sheet.getMergedRegions()) {
            if (region.getFirstRow() == region.getLastRow()) {
                regions.put(region.getFirstRow() * 20_000 + region.getFirstColumn(), region);
            }
        }
    }

    void fit() {
        for (Row row : sheet) {
            float needed = 0;
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.STRING && cell.getCellStyle().getWrapText()) {
                    needed = Math.max(needed, fitted(cell));
                }
            }
            if (needed > row.getHeightInPoints()) {
                row.setHeightInPoints(Math.min(HIGHEST, needed));
            }
        }
    }

    /** The height that a cell needs, in a smaller font where its own is too large for any row. */
    private float fitted(Cell cell) {
        Space space = space(cell);
        String text = cell.getStringCellValue();
        float size = space.size();
        while (space.height(text, size) > HIGHEST && size - STEP >= SMALLEST) {
            size -= STEP;
        }
        if (size < space.size()) {
            styles.size(cell, size);
        }
        return space.height(text, size);
    }

    /** The room that a cell's text has: its own column's, or that of the merged block it begins. */
    Space space(Cell cell) {
        CellRangeAddress region = regions.get(cell.getRowIndex() * 20_000 + cell.getColumnIndex());
        int last = region == null ? cell.getColumnIndex() : region.getLastColumn();
        float width = -PADDING;
        for (int column = cell.getColumnIndex(); column <= last; column++) {
            width += sheet.getColumnWidth(column) / 256f;
        }
        int height = sheet.getWorkbook()
                .getFontAt(cell.getCellStyle().getFontIndex())
                .getFontHeight();
        return new Space(width, height / 20f); // POI's height in points is a whole number
    }

    /**
     * Where a text wraps.
     *
     * @param width in digits of the default font (11 points)
     * @param size of the cell's font, in points
     */
    record Space(float width, float size) {
        /** The height that a text needs, in points. */
        float height(String text) {
            return height(text, size);
        }

        private float height(String text, float points) {
            float perLine = Math.max(2, width * 11 / points); // a Chinese character is two digits wide
            int lines = 0;
            for (int from = 0; from <= text.length(); ) {
                int to = text.indexOf('\n', from);
                to = to < 0 ? text.length() : to;
                lines += lines(text, from, to, perLine);
                from = to + 1;
            }
            return lines * points * LINE + 6;
        }
    }

    /** How many lines a part of a text without line breaks takes: a word that does not fit goes on the next; Chinese breaks anywhere. */
    private static int lines(String text, int from, int to, float perLine) {
        int lines = 1;
        float used = 0;
        int end;
        for (int i = from; i < to; i = end) {
            end = wordEnd(text, i, to);
            int digits = text.charAt(i) < CHINESE ? end - i : Character.isLowSurrogate(text.charAt(i)) ? 0 : 2;
            if (used > 0 && used + digits > perLine && text.charAt(i) != ' ') { // a blank stays where it is
                lines++;
                used = 0;
            }
            used += digits;
            for (; used > perLine && digits > perLine; used -= perLine) { // too long for any line
                lines++;
            }
        }
        return lines;
    }

    /** Behind the character or word that begins at a place, and is not parted at the end of a line. */
    private static int wordEnd(String text, int from, int to) {
        int end = from + 1;
        while (isPartOfWord(text.charAt(from)) && end < to && isPartOfWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPartOfWord(char c) {
        return c < CHINESE && c != ' ';
    }
}
