package org.jixiao.fill;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFFont;

/** Variants of the template's cell styles, each made once: a workbook may hold only so many. */
final class Styles {
    private final Workbook workbook;
    private final Map<String, CellStyle> variants = new HashMap<>();

    Styles(Workbook workbook) {
        this.workbook = workbook;
    }

    /** Locks or unlocks a cell. */
    void lock(Cell cell, boolean locked) {
        if (cell.getCellStyle().getLocked() != locked) {
            cell.setCellStyle(variants.computeIfAbsent(key(cell, "lock" + locked), key -> {
                CellStyle style = copy(cell);
                style.setLocked(locked);
                return style;
            }));
        }
    }

    /** A cell's style with the mark that its text is text: Excel does not take it for a formula when somebody edits it (CWE-1236). */
    CellStyle quoted(Cell cell) {
        return cell.getCellStyle().getQuotePrefixed()
                ? cell.getCellStyle()
                : variants.computeIfAbsent(key(cell, "quote"), key -> {
                    CellStyle style = copy(cell);
                    style.setQuotePrefixed(true);
                    return style;
                });
    }

    /** Sets a cell's text in another size of its font. */
    void size(Cell cell, float points) {
        cell.setCellStyle(variants.computeIfAbsent(key(cell, "size" + points), key -> {
            CellStyle style = copy(cell);
            XSSFFont font = (XSSFFont) workbook.createFont();
            font.getCTFont().set(((XSSFFont) workbook.getFontAt(style.getFontIndex())).getCTFont());
            font.setFontHeight((double) points);
            style.setFont(font);
            return style;
        }));
    }

    private CellStyle copy(Cell cell) {
        CellStyle style = workbook.createCellStyle();
        style.cloneStyleFrom(cell.getCellStyle());
        return style;
    }

    private static String key(Cell cell, String change) {
        return cell.getCellStyle().getIndex() + change;
    }
}
