package org.jixiao.fill;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
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
            cell.setCellStyle(variant(cell, "lock" + locked, style -> style.setLocked(locked)));
        }
    }

    /** A cell's style with the mark that its text is text: Excel does not take it for a formula when somebody edits it (CWE-1236). */
    CellStyle quoted(Cell cell) {
        return cell.getCellStyle().getQuotePrefixed()
                ? cell.getCellStyle()
                : variant(cell, "quote", style -> style.setQuotePrefixed(true));
    }

    /** Sets a cell's text in another size of its font. */
    void size(Cell cell, float points) {
        cell.setCellStyle(variant(cell, "size" + points, style -> {
            XSSFFont font = (XSSFFont) workbook.createFont();
            font.getCTFont().set(((XSSFFont) workbook.getFontAt(style.getFontIndex())).getCTFont());
            font.setFontHeight((double) points);
            style.setFont(font);
        }));
    }

    private CellStyle variant(Cell cell, String name, Consumer<CellStyle> change) {
        return variants.computeIfAbsent(cell.getCellStyle().getIndex() + name, key -> {
            CellStyle style = workbook.createCellStyle();
            style.cloneStyleFrom(cell.getCellStyle());
            change.accept(style);
            return style;
        });
    }
}
