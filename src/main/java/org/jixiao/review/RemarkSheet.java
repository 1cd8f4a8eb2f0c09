package org.jixiao.review;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.hssf.usermodel.HeaderFooter;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.SheetUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Finding;
import org.jixiao.model.Messages;
import org.jixiao.model.Severity;
import org.jixiao.workbook.Escapes;
import org.jixiao.workbook.Grid;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTRst;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/**
 * The sheet 审核意见 of a marked copy: what is wrong, with a link to each cell. Hidden columns beside it hold what is needed
 * to take the marks off again, and to compare the next round with this one.
 */
final class RemarkSheet {
    /** In a hidden cell; by it the sheet is known again, whatever it is called by then. */
    private static final String MARKER = "jixiao-review-1";

    private static final int HEADER_ROW = 2;
    private static final int[] WIDTHS = {6, 8, 22, 24, 26, 48, 40, 26, 8, 8};
    private static final List<String> HEADERS =
            List.of("number", "severity", "place", "field", "value", "message", "remedy", "basis", "rule", "state");
    private static final int PLACE = HEADERS.indexOf("place");
    private static final int KEPT = HEADERS.size();

    private RemarkSheet() {}

    /** A marked cell, and what its fill was. */
    record Fill(String sheet, String cell, String fill, boolean created) {}

    /**
     * What a remark sheet keeps.
     *
     * @param madeOf {@link #madeOf} of it
     * @param earlier what was found, as far as it says so
     */
    record Kept(String activeSheet, String madeOf, List<Fill> fills, List<Remark> earlier) {
        static final Kept NOTHING = new Kept("", "", List.of(), List.of());
    }

    /** The remark sheet of a marked copy; null where the workbook has none. */
    static @Nullable Sheet find(Workbook workbook) {
        for (Sheet sheet : workbook) {
            if (MARKER.equals(text(sheet, 0, KEPT))) {
                return sheet;
            }
        }
        return null;
    }

    /** Whether a sheet as it was read is one. */
    static boolean isRemarkSheet(Grid grid) {
        return grid.cell(0, KEPT).text().equals(MARKER);
    }

    /** The digests of the files that the marked copy was made of in this round and those before, separated by blanks. */
    static String madeOf(Grid grid) {
        return grid.cell(0, KEPT + 2).text();
    }

    static Kept read(Sheet sheet) {
        List<Fill> fills = new ArrayList<>();
        List<Remark> earlier = new ArrayList<>();
        for (int row = HEADER_ROW + 1; row <= sheet.getLastRowNum(); row++) {
            String kind = text(sheet, row, KEPT);
            String place = text(sheet, row, KEPT + 1);
            String cell = text(sheet, row, KEPT + 2);
            String more = text(sheet, row, KEPT + 3);
            if (kind.equals("fill") || kind.equals("created")) {
                fills.add(new Fill(place, cell, more, kind.equals("created")));
            } else if (kind.startsWith("finding ")) {
                String[] parts = kind.split(" ");
                Severity severity = Severity.valueOf(parts[1]);
                CellAddress at = cell.isEmpty() ? null : address(place, new CellReference(cell));
                String message = text(sheet, row, PLACE + 3);
                Finding finding = new Finding(parts[2], severity, null, "", at, more, message, "", "", "", "");
                earlier.add(new Remark(finding, text(sheet, row, PLACE + 1), Remark.State.MENDED));
            }
        }
        return new Kept(text(sheet, 0, KEPT + 1), text(sheet, 0, KEPT + 2), fills, earlier);
    }

    private static CellAddress address(String sheet, CellReference at) {
        return new CellAddress(sheet, at.getRow(), at.getCol());
    }

