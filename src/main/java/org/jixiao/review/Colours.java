package org.jixiao.review;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hssf.util.HSSFColor;
import org.apache.poi.hssf.util.HSSFColor.HSSFColorPredefined;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Color;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Workbook;
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
    static final String SOLID = FillPatternType.SOLID_FOREGROUND + ":";

    /** As {@link #fillOf} tells them: shades that nobody picks by hand, so that a department's own red is never taken for ours. */
    private static final Map<Severity, String> SHADES = Map.of(
            Severity.ERROR, SOLID + "FFFFB3B5",
            Severity.WARNING, SOLID + "FFFFE3A1",
            Severity.HINT, SOLID + "FFCFE4F7");

    /** The same in an .xls, which has a palette, with these in it: rose, tan and pale blue. */
    private static final Map<Severity, String> OF_PALETTE = Map.of(
            Severity.ERROR, SOLID + "FFFF99CC",
            Severity.WARNING, SOLID + "FFFFCC99",
            Severity.HINT, SOLID + "FF99CCFF");

    private final Workbook workbook;
    private final Map<String, CellStyle> styles = new HashMap<>();

    Colours(Workbook workbook) {
        this.workbook = workbook;
    }

    /** Fills a cell with a severity's colour. */
    void mark(Cell cell, Severity severity) {
        fill(cell, shade(severity));
    }

    /** The fill of a severity, as {@link #fillOf} tells it. */
    String shade(Severity severity) {
        return Objects.requireNonNull((workbook instanceof HSSFWorkbook ? OF_PALETTE : SHADES).get(severity));
    }

    /**
     * Whether a cell's fill is ours, also where somebody saved an .xlsx as .xls or the other way round.
     *
     * @param told whether our note or our list tells so, too: the colours of the palette people pick by hand
     */
    static boolean isMarked(Cell cell, boolean told) {
        String fill = fillOf(cell);
        return SHADES.containsValue(fill) || (told && OF_PALETTE.containsValue(fill));
    }

    /** What a cell's fill is: its pattern and its colour with a colon between; empty for none. */
    static String fillOf(Cell cell) {
        CellStyle style = cell.getCellStyle();
        return style.getFillPattern() == FillPatternType.NO_FILL
                ? ""
                : style.getFillPattern() + ":" + argb(style.getFillForegroundColorColor());
    }

    /** The colour itself, whatever its number in a palette; empty for an automatic one. */
    private static String argb(@Nullable Color colour) {
        if (colour instanceof HSSFColor old && old.getIndex() != HSSFColorPredefined.AUTOMATIC.getIndex()) {
            short[] rgb = old.getTriplet();
            return String.format(Locale.ROOT, "FF%02X%02X%02X", rgb[0], rgb[1], rgb[2]);
        }
        return colour instanceof XSSFColor xssf ? Objects.requireNonNullElse(xssf.getARGBHex(), "") : "";
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

    /** Gives a style a fill, as {@link #fillOf} tells it. */
    void fill(CellStyle style, String fill) {
        if (fill.isEmpty()) {
            style.setFillPattern(FillPatternType.NO_FILL);
            return;
        }
        String[] parts = fill.split(":", 2);
        if (style instanceof XSSFCellStyle xssf) {
            xssf.setFillForegroundColor(parts[1].isEmpty() ? null : rgb(parts[1]));
        } else {
            style.setFillForegroundColor(index(parts[1]));
        }
        style.setFillPattern(FillPatternType.valueOf(parts[0]));
    }

    void paint(Font font, String argb) {
        if (font instanceof XSSFFont xssf) {
            xssf.setColor(rgb(argb));
        } else {
            font.setColor(index(argb));
        }
    }

    /** Puts thin lines around. */
    void frame(CellStyle style, String argb) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        if (style instanceof XSSFCellStyle xssf) {
            List.of(BorderSide.values()).forEach(side -> xssf.setBorderColor(side, rgb(argb)));
        } else {
            style.setTopBorderColor(index(argb));
            style.setBottomBorderColor(index(argb));
            style.setLeftBorderColor(index(argb));
            style.setRightBorderColor(index(argb));
        }
    }

    private static XSSFColor rgb(String argb) {
        return new XSSFColor(HexFormat.of().parseHex(argb));
    }

    /** The number of a colour in the palette of an .xls, or of the one nearest to it. */
    private short index(String argb) {
        if (argb.isEmpty() || !(workbook instanceof HSSFWorkbook old)) {
            return HSSFColorPredefined.AUTOMATIC.getIndex();
        }
        byte[] rgb = HexFormat.of().parseHex(argb);
        return old.getCustomPalette().findSimilarColor(rgb[1], rgb[2], rgb[3]).getIndex();
    }
}
