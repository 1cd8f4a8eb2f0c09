package org.jixiao.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.workbook.Cell.Kind;
import org.junit.jupiter.api.Test;

/** POI's user model writes the workbooks and is asked what is in them. */
class XlsxReaderTest {
    private final XSSFWorkbook source = new XSSFWorkbook();

    @Test
    void agreesWithPoiOnEveryKindOfCell() throws IOException {
        fillVaried(source.createSheet("目标表"));
        PoiOracle.assertSame(TestFiles.save(source));
    }

    @Test
    void agreesWithPoiWhereDatesCountFrom1904() throws IOException {
        source.getCTWorkbook().getWorkbookPr().setDate1904(true);
        fillVaried(source.createSheet("1904"));
        PoiOracle.assertSame(TestFiles.save(source));
    }

    @Test
    void readsInlineStringsAsStreamingWritersMakeThem() throws IOException {
        try (SXSSFWorkbook streaming = new SXSSFWorkbook()) {
            streaming.createSheet("流").createRow(2).createCell(1).setCellValue(" 一行\n两行 & <三> ");
            PoiOracle.assertSame(TestFiles.save(streaming));
        }
    }

    @Test
    void textInACellCountsOnlyWhereTheCellSaysSo() throws IOException {
        String is = "<is><t>旧</t></is>";
        byte[] content = TestFiles.sheet("<sheetData><row r='1'><c r='A1'>" + is + "</c><c r='B1' t='n'><v>5</v>" + is
                + "</c><c r='C1' t='inlineStr'>" + is + "</c></row></sheetData>");
        Grid grid = WorkbookReader.read(content).sheets().get(0);
        assertEquals(
                List.of("", "5", "旧"),
                List.of(
                        grid.cell(0, 0).text(),
                        grid.cell(0, 1).text(),
                        grid.cell(0, 2).text()));
    }

    @Test
    void knowsTheBuiltInDateFormatsOfChineseExcel() throws IOException {
        XSSFSheet sheet = source.createSheet();
        int[] ids = IntStream.concat(IntStream.rangeClosed(27, 36), IntStream.rangeClosed(50, 58))
                .toArray();
        for (int id : ids) {
            number(sheet, id, 0, 43832, style(id));
        }
        Grid grid = read(source);
        for (int id : ids) {
            assertEquals(Kind.DATE, grid.cell(id, 0).kind(), "format " + id);
            assertEquals("2020-01-02", grid.cell(id, 0).text());
            assertEquals(new BigDecimal("43832"), grid.cell(id, 0).number());
        }
    }

    @Test
    void showsOnlyTheMonthWhereNobodyTypedADay() throws IOException {
        XSSFSheet sheet = source.createSheet();
        number(sheet, 0, 0, 44136, style(57));
        number(sheet, 1, 0, 44150, style(57));
        Grid grid = read(source);
        assertEquals("2020-11", grid.cell(0, 0).text());
        assertEquals("2020-11-15", grid.cell(1, 0).text());
    }

    @Test
    void showsPercentagesAsTypedAndKeepsTheNumber() throws IOException {
        XSSFSheet sheet = source.createSheet();
        number(sheet, 0, 0, 0.95, style(9));
        number(sheet, 1, 0, 0.0705, style(10));
        Grid grid = read(source);
        assertEquals(new Cell(Kind.PERCENT, "95%", new BigDecimal("0.95"), null, null), grid.cell(0, 0));
        assertEquals("7.05%", grid.cell(1, 0).text());
    }

    @Test
    void writesNumbersPlainlyWithFifteenDigits() throws IOException {
        XSSFSheet sheet = source.createSheet();
        double[] values = {0.1 + 0.2, 0.001, 1e15, 1234567.5, -90, 1e-7};
        for (int i = 0; i < values.length; i++) {
            number(sheet, i, 0, values[i], style(0));
        }
        Grid grid = read(source);
        String[] texts = {"0.3", "0.001", "1000000000000000", "1234567.5", "-90", "0.0000001"};
        for (int i = 0; i < texts.length; i++) {
            assertEquals(texts[i], grid.cell(i, 0).text());
        }
    }

    @Test
    void tellsAFormulaWithoutASavedValueFromAnEmptyResult() throws IOException {
        XSSFSheet sheet = source.createSheet();
        sheet.createRow(0).createCell(0).setCellFormula("A2+1");
        XSSFCell empty = sheet.getRow(0).createCell(1);
        empty.setCellFormula("\"\"");
        empty.setCellValue("");
        Grid grid = read(source);
        assertEquals(new Cell(Kind.BLANK, "", null, null, "A2+1"), grid.cell(0, 0));
        assertEquals(new Cell(Kind.TEXT, "", null, null, "\"\""), grid.cell(0, 1));
    }

