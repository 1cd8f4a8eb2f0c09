package org.jixiao.review;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.hssf.util.HSSFColor.HSSFColorPredefined;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.DefaultIndexedColorMap;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.extensions.XSSFCellBorder.BorderSide;
import org.jixiao.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The colours that mark cells by severity. A marked cell keeps everything of its style but the fill; the fill is taken off again by
 * its colour, because rows move and style numbers change when somebody saves the workbook in Excel.
 */
final class Colours {
    private static final String SOLID = FillPatternType.SOLID_FOREGROUND + ":";

    /** As {@link #fillOf} tells them: shades that nobody picks by hand, so that a department's own red is never taken for ours. */
    private static final Map<Severity, String> SHADES = Map.of(
            Severity.ERROR,
            SOLID + "FFFFB3B5",
            Severity.WARNING,
            SOLID + "FFFFE3A1",
            Severity.HINT,
            SOLID + "FFCFE4F7");

    /** .xls has a fixed palette. */
    private static final Map<Severity, String> PALETTE = Map.of(
            Severity.ERROR, SOLID + HSSFColorPredefined.ROSE.getIndex(),
            Severity.WARNING, SOLID + HSSFColorPredefined.TAN.getIndex(),
            Severity.HINT, SOLID + HSSFColorPredefined.PALE_BLUE.getIndex());

    private final Workbook workbook;
    private final Map<String, CellStyle> styles = new HashMap<>();

    Colours(Workbook workbook) {
        this.workbook = workbook;
    }

    /** Fills a cell with a severity's colour. */
    void mark(Cell cell, Severity severity) {
        fill(cell, markOf(cell.getCellStyle(), severity));
    }

    boolean isMarked(Cell cell) {
        String fill = fillOf(cell);
        return SHADES.containsValue(fill) || PALETTE.containsValue(fill);
    }

    private static String markOf(CellStyle style, Severity severity) {
        return Objects.requireNonNull((style instanceof XSSFCellStyle ? SHADES : PALETTE).get(severity));
    }

    /** What a cell's fill is: its pattern and its colour with a colon between; empty for none. */
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

    private static String argb(@Nullable XSSFColor colour) {
        return colour == null || colour.getARGBHex() == null ? "" : colour.getARGBHex();
    }

    /** Gives a cell a fill, as {@link #fillOf} tells it. */
    void fill(Cell cell, String fill) {
        cell.setCellStyle(styles.computeIfAbsent(cell.getCellStyle().getIndex() + " " + fill, key -> {
            CellStyle style = workbook.createCellStyle();
            style.cloneStyleFrom(cell.getCellStyle());
            fill(style, fill);
            return style;
        }));
    }

    static void fill(CellStyle style, Severity severity) {
        fill(style, markOf(style, severity));
    }

    static void fill(CellStyle style, IndexedColors colour) {
        fill(style, SOLID + (style instanceof XSSFCellStyle ? rgb(colour).getARGBHex() : colour.getIndex()));
    }

    static void paint(Font font, IndexedColors colour) {
        if (font instanceof XSSFFont xssf) {
            xssf.setColor(rgb(colour));
        } else {
            font.setColor(colour.getIndex());
        }
    }

    /** Puts thin lines around. */
    static void frame(CellStyle style, IndexedColors colour) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        if (style instanceof XSSFCellStyle xssf) {
            List.of(BorderSide.values()).forEach(side -> xssf.setBorderColor(side, rgb(colour)));
        } else {
            style.setTopBorderColor(colour.getIndex());
            style.setBottomBorderColor(colour.getIndex());
            style.setLeftBorderColor(colour.getIndex());
            style.setRightBorderColor(colour.getIndex());
        }
    }

    /** The colour itself: under its number the palette of a workbook that LibreOffice saved may hold any other. */
    private static XSSFColor rgb(IndexedColors colour) {
        byte[] rgb = DefaultIndexedColorMap.getDefaultRGB(colour.getIndex());
        return new XSSFColor(new byte[] {-1, rgb[0], rgb[1], rgb[2]}); // as the standard has it, the alpha in front
    }

    private static void fill(CellStyle style, String fill) {
        String[] parts = fill.split(":", 2);
        if (fill.isEmpty()) {
            style.setFillPattern(FillPatternType.NO_FILL);
        } else if (style instanceof XSSFCellStyle xssf) {
            xssf.setFillForegroundColor(
                    parts[1].isEmpty() ? null : new XSSFColor(HexFormat.of().parseHex(parts[1])));
            style.setFillPattern(FillPatternType.valueOf(parts[0]));
        } else {
            style.setFillForegroundColor(Short.parseShort(parts[1]));
            style.setFillPattern(FillPatternType.valueOf(parts[0]));
        }
    }
}
