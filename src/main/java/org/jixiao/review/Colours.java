package org.jixiao.review;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.hssf.util.HSSFColor.HSSFColorPredefined;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.jixiao.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The colours that mark cells by severity. A marked cell keeps everything of its style but the fill; the fill is taken off again by
 * its colour, because rows move and style numbers change when somebody saves the workbook in Excel.
 */
final class Colours {
    /** Shades that nobody picks by hand, so that a department's own red is never taken for ours. */
    private static final Map<Severity, String> SHADES =
            Map.of(Severity.ERROR, "FFFFB3B5", Severity.WARNING, "FFFFE3A1", Severity.HINT, "FFCFE4F7");

    /** .xls has a fixed palette. */
    private static final Map<Severity, HSSFColorPredefined> PALETTE = Map.of(
            Severity.ERROR, HSSFColorPredefined.ROSE,
            Severity.WARNING, HSSFColorPredefined.TAN,
            Severity.HINT, HSSFColorPredefined.PALE_BLUE);

    private final Workbook workbook;
    private final Map<String, CellStyle> styles = new HashMap<>();

    Colours(Workbook workbook) {
        this.workbook = workbook;
    }

    /** Fills a cell with a severity's colour. */
    void mark(Cell cell, Severity severity) {
        change(cell, "+" + severity, style -> fill(style, severity));
    }

    private void change(Cell cell, String key, Consumer<CellStyle> how) {
        cell.setCellStyle(styles.computeIfAbsent(cell.getCellStyle().getIndex() + key, k -> {
            CellStyle style = workbook.createCellStyle();
            style.cloneStyleFrom(cell.getCellStyle());
            how.accept(style);
            return style;
        }));
    }

    /** What a cell's fill was, in a form that {@link #restore} understands; empty for none. */
    static String fillOf(Cell cell) {
        CellStyle style = cell.getCellStyle();
        if (style.getFillPattern() == FillPatternType.NO_FILL) {
            return "";
        }
        String colour = style instanceof XSSFCellStyle xssf
                ? argb(xssf.getFillForegroundXSSFColor())
                : String.valueOf(style.getFillForegroundColor());
        return style.getFillPattern() + ":" + colour;
    }

    boolean isMarked(Cell cell) {
        CellStyle style = cell.getCellStyle();
        if (style.getFillPattern() != FillPatternType.SOLID_FOREGROUND) {
            return false;
        }
        return style instanceof XSSFCellStyle xssf
                ? SHADES.containsValue(argb(xssf.getFillForegroundXSSFColor()))
                : PALETTE.values().stream().anyMatch(colour -> colour.getIndex() == style.getFillForegroundColor());
    }

    /** Gives a cell the fill that it had. */
    void restore(Cell cell, String fill) {
        change(cell, "-" + fill, style -> {
            if (fill.isEmpty()) {
                style.setFillPattern(FillPatternType.NO_FILL);
                return;
            }
            String[] parts = fill.split(":", 2);
            if (style instanceof XSSFCellStyle xssf) {
                xssf.setFillForegroundColor(
                        parts[1].isEmpty() ? null : new XSSFColor(HexFormat.of().parseHex(parts[1])));
            } else {
                style.setFillForegroundColor(Short.parseShort(parts[1]));
            }
            style.setFillPattern(FillPatternType.valueOf(parts[0]));
        });
    }

    static void fill(CellStyle style, Severity severity) {
        if (style instanceof XSSFCellStyle xssf) {
            xssf.setFillForegroundColor(new XSSFColor(HexFormat.of().parseHex(SHADES.getOrDefault(severity, ""))));
        } else {
            style.setFillForegroundColor(
                    PALETTE.getOrDefault(severity, HSSFColorPredefined.ROSE).getIndex());
        }
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private static String argb(@Nullable XSSFColor colour) {
        return colour == null || colour.getARGBHex() == null ? "" : colour.getARGBHex();
    }
}