    @Test
    void readsMergesAndHiddenThings() throws IOException {
        XSSFSheet sheet = source.createSheet("看得见");
        sheet.createRow(3).setZeroHeight(true);
        sheet.getRow(3).createCell(0).setCellValue("x");
        sheet.setColumnHidden(2, true);
        sheet.addMergedRegion(CellRangeAddress.valueOf("B2:C4"));
        source.createSheet("藏");
        source.createSheet("深藏");
        source.setSheetHidden(1, true);
        source.setSheetVisibility(2, org.apache.poi.ss.usermodel.SheetVisibility.VERY_HIDDEN);
        Workbook workbook = WorkbookReader.read(TestFiles.save(source));
        Grid grid = workbook.sheets().get(0);
        assertTrue(grid.rowHidden(3) && !grid.rowHidden(2));
        assertTrue(grid.columnHidden(2) && !grid.columnHidden(1));
        assertEquals(new Region(1, 1, 3, 2), grid.region(3, 2));
        assertNull(grid.region(4, 2));
        assertEquals(
                "[false, true, true]",
                workbook.sheets().stream().map(Grid::hidden).toList().toString());
    }

    @Test
    void readsPropertiesAndTheTimeOfSaving() throws IOException {
        source.createSheet();
        source.getProperties().getCustomProperties().addProperty("jixiao.template", "上海 2020");
        source.getProperties().getCustomProperties().addProperty("jixiao.year", 2020);
        source.getProperties()
                .getCoreProperties()
                .setModified(Optional.of(Date.from(Instant.ofEpochSecond(1_600_000_000))));
        byte[] content = TestFiles.save(source);
        Workbook workbook = WorkbookReader.read(content);
        assertEquals(
                "{jixiao.template=上海 2020, jixiao.year=2020}",
                workbook.properties().toString());
        try (XSSFWorkbook poi = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            Date modified = poi.getProperties().getCoreProperties().getModified();
            assertEquals(modified.toInstant(), workbook.modified());
        }
    }

    @Test
    void readsStrictNamespacesPrefixesAndCellsWithoutAddresses() throws IOException {
        String main = "xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"";
        byte[] content = TestFiles.xlsx(
                "<x:workbook " + main + " xmlns:q=\"http://purl.oclc.org/ooxml/officeDocument/relationships\">"
                        + "<x:sheets><x:sheet name=\"严格\" sheetId=\"7\" q:id=\"rId1\"/></x:sheets></x:workbook>",
                "<x:worksheet " + main + "><x:sheetData><x:row><x:c t=\"d\"><x:v>2020-01-02T00:00:00</x:v></x:c><x:c"
                        + " t=\"inlineStr\"><x:is><x:t>&#x9879;&#30446;_x000D_\n"
                        + "_x005F_x000A_</x:t></x:is></x:c></x:row><x:row><x:c"
                        + " r=\"C2\"><x:v>1E2</x:v></x:c><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>");
        Grid grid = WorkbookReader.read(content).sheets().get(0);
        assertEquals("2020-01-02", grid.cell(0, 0).text());
        assertEquals(new BigDecimal("43832"), grid.cell(0, 0).number());
        assertEquals("项目\n_x000A_", grid.cell(0, 1).text());
        assertEquals("100", grid.cell(1, 2).text());
        assertEquals("5", grid.cell(1, 3).text());
    }

