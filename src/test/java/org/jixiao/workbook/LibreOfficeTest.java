package org.jixiao.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.workbook.Grid.At;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One form, saved by LibreOffice in every format that it has: whatever the format, the same must be read. */
class LibreOfficeTest {
    private static final String CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true";

    private final XSSFWorkbook source = new XSSFWorkbook();
    private final XSSFSheet sheet = source.createSheet("目标表");

    @TempDir
    private static Path folder;

    @BeforeEach
    void makeAForm() {
        row(0, "财政项目支出绩效目标表");
        sheet.addMergedRegion(CellRangeAddress.valueOf("A1:D2"));
        row(2, "项目名称", "道路  养护\n（二期）", "编号", "00123");
        row(3, "  其中", 600_000.5, "比例", 0.0705);
        format(cell(3, 3), "0.00%");
        row(4, "开始", 43832, "完成", 43832.5);
        format(cell(4, 1), "yyyy\"年\"m\"月\"d\"日\"");
        format(cell(4, 3), "yyyy-mm-dd hh:mm");
        row(5, "时刻", 0.5);
        format(cell(5, 1), "hh:mm");
        row(7, "合计", 0, "错误", 0, "空");
        cell(7, 1).setCellFormula("SUM(B4:B4)*2");
        cell(7, 3).setCellFormula("1/0");
        cell(7, 5).setCellFormula("\"\"");
        row(8, "≥95%", "−3.5", "a\tb<&>\"'", " 两边 ");
        row(9, "甲", "甲", "甲");
        row(10, "甲", "甲", "甲");
        sheet.addMergedRegion(CellRangeAddress.valueOf("D10:E10"));
        sheet.addMergedRegion(CellRangeAddress.valueOf("D11:E11"));
        sheet.createRow(12).setZeroHeight(true);
        row(12, "藏行");
        row(13, "末行");
        sheet.setColumnHidden(6, true);
        cell(2, 6).setCellValue("藏列");
        sheet.createDrawingPatriarch()
                .createCellComment(new XSSFClientAnchor(0, 0, 0, 0, 1, 2, 3, 5))
                .setString("批注");
        source.createSheet("旧").createRow(0).createCell(0).setCellValue("旧表");
        source.setSheetHidden(1, true);
        source.getProperties().getCustomProperties().addProperty("jixiao.template", "上海 2020");
        source.getCreationHelper().createFormulaEvaluator().evaluateAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ods", "xls", "xlsx"})
    void readsTheSameFromEveryFormatOfWorkbooks(String format) throws Exception {
        byte[] content = TestFiles.save(source);
        Workbook saved = WorkbookReader.read(LibreOffice.convert(content, "xlsx", format, folder));
        Workbook expected = WorkbookReader.read(content);
        assertEquals(cells(expected), cells(saved));
        assertEquals(hidden(expected), hidden(saved));
        assertEquals(expected.properties(), saved.properties());
    }

    /** It writes no spaces as they were, and no hidden columns and sheets, into this one. */
    @Test
    void readsTheSameFromTheXmlOfExcel2003() throws Exception {
        byte[] content = TestFiles.save(source);
        byte[] ods = withoutFiller(LibreOffice.convert(content, "xlsx", "ods", folder));
        Workbook saved = WorkbookReader.read(LibreOffice.convert(ods, "ods", "xml:MS Excel 2003 XML", folder));
        assertEquals(
                cells(WorkbookReader.read(content)).replaceAll("[ \t]", ""),
                cells(saved).replaceAll("[ \t]", ""));
        assertTrue(saved.sheets().get(0).rowHidden(12));
    }

    @Test
    void readsTheTextsOfAPage() throws Exception {
        Grid grid = WorkbookReader.read(LibreOffice.convert(TestFiles.save(source), "xlsx", "html", folder))
                .sheets()
                .get(0);
        assertEquals("道路 养护\n（二期）", grid.cell(2, 1).text());
        assertEquals("7.05%", grid.cell(3, 3).text());
        assertEquals("2020年1月2日", grid.cell(4, 1).text());
        assertEquals(Cell.error("#DIV/0!"), grid.cell(7, 3));
        assertEquals(new Region(0, 0, 1, 3), grid.region(1, 1));
    }

    @Test
    void readsTheTextsOfCsv() throws Exception {
        Grid grid = WorkbookReader.read(LibreOffice.convert(TestFiles.save(source), "xlsx", CSV, folder))
                .sheets()
                .get(0);
        assertEquals("道路  养护\n（二期）", grid.cell(2, 1).text());
        assertEquals("00123", grid.cell(2, 3).text());
        assertEquals("7.05%", grid.cell(3, 3).text());
        assertEquals(Cell.error("#DIV/0!"), grid.cell(7, 3));
        assertEquals("末行", grid.cell(13, 0).text());
    }

    /** A line for every cell, and the merged ranges. */
    private static String cells(Workbook workbook) {
        List<String> lines = new ArrayList<>();
        for (Grid grid : workbook.sheets()) {
            lines.add(grid.name());
            for (At at : grid.cells()) {
                Cell cell = at.cell();
                boolean formula = cell.formula() != null;
                lines.add(at.row() + "," + at.column() + " " + cell.kind() + (formula ? " = " : " ") + cell.text());
            }
            lines.add(grid.regions().toString());
        }
        return String.join("\n", lines);
    }

    private static String hidden(Workbook workbook) {
        StringBuilder hidden = new StringBuilder();
        for (Grid grid : workbook.sheets()) {
            hidden.append(grid.name()).append(grid.hidden() ? " hidden" : "");
            for (int i = 0; i < 20; i++) {
                hidden.append(grid.rowHidden(i) ? " row " + i : "").append(grid.columnHidden(i) ? " column " + i : "");
            }
        }
        return hidden.toString();
    }

    /** Cuts off the columns and rows to the end of the sheet: LibreOffice stumbles over them when it writes that XML. */
    private static byte[] withoutFiller(byte[] ods) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(ods))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        parts.computeIfPresent(
                "content.xml",
                (name, content) -> TestFiles.utf8(new String(content, StandardCharsets.UTF_8)
                        .replaceAll(
                                "<table:table-(column|cell)[^>]* table:number-columns-repeated=\"16[0-9]{3}\"[^>]*/>",
                                "")
                        .replaceAll(
                                "<table:table-row [^>]*number-rows-repeated=\"1048[0-9]{3}\".*?</table:table-row>",
                                "")));
        return TestFiles.zip(parts);
    }

    private void row(int row, Object... values) {
        for (int column = 0; column < values.length; column++) {
            if (values[column] instanceof Number number) {
                cell(row, column).setCellValue(number.doubleValue());
            } else {
                cell(row, column).setCellValue(values[column].toString());
            }
        }
    }

    private XSSFCell cell(int row, int column) {
        Row there = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        return (XSSFCell) (there.getCell(column) == null ? there.createCell(column) : there.getCell(column));
    }

    private void format(XSSFCell cell, String code) {
        XSSFCellStyle style = source.createCellStyle();
        style.setDataFormat(source.createDataFormat().getFormat(code));
        cell.setCellStyle(style);
    }
}
