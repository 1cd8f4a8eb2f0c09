package org.jixiao;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ooxml.POIXMLDocumentPart;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.ConditionalFormatting;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook as text, one line a cell and a line for everything else that people see of a sheet: what stands before the tab names
 * the place, what stands behind it is its state. Left out on purpose: dates of creation, theme, window size, order of parts.
 */
public final class WorkbookDump {
    private static final Pattern REFERENCE = Pattern.compile("<c:f>([^<]*)</c:f>");
    private static final Pattern CHART = Pattern.compile("<c:(\\w+)Chart>");

    private final List<String> lines = new ArrayList<>();
    private final Map<String, String> styles = new LinkedHashMap<>();
    private String prefix = "";

    private WorkbookDump() {}

    public static List<String> of(Path file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            WorkbookDump dump = new WorkbookDump();
            dump.workbook(workbook);
            dump.prefix = "";
            dump.styles.forEach((text, name) -> dump.line("style " + name, text));
            return dump.lines;
        }
    }

    private void line(String place, Object state) {
        lines.add(prefix + place + "\t" + state.toString().replace("\n", "\\n").replace("\r", "\\r"));
    }

    private void workbook(XSSFWorkbook workbook) throws IOException {
        workbook.getProperties()
                .getCustomProperties()
                .getUnderlyingProperties()
                .getPropertyList()
                .forEach(property -> line("property " + property.getName(), property.getLpwstr()));
        workbook.getAllNames().forEach(name -> line("name " + name.getNameName(), name.getRefersToFormula()));
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            XSSFSheet sheet = workbook.getSheetAt(i);
            prefix = "";
            line("sheet " + (i + 1), sheet.getSheetName() + " " + workbook.getSheetVisibility(i));
            prefix = sheet.getSheetName() + "!";
            sheet(sheet, workbook.getPrintArea(i));
            for (int row = 0; row <= sheet.getLastRowNum(); row++) {
                if (sheet.getRow(row) != null) {
                    row(sheet.getRow(row));
                }
            }
        }
    }

    private void sheet(XSSFSheet sheet, String printArea) throws IOException {
        PrintSetup print = sheet.getPrintSetup();
        line(
                "print",
                "area " + printArea + ", paper " + print.getPaperSize() + (print.getLandscape() ? " landscape" : "")
                        + (sheet.getFitToPage() ? ", fit " + print.getFitWidth() + "x" + print.getFitHeight() : "")
                        + ", titles " + address(sheet.getRepeatingRows()));
        line("footer", sheet.getFooter().getCenter());
        line(
                "view",
                (sheet.isDisplayGridlines() ? "grid" : "no grid")
                        + (sheet.getPaneInformation() == null
                                ? ""
                                : ", frozen " + sheet.getPaneInformation().getHorizontalSplitPosition() + "x"
                                        + sheet.getPaneInformation().getVerticalSplitPosition()));
        line(
                "protection",
                sheet.getCTWorksheet().isSetSheetProtection()
                        ? sheet.getCTWorksheet()
                                .getSheetProtection()
                                .xmlText()
                                .replaceAll(".*<xml-fragment|xmlns:?\\w*=\"[^\"]*\"|/>", "")
                                .strip()
                        : "none");
        if (sheet.getCTWorksheet().isSetAutoFilter()) {
            line("filter", sheet.getCTWorksheet().getAutoFilter().getRef());
        }
        sheet.getCTWorksheet()
                .getColsList()
                .forEach(columns -> columns.getColList()
                        .forEach(column -> line(
                                "columns " + column.getMin() + "-" + column.getMax(),
                                "width " + column.getWidth() + (column.getHidden() ? " hidden" : ""))));
        sheet.getMergedRegions().stream()
                .map(CellRangeAddress::formatAsString)
                .sorted()
                .forEach(region -> line("merge " + region, ""));
        sheet.getDataValidations().forEach(this::validation);
        conditional(sheet.getSheetConditionalFormatting());
        sheet.getCellComments().forEach((at, note) -> line("note " + at, note.getString()));
        for (XSSFHyperlink link : sheet.getHyperlinkList()) {
            line(
                    "link " + link.getCellRef(),
                    (link.getAddress() == null ? "" : link.getAddress())
                            + (link.getLocation() == null ? "" : "#" + link.getLocation()));
        }
        XSSFDrawing drawing = sheet.getDrawingPatriarch();
        if (drawing != null) {
            for (XSSFChart chart : drawing.getCharts()) {
                chart(chart);
            }
        }
    }

    private static String address(CellRangeAddress range) {
        return range == null ? "none" : range.formatAsString();
    }

    private void validation(DataValidation validation) {
        List<String> ranges = new ArrayList<>();
        for (CellRangeAddress region : validation.getRegions().getCellRangeAddresses()) {
            ranges.add(region.formatAsString());
        }
        line(
                "validation " + String.join(" ", ranges),
                "type " + validation.getValidationConstraint().getValidationType() + " "
                        + validation.getValidationConstraint().getFormula1() + " "
                        + validation.getValidationConstraint().getFormula2() + " style " + validation.getErrorStyle()
                        + " prompt " + validation.getPromptBoxText() + " error " + validation.getErrorBoxText());
    }

    private void conditional(SheetConditionalFormatting formats) {
        for (int i = 0; i < formats.getNumConditionalFormattings(); i++) {
            ConditionalFormatting format = formats.getConditionalFormattingAt(i);
            List<String> rules = new ArrayList<>();
            for (int rule = 0; rule < format.getNumberOfRules(); rule++) {
                rules.add(format.getRule(rule).getConditionType() + " "
                        + format.getRule(rule).getFormula1());
            }
            List<String> ranges = new ArrayList<>();
            for (CellRangeAddress range : format.getFormattingRanges()) {
                ranges.add(range.formatAsString());
            }
            line("condition " + String.join(" ", ranges), String.join("; ", rules));
        }
    }

    private void chart(XSSFChart chart) {
        String xml = chart.getCTChart().xmlText();
        List<String> said = new ArrayList<>();
        for (Pattern pattern : List.of(CHART, REFERENCE)) {
            Matcher matcher = pattern.matcher(xml);
            while (matcher.find()) {
                said.add(matcher.group(1));
            }
        }
        POIXMLDocumentPart drawing = chart.getParent();
        line(
                "chart " + ((XSSFDrawing) drawing).getCharts().indexOf(chart),
                chart.getTitleText() + " " + String.join(" ", said));
    }

    /** The cells of a row; neighbours that are alike and empty in one line. */
    private void row(XSSFRow row) {
        line(
                "row " + (row.getRowNum() + 1),
                "height " + row.getHeightInPoints() + (row.getZeroHeight() ? " hidden" : ""));
        int column = row.getFirstCellNum();
        while (column >= 0 && column < row.getLastCellNum()) {
            XSSFCell cell = row.getCell(column);
            int last = column;
            if (cell != null) {
                while (cell.getCellType() == CellType.BLANK && isBlankLike(row.getCell(last + 1), cell)) {
                    last++;
                }
                String at = new CellReference(row.getRowNum(), column).formatAsString();
                String to = new CellReference(row.getRowNum(), last).formatAsString();
                line(last > column ? at + ":" + to : at, value(cell) + " " + style(cell.getCellStyle()));
            }
            column = last + 1;
        }
    }

    private static boolean isBlankLike(XSSFCell cell, XSSFCell other) {
        return cell != null
                && cell.getCellType() == CellType.BLANK
                && cell.getCellStyle().equals(other.getCellStyle());
    }

    private static String value(XSSFCell cell) {
        return switch (cell.getCellType()) {
            case FORMULA -> "=" + cell.getCellFormula() + " → " + cached(cell);
            case NUMERIC -> "number " + cell.getRawValue();
            case STRING -> "text \"" + cell.getStringCellValue() + "\"";
            case BLANK -> "blank";
            default -> cell.getCellType().name().toLowerCase(Locale.ROOT) + " " + cell.getRawValue();
        };
    }

    private static String cached(XSSFCell cell) {
        return cell.getCachedFormulaResultType() == CellType.STRING
                ? "\"" + cell.getStringCellValue() + "\""
                : cell.getRawValue();
    }

    /** A short name for a style; what it means stands at the end of the dump. */
    private String style(XSSFCellStyle style) {
        XSSFFont font = style.getFont();
        List<Object> parts = new ArrayList<>(List.of(
                style.getDataFormatString(),
                font.getFontName() + " " + font.getFontHeightInPoints() + (font.getBold() ? " bold" : ""),
                "colour " + colour(font.getXSSFColor()),
                "fill " + colour(style.getFillForegroundXSSFColor()),
                "borders " + style.getBorderTop() + " " + style.getBorderRight() + " " + style.getBorderBottom() + " "
                        + style.getBorderLeft(),
                style.getAlignment() + " " + style.getVerticalAlignment(),
                style.getLocked() ? "locked" : "open"));
        if (style.getWrapText()) {
            parts.add("wrap");
        }
        String text = String.join(", ", texts(parts));
        return styles.computeIfAbsent(text, t -> "s" + (styles.size() + 1));
    }

    private static List<String> texts(Collection<Object> parts) {
        return parts.stream().map(String::valueOf).toList();
    }

    private static String colour(XSSFColor colour) {
        return colour == null ? "none" : colour.getARGBHex() == null ? "automatic" : colour.getARGBHex();
    }
}