    /** As openpyxl and fastexcel write: absolute targets, characters as references, a part that is stated and missing. */
    @Test
    void readsThePackagesOfOtherPrograms() throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(
                "xl/worksheets/Sheet1.xml",
                TestFiles.utf8("<worksheet><sheetData><row r='2'><c r='b2' t='inlineStr'>"
                        + "<is><t>&#39033;&#x76ee;&#x1F600;&#10;&amp;amp;</t></is></c><c t='n'><v>60</v></c><c t='str'><v/></c>"
                        + "<c r='F2' s='7'><v> 0.95 </v></c></row></sheetData></worksheet>"));
        parts.put(
                "xl/workbook.xml",
                TestFiles.utf8("\uFEFF<workbook xmlns:r='r'><sheets><sheet name='表&#49;'"
                        + " sheetId='1' state='visible' r:id='R1'/></sheets></workbook>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                TestFiles.utf8("<Relationships>"
                        + "<Relationship Id='R1' Type='http://any/worksheet' Target='/xl/worksheets/sheet1.xml'/>"
                        + "<Relationship Id='R2' Type='http://any/sharedStrings' Target='/xl/sharedStrings.xml'/>"
                        + "<Relationship Id='R3' Type='http://any/styles' Target='styles.xml'/></Relationships>"));
        Grid grid = WorkbookReader.read(TestFiles.zip(parts)).sheets().get(0);
        assertEquals("表1", grid.name());
        assertEquals("B2=项目\uD83D\uDE00\n&amp; C2=60 F2=0.95", TestFiles.cells(grid));
    }

    @Test
    void leavesOutPhoneticGuides() throws IOException {
        byte[] content = TestFiles.sheet(
                "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>科</t></r><r><rPr><b/></rPr><t"
                        + " xml:space=\"preserve\"> 委</t></r><rPh sb=\"0\""
                        + " eb=\"1\"><t>ke</t></rPh></is></c></row></sheetData>");
        assertEquals(
                "科 委", WorkbookReader.read(content).sheets().get(0).cell(0, 0).text());
    }

    @Test
    void storesNothingForAMillionFormattedEmptyRows() throws IOException {
        StringBuilder rows = new StringBuilder("<sheetData><row r=\"1\"><c r=\"B1\"><v>1</v></c></row>");
        for (int row = 2; row <= Limits.ROWS; row++) {
            rows.append("<row r=\"")
                    .append(row)
                    .append("\" s=\"1\"><c r=\"A")
                    .append(row)
                    .append("\" s=\"1\"/></row>");
        }
        Grid grid = WorkbookReader.read(
                        TestFiles.sheet(rows.append("</sheetData>").toString()))
                .sheets()
                .get(0);
        assertEquals(1, grid.cells().size());
        assertEquals(1, grid.rowCount());
        assertEquals(2, grid.columnCount());
    }

    private void fillVaried(XSSFSheet sheet) {
        String[] codes = {
            "0%", "yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\";@", "[$-804]yyyy年m月", "0.00_ ;[Red]\\-0.00\\ ", "h:mm:ss"
        };
        double[] values = {0, 1, 0.5, 59, 60, 61, 43832, 43832.75, 0.8618, -5, 99_999_999, 1.0 / 3};
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < codes.length; column++) {
                number(
                        sheet,
                        row,
                        column,
                        values[row],
                        style(source.createDataFormat().getFormat(codes[column])));
            }
        }
        int row = values.length + 3;
        String[] texts = {"项目", " 两边空格 ", "一\n二", "=1+1", "\uD83D\uDE00\uD840\uDC00", "a\tb<&>\"'", "0", "_x000D_"};
        for (int i = 0; i < texts.length; i++) {
            cell(sheet, row, i).setCellValue(texts[i]);
        }
        XSSFRichTextString rich = new XSSFRichTextString("粗");
        rich.append("细", source.createFont());
        cell(sheet, row + 1, 0).setCellValue(rich);
        cell(sheet, row + 1, 1).setCellValue(true);
        cell(sheet, row + 1, 2).setCellErrorValue(FormulaError.REF);
        cell(sheet, row + 1, 3).setCellFormula("SUM(A1:A3)&\"<\"");
        cell(sheet, row + 1, 4).setCellFormula("A1+1");
        source.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell(sheet, row + 1, 4));
        cell(sheet, row + 1, 5).setCellFormula("1/0");
        source.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell(sheet, row + 1, 5));
        cell(sheet, row + 1, 6).setCellStyle(style(9));
    }

    private static Grid read(XSSFWorkbook workbook) throws IOException {
        return WorkbookReader.read(TestFiles.save(workbook)).sheets().get(0);
    }

    private XSSFCellStyle style(int format) {
        XSSFCellStyle style = source.createCellStyle();
        style.setDataFormat(format);
        return style;
    }

    private static void number(XSSFSheet sheet, int row, int column, double value, XSSFCellStyle style) {
        XSSFCell cell = cell(sheet, row, column);
        cell.setCellValue(value);
        cell.setCellStyle(style);
    }

    private static XSSFCell cell(XSSFSheet sheet, int row, int column) {
        org.apache.poi.xssf.usermodel.XSSFRow there =
                sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        return there.getCell(column) == null ? there.createCell(column) : there.getCell(column);
    }
}