    /** Writes what is wrong, and keeps the rest for the next round: of that, what was found is in the remarks. */
    static void write(Sheet sheet, List<Remark> remarks, Kept kept, Messages messages) {
        Styles styles = new Styles(sheet.getWorkbook());
        Row title = sheet.createRow(0);
        title.setHeightInPoints(34);
        put(title, 0, messages.get("review.title"), styles.title);
        keep(title, styles, MARKER, kept.activeSheet(), kept.madeOf());
        boolean open = remarks.stream()
                .anyMatch(remark -> remark.state() != Remark.State.MENDED
                        && remark.finding().severity() != Severity.HINT);
        put(sheet.createRow(1), 0, messages.get(open ? "review.hint" : "review.done"), styles.hint);
        Row header = sheet.createRow(HEADER_ROW);
        header.setHeightInPoints(22);
        for (int column = 0; column < KEPT; column++) {
            put(header, column, messages.get("review.header." + HEADERS.get(column)), styles.header);
            sheet.setColumnWidth(column, WIDTHS[column] * 256);
        }
        int row = HEADER_ROW + 1;
        for (Remark remark : remarks) {
            write(sheet.createRow(row), row - HEADER_ROW, remark, styles, messages);
            row++;
        }
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, KEPT - 1));
        sheet.addMergedRegion(new CellRangeAddress(1, 1, 0, KEPT - 1));
        if (sheet instanceof XSSFSheet) { // in an .xls they are names, which POI does not take off with the sheet
            // over the hidden columns, too: whoever sorts the list sorts what is kept of it
            sheet.setAutoFilter(new CellRangeAddress(HEADER_ROW, Math.max(HEADER_ROW + 1, row - 1), 0, KEPT + 3));
            sheet.setRepeatingRows(new CellRangeAddress(HEADER_ROW, HEADER_ROW, -1, -1));
            Workbook workbook = sheet.getWorkbook();
            int lastRow = HEADER_ROW + remarks.size();
            workbook.setPrintArea(workbook.getSheetIndex(sheet), 0, KEPT - 1, 0, lastRow);
        }
        for (Fill fill : kept.fills()) {
            Row hidden = sheet.createRow(row++);
            keep(hidden, styles, fill.created() ? "created" : "fill", fill.sheet(), fill.cell(), fill.fill());
            hidden.setZeroHeight(true);
        }
        for (int column = KEPT; column < KEPT + 4; column++) {
            sheet.setColumnHidden(column, true);
        }
        printSetup(sheet, messages);
    }

    private static void write(Row row, int number, Remark remark, Styles styles, Messages messages) {
        Finding finding = remark.finding();
        CellAddress at = finding.at();
        row.createCell(0).setCellValue(number);
        row.getCell(0).setCellStyle(styles.centred);
        Severity severity = finding.severity();
        put(row, 1, Severity.word(severity, messages), styles.severities.getOrDefault(severity, styles.centred));
        List<String> texts = List.of(
                at == null ? "" : at.toString(),
                remark.fieldName(),
                finding.excerpt(),
                finding.message(),
                finding.remedy(),
                finding.basis());
        int lines = 1;
        for (int i = 0; i < texts.size(); i++) {
            put(row, PLACE + i, texts.get(i), i == 0 && at != null ? styles.link : styles.text);
            lines = Math.max(lines, lines(texts.get(i), WIDTHS[PLACE + i]));
        }
        put(row, 8, finding.rule(), styles.centred);
        put(row, 9, messages.get("state." + remark.state().name()), styles.centred);
        row.setHeightInPoints(Math.min(409f, 15f * lines + 6f));
        if (remark.state() == Remark.State.MENDED) {
            return;
        }
        if (at != null) {
            Hyperlink link = row.getSheet().getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
            link.setAddress(at.reference());
            row.getCell(PLACE).setHyperlink(link);
        }
        String kind = "finding " + severity + " " + finding.rule();
        keep(row, styles, kind, at == null ? "" : at.sheet(), at == null ? "" : at.a1(), finding.field());
    }

    /** Puts texts into the hidden columns. */
    private static void keep(Row row, Styles styles, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            put(row, KEPT + i, texts[i], styles.text);
        }
    }

    /** How many lines a wrapped text takes; a Chinese character takes two of the width's units. */
    private static int lines(String text, int width) {
        return text.lines()
                .mapToInt(line ->
                        1 + line.codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum() / (width - 2))
                .sum();
    }

    private static void printSetup(Sheet sheet, Messages messages) {
        sheet.createFreezePane(0, HEADER_ROW + 1);
        sheet.setDisplayGridlines(false);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize((short) 9);
        sheet.setAutobreaks(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.setHorizontallyCenter(true);
        sheet.setMargin(PageMargin.LEFT, 0.4);
        sheet.setMargin(PageMargin.RIGHT, 0.4);
        sheet.getFooter().setCenter(messages.get("review.footer", HeaderFooter.page(), HeaderFooter.numPages()));
    }

    private static void put(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        if (cell instanceof XSSFCell xssf) { // in the cell itself: POI's table of texts costs ten times that
            String fitting = Escapes.written(text, Escapes.LONGEST);
            CTRst inline = xssf.getCTCell().addNewIs();
            if (fitting.equals(fitting.strip())) {
                inline.setT(fitting);
            } else { // says that its spaces are to be kept
                inline.set(new XSSFRichTextString(fitting).getCTRst());
            }
            xssf.getCTCell().setT(STCellType.INLINE_STR);
        } else {
            cell.setCellValue(text.substring(0, Math.min(Escapes.LONGEST, text.length())));
        }
    }

    private static String text(Sheet sheet, int row, int column) {
        Cell cell = SheetUtil.getCell(sheet, row, column);
        return cell == null || cell.getCellType() != CellType.STRING ? "" : cell.getStringCellValue();
    }

    /** The few styles of the sheet. Its colours hang on no palette: one that LibreOffice saved may hold any. */
    private static final class Styles {
        private final Workbook workbook;
        private final Colours colours;
        final CellStyle title;
        final CellStyle hint;
        final CellStyle header;
        final CellStyle text;
        final CellStyle centred;
        final CellStyle link;
        final Map<Severity, CellStyle> severities = new EnumMap<>(Severity.class);

        Styles(Workbook workbook) {
            this.workbook = workbook;
            colours = new Colours(workbook);
            title = style(18, true, HorizontalAlignment.CENTER, false);
            font(title).setFontName("黑体");
            colours.paint(font(title), "FF003366");
            hint = style(10, false, HorizontalAlignment.LEFT, false);
            colours.paint(font(hint), "FF808080");
            header = style(11, true, HorizontalAlignment.CENTER, true);
            colours.fill(header, Colours.SOLID + "FFC0C0C0");
            text = style(11, false, HorizontalAlignment.LEFT, true);
            text.setDataFormat(workbook.createDataFormat().getFormat("@"));
            centred = style(11, false, HorizontalAlignment.CENTER, true);
            link = style(11, false, HorizontalAlignment.LEFT, true);
            font(link).setUnderline(Font.U_SINGLE);
            colours.paint(font(link), "FF0000FF");
            for (Severity severity : Severity.values()) {
                CellStyle style = style(11, true, HorizontalAlignment.CENTER, true);
                colours.fill(style, colours.shade(severity));
                severities.put(severity, style);
            }
        }

        private Font font(CellStyle style) {
            return workbook.getFontAt(style.getFontIndex());
        }

        private CellStyle style(int points, boolean bold, HorizontalAlignment alignment, boolean bordered) {
            Font font = workbook.createFont();
            font.setFontName("宋体");
            font.setFontHeightInPoints((short) points);
            font.setBold(bold);
            CellStyle style = workbook.createCellStyle();
            style.setFont(font);
            style.setAlignment(alignment);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            style.setWrapText(bordered);
            if (bordered) {
                colours.frame(style, "FF969696");
            }
            return style;
        }
    }
}
