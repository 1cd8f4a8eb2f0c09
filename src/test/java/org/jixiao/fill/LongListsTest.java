package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.function.IOConsumer;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.WorkbookDump;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CellLink;
import org.jixiao.model.Stamp;
import org.jixiao.workbook.AtomicFiles;
import org.jixiao.workbook.TestFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongListsTest {
    @TempDir
    Path folder;

    @Test
    void aListThatIsStreamedIsTheListThatJxlsFills() throws IOException {
        byte[] template = Files.readAllBytes(Path.of("templates/issued.xlsx"));
        Map<String, Object> data = Map.of("year", 2026, "template", "目标表", "issued", rows(LongLists.LONG + 1));
        Stamp stamp = Stamp.of("issued");

        List<String> streamed = dump("streamed.xlsx", Filler.fill(template, data, stamp));

        assertEquals(dump("jxls.xlsx", out -> out.write(Filler.byJxls(template, data, stamp))), streamed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"明细", "明's细"})
    void aListThatIsTooLongForASheetGoesOnInNextOnesWithTheSameHeadsAndATotalOverAll(String name) throws IOException {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 1; i <= 1_005; i++) {
            items.add(Map.of("name", "第" + i + "项", "amount", new BigDecimal(i)));
        }
        Path file = folder.resolve("long.xlsx");

        AtomicFiles.write(file, Filler.fill(totalled(name), Map.of("items", items), Stamp.of("list"), 404));

        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            List<String> sheets = new ArrayList<>();
            workbook.forEach(sheet -> sheets.add(sheet.getSheetName() + " " + (sheet.getLastRowNum() + 1)));
            assertEquals(List.of(name + " 404", name + "（2） 404", name + "（3） 206", "总览 1"), sheets);
            XSSFSheet last = workbook.getSheetAt(2);
            assertEquals("名称", last.getRow(2).getCell(0).getStringCellValue());
            assertEquals("第1005项", last.getRow(205).getCell(0).getStringCellValue());
            assertEquals("3:3", last.getRepeatingRows().formatAsString());
            assertEquals("1:1", workbook.getSheetAt(3).getRepeatingRows().formatAsString());
            assertEquals(505_515, workbook.getSheetAt(3).getRow(0).getCell(0).getNumericCellValue());
            XSSFFormulaEvaluator.evaluateAllFormulaCells(workbook);
            for (int sheet = 0; sheet < 3; sheet++) {
                assertEquals(
                        505_515, workbook.getSheetAt(sheet).getRow(1).getCell(1).getNumericCellValue());
            }
            assertEquals(505_515, workbook.getSheetAt(3).getRow(0).getCell(0).getNumericCellValue());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 62, 63, 64, 65})
    void aListGoesOnInANextSheetHoweverFewRowsAreLeftForIt(int rows) throws IOException {
        byte[] template = Files.readAllBytes(Path.of("templates/issued.xlsx"));
        Map<String, Object> data = Map.of("year", 2026, "template", "目标表", "issued", rows(rows));
        Path file = folder.resolve("long.xlsx");

        AtomicFiles.write(file, Filler.fill(template, data, Stamp.of("issued"), 64));

        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            int written = 0;
            for (int sheet = 0; sheet < workbook.getNumberOfSheets(); sheet++) {
                written += workbook.getSheetAt(sheet).getLastRowNum() + 1 - 3;
            }
            assertEquals(rows, written, "three rows of head on each");
        }
    }

    @Test
    void aLongListHasAllItsRowsAndLinksInTheSameBytesEachTime() throws IOException {
        byte[] template = Files.readAllBytes(Path.of("templates/issued.xlsx"));
        Map<String, Object> data = Map.of("year", 2026, "template", "目标表", "issued", rows(5_000));
        Path one = folder.resolve("one.xlsx");
        Path other = folder.resolve("other.xlsx");

        AtomicFiles.write(one, Filler.fill(template, data, Stamp.of("issued")));
        AtomicFiles.write(other, Filler.fill(template, data, Stamp.of("issued")));

        assertEquals(-1, Files.mismatch(one, other));
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(one))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertEquals(5_002, sheet.getLastRowNum());
            assertEquals(5_000, sheet.getHyperlinkList().size());
            for (int row : new int[] {3, 2_050, 2_051, 5_002}) {
                assertEquals(row - 2, sheet.getRow(row).getCell(0).getNumericCellValue());
                assertEquals(
                        Link.encoded("单位/项目" + (row - 2) + ".xlsx") + "#'表'!A1",
                        sheet.getHyperlink(row, 4).getAddress());
            }
        }
    }

    /** Other programs declare the prefix of {@code r:id} at each element that has one. */
    @Test
    void theLinksOfALongListDeclareTheirPrefix() throws IOException {
        Map<String, byte[]> parts = TestFiles.unzip(Files.readAllBytes(Path.of("templates/issued.xlsx")));
        parts.computeIfPresent("xl/worksheets/sheet1.xml", (part, content) -> {
            String xml = new String(content, UTF_8);
            String declared = xml.substring(xml.indexOf(" xmlns:r="), xml.indexOf('>', xml.indexOf(" xmlns:r=")));
            return xml.replace(declared, "")
                    .replace(" r:id=", declared + " r:id=")
                    .getBytes(UTF_8);
        });
        Map<String, Object> data = Map.of("year", 2026, "template", "目标表", "issued", rows(LongLists.LONG + 1));
        Path file = folder.resolve("long.xlsx");

        AtomicFiles.write(file, Filler.fill(TestFiles.zip(parts), data, Stamp.of("issued")));

        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            assertEquals(
                    LongLists.LONG + 1,
                    workbook.getSheetAt(0).getHyperlinkList().size());
        }
    }

    /** A total over what the rows reckon is not what it is over samples, nor a count. */
    @Test
    void whatOnlyTheWholeListCanTellIsRight() throws IOException {
        for (int count : new int[] {30, 1_200}) {
            List<Map<String, Object>> items = new ArrayList<>();
            BigDecimal missing = BigDecimal.ZERO;
            for (int i = 1; i <= count; i++) {
                BigDecimal done = new BigDecimal(i % 3 * 10);
                items.add(Map.of("planned", BigDecimal.TEN, "done", done));
                missing = missing.add(BigDecimal.TEN.subtract(done).max(BigDecimal.ZERO));
            }
            Path file = folder.resolve(count + ".xlsx");

            AtomicFiles.write(file, Filler.fill(reckoning(), Map.of("items", items), Stamp.of("list")));

            double[] right = {missing.doubleValue(), missing.doubleValue(), count / 3, count / 3, count * 10};
            assertTrue(missing.signum() > 0 && count % 3 == 0);
            try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
                assertFalse(workbook.getForceFormulaRecalculation());
                assertResults(workbook, right);
                XSSFFormulaEvaluator.evaluateAllFormulaCells(workbook);
                assertResults(workbook, right);
            }
        }
    }

    /** The totals on both sheets. */
    private static void assertResults(XSSFWorkbook workbook, double... expected) {
        XSSFRow totals = workbook.getSheetAt(0).getRow(0);
        XSSFRow others = workbook.getSheetAt(1).getRow(0);
        double[] found = {
            totals.getCell(2).getNumericCellValue(),
            others.getCell(0).getNumericCellValue(),
            others.getCell(1).getNumericCellValue(),
            others.getCell(2).getNumericCellValue(),
            totals.getCell(0).getNumericCellValue()
        };
        assertArrayEquals(expected, found);
    }

    /** A list whose rows reckon, its totals above it, and another sheet that speaks of these and of whole columns. */
    private static byte[] reckoning() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            XSSFSheet list = workbook.createSheet("明细");
            for (int row = 0; row < 3; row++) {
                list.createRow(row);
                for (int column = 0; column < 3; column++) {
                    list.getRow(row).createCell(column).setCellValue("列" + column);
                }
            }
            list.getRow(2).getCell(0).setCellValue("${item.planned}");
            list.getRow(2).getCell(1).setCellValue("${item.done}");
            list.getRow(2).getCell(2).setCellFormula("MAX(0,A3-B3)");
            list.getRow(0).getCell(0).setCellFormula("SUM(A3)");
            list.getRow(0).getCell(2).setCellFormula("SUBTOTAL(109,C3)");
            note(list, 0, "jx:area(lastCell=\"C3\")");
            note(list, 2, "jx:each(items=\"items\" var=\"item\" lastCell=\"C3\")");
            XSSFSheet other = workbook.createSheet("总览");
            other.createRow(0).createCell(0).setCellFormula("明细!C1");
            other.getRow(0).createCell(1).setCellFormula("COUNTIF(明细!B:B,20)");
            other.getRow(0).createCell(2).setCellFormula("SUM(B1)");
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static List<Map<String, Object>> rows(int count) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("number", i);
            row.put("department", i % 7 == 0 ? "" : "科委");
            row.put("unit", i % 5 == 0 ? "=1+1" : "甲 & 乙 <中心>");
            row.put("project", "项目" + i + "一个很长的名称".repeat(i % 9));
            row.put("file", new CellLink("项目" + i + ".xlsx", "单位/项目" + i + ".xlsx", "'表'!A1"));
            row.put("sheet", "绩效目标表");
            row.put("rows", i % 30);
            row.put("contact", "");
            row.put("phone", "0" + i);
            rows.add(row);
        }
        return rows;
    }

    /** Two sheets: a list with its total above it, and what the total is. */
    private static byte[] totalled(String name) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            XSSFSheet list = workbook.createSheet(name);
            String[][] cells = {{"清单", ""}, {"合计", ""}, {"名称", "金额"}, {"${item.name}", "${item.amount}"}};
            for (int row = 0; row < cells.length; row++) {
                list.createRow(row).createCell(0).setCellValue(cells[row][0]);
                list.getRow(row).createCell(1).setCellValue(cells[row][1]);
            }
            list.getRow(1).getCell(1).setCellFormula("SUM(B4)");
            list.setRepeatingRows(CellRangeAddress.valueOf("3:3"));
            note(list, 0, "jx:area(lastCell=\"B4\")");
            note(list, 3, "jx:each(items=\"items\" var=\"item\" lastCell=\"B4\")");
            XSSFSheet other = workbook.createSheet("总览");
            other.createRow(0).createCell(0).setCellFormula(CellAddress.quoted(name) + "!B2");
            other.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static void note(XSSFSheet sheet, int row, String text) {
        XSSFComment note =
                sheet.createDrawingPatriarch().createCellComment(new XSSFClientAnchor(0, 0, 0, 0, 0, row, 2, row + 2));
        note.setAddress(row, 0);
        note.setString(text);
    }

    private List<String> dump(String name, IOConsumer<OutputStream> content) throws IOException {
        Path file = folder.resolve(name);
        AtomicFiles.write(file, content);
        return WorkbookDump.of(file);
    }
}
