package org.jixiao.review;

import static org.jixiao.review.MarkedSamples.dump;
import static org.jixiao.review.MarkedSamples.finding;
import static org.jixiao.review.MarkedSamples.names;
import static org.jixiao.review.MarkedSamples.open;
import static org.jixiao.review.MarkedSamples.original;
import static org.jixiao.review.MarkedSamples.remark;
import static org.jixiao.review.MarkedSamples.remarks;
import static org.jixiao.review.MarkedSamples.stripped;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Finding;
import org.jixiao.model.Messages;
import org.jixiao.model.Severity;
import org.jixiao.workbook.TestFiles;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A marked copy says what is wrong where it is wrong, and is the department's own workbook in everything else. */
class MarkedCopyTest {
    private final MarkedCopy copies = new MarkedCopy(new Messages("zh"));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void strippedOfOurMarksItEqualsTheOriginal(boolean xlsx) throws IOException {
        byte[] original = original(xlsx);
        byte[] marked = copies.mark(original, remarks()).content();
        assertEquals(dump(original), dump(stripped(marked)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void markingAMarkedCopyReplacesTheOldMarks(boolean xlsx) throws IOException {
        byte[] once = copies.mark(original(xlsx), remarks()).content();
        byte[] twice = copies.mark(once, List.of(remark("B03", "budget.current", 1, 1, Severity.ERROR)))
                .content();
        try (Workbook workbook = open(twice)) {
            String remarks = "审核意见"; // POI moves no sheet of an .xls without what leads to those behind it
            List<String> sheets = xlsx ? List.of(remarks, "目标表", "附件") : List.of("目标表", "附件", remarks);
            assertEquals(sheets, names(workbook));
            assertEquals(sheets.indexOf(remarks), workbook.getActiveSheetIndex());
            Sheet form = workbook.getSheet("目标表");
            assertNull(form.getRow(4), "a cell that only the first marks had made is gone");
            assertEquals(
                    1,
                    form.getRow(1)
                                    .getCell(1)
                                    .getCellComment()
                                    .getString()
                                    .getString()
                                    .split(Notes.BEGIN, -1)
                                    .length
                            - 1);
        }
        assertEquals(dump(original(xlsx)), dump(stripped(twice)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatLeadsToOtherSheetsLeadsThereAfterEveryRound(boolean xlsx) throws IOException {
        byte[] content = leading(xlsx);
        String before = leads(content);
        assertEquals("上年!B4 [字典!$A$1:$A$3] 类别=字典!$A$1:$A$3 Print_Area=目标表!$A$1:$D$9", before);
        for (int round = 1; round <= 3; round++) {
            content = copies.mark(content, remarks()).content();
            assertEquals(before, leads(content), "round " + round);
        }
    }

    private static byte[] leading(boolean xlsx) throws IOException {
        Workbook workbook = open(original(xlsx));
        workbook.createSheet("测算");
        workbook.createSheet("上年").createRow(3).createCell(1).setCellValue(999);
        workbook.createSheet("字典").createRow(0).createCell(0).setCellValue("甲类");
        Sheet sheet = workbook.getSheet("目标表");
        sheet.createRow(8).createCell(0).setCellFormula("上年!B4");
        DataValidationHelper helper = sheet.getDataValidationHelper();
        sheet.addValidationData(helper.createValidation(
                helper.createFormulaListConstraint("字典!$A$1:$A$3"), new CellRangeAddressList(8, 8, 1, 1)));
        Name name = workbook.createName();
        name.setNameName("类别");
        name.setRefersToFormula("字典!$A$1:$A$3");
        workbook.setPrintArea(0, 0, 3, 0, 8);
        return TestFiles.save(workbook);
    }

    private static String leads(byte[] content) throws IOException {
        try (Workbook workbook = open(content)) {
            Sheet sheet = workbook.getSheet("目标表");
            List<String> lists = sheet.getDataValidations().stream()
                    .map(each -> each.getValidationConstraint().getFormula1())
                    .toList();
            String names = workbook.getAllNames().stream()
                    .filter(name -> !name.getRefersToFormula().contains("审核意见!"))
                    .map(name -> " " + name.getNameName().replace("_xlnm.", "") + "=" + name.getRefersToFormula())
                    .collect(Collectors.joining());
            return sheet.getRow(8).getCell(0).getCellFormula() + " " + lists + names;
        }
    }

    /** The colours that mark cells in an .xls are of its palette, and people pick them, too. */
    @Test
    void theDepartmentsOwnRoseAndTanStayInAnXls() throws IOException {
        HSSFWorkbook workbook = (HSSFWorkbook) open(original(false));
        Colours colours = new Colours(workbook);
        for (Severity severity : Severity.values()) {
            Cell cell =
                    workbook.getSheet("目标表").createRow(6 + severity.ordinal()).createCell(0);
            cell.setCellValue(severity.name());
            colours.mark(cell, severity);
        }
        byte[] original = TestFiles.save(workbook);

        assertEquals(
                dump(original), dump(stripped(copies.mark(original, remarks()).content())));
    }

    @Test
    void aMarkWhoseNoteSomebodyDeletedIsTakenOffAnXls() throws IOException {
        Workbook workbook = open(copies.mark(original(false), remarks()).content());
        workbook.getSheet("目标表").getRow(1).getCell(1).removeCellComment();

        assertEquals(dump(original(false)), dump(stripped(TestFiles.save(workbook))));
    }

    @Test
    void eachMarkedCellHasItsSeveritysColourAndANoteWithTheRemedy() throws IOException {
        try (Workbook workbook = open(copies.mark(original(true), remarks()).content())) {
            Cell cell = workbook.getSheet("目标表").getRow(1).getCell(1);
            assertTrue(Colours.isMarked(cell, false));
            assertEquals("#,##0.00", cell.getCellStyle().getDataFormatString());
            String note = cell.getCellComment().getString().getString();
            assertEquals(Notes.BEGIN + "\nB03 当年预算大于总预算。→ 请核对\nB07 增减过大。→ 请说明", note);
        }
    }

    @Test
    void aSecondRoundTellsMendedFromOpenAndNew() throws IOException {
        byte[] first = copies.mark(original(true), remarks()).content();
        List<Remark> second = copies.mark(
                        first,
                        List.of(
                                remark("B03", "budget.current", 1, 1, Severity.ERROR),
                                remark("V04", "indicators.target", 2, 1, Severity.ERROR)))
                .remarks();
        List<String> states = second.stream()
                .map(remark -> remark.finding().rule() + " " + remark.state())
                .toList();
        assertEquals(List.of("B03 OPEN", "V04 NEW", "I01 MENDED", "B07 MENDED", "N01 MENDED"), states);
        assertEquals("栏目 project.name", second.get(2).fieldName(), "of what is mended, too");
    }

    @Test
    void whatIsMendedOnOneSheetIsOpenOnAnother() {
        List<Remark> earlier = List.of(remarkOn("甲项目"), remarkOn("乙项目"));
        List<String> states = Rounds.compare(earlier, List.of(remarkOn("乙项目"))).stream()
                .map(remark -> remark.finding().at() + " " + remark.state())
                .toList();
        assertEquals(List.of("乙项目!B7 OPEN", "甲项目!B7 MENDED"), states);
    }

    /** As the sheet of remarks keeps it, so that it is mended unless it is found again. */
    private static Remark remarkOn(String sheet) {
        Finding finding = finding("N01", "project.plan", new CellAddress(sheet, 6, 1), Severity.ERROR);
        return new Remark(finding, "", Remark.State.MENDED);
    }

    @Test
    void marksAreTakenOffEvenWhereRowsWereInsertedSince() throws IOException {
        byte[] marked = copies.mark(original(true), remarks()).content();
        ByteArrayOutputStream moved = new ByteArrayOutputStream();
        try (Workbook workbook = open(marked)) {
            workbook.getSheet("目标表").shiftRows(1, 1, 5);
            workbook.write(moved);
        }
        try (Workbook workbook = open(stripped(moved.toByteArray()))) {
            Cell cell = workbook.getSheet("目标表").getRow(6).getCell(1);
            assertEquals(FillPatternType.NO_FILL, cell.getCellStyle().getFillPattern());
            assertNull(cell.getCellComment());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void marksAreTakenOffThoughTheirSheetWasDeleted(boolean xlsx) throws IOException {
        ByteArrayOutputStream without = new ByteArrayOutputStream();
        try (Workbook workbook = open(copies.mark(original(xlsx), remarks()).content())) {
            workbook.removeSheetAt(workbook.getSheetIndex("审核意见"));
            workbook.setActiveSheet(0);
            workbook.write(without);
        }
        String stripped = dump(stripped(without.toByteArray()));
        assertEquals(
                dump(original(xlsx)).replace("SOLID_FOREGROUND SOLID_FOREGROUND:FFFFFF00", "NO_FILL "),
                stripped.replace("B5 BLANK  General NO_FILL \n", ""));
    }

    /** As LibreOffice does: the colours themselves go into the palette. */
    @Test
    void fillsOfAnXlsxAreKnownAndPutBackInTheXlsThatItWasSavedAs() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.getCustomPalette().setColorAtIndex((short) 20, (byte) 0xFF, (byte) 0xB3, (byte) 0xB5);
            Cell cell = workbook.createSheet().createRow(0).createCell(0);
            Colours colours = new Colours(workbook);
            colours.fill(cell, "SOLID_FOREGROUND:FFFFB3B5");
            assertTrue(Colours.isMarked(cell, false), Colours.fillOf(cell));
            colours.fill(cell, "SOLID_FOREGROUND:FFF5F5F5");
            assertEquals("SOLID_FOREGROUND:FFFFFFFF", Colours.fillOf(cell), "the nearest");
        }
    }

    @Test
    void aMarkedCopyIsKnownByItsSheetWhateverItIsCalled() throws IOException {
        byte[] marked = copies.mark(original(true), remarks()).content();
        assertTrue(MarkedCopy.isMarked(WorkbookReader.read(marked)));
        assertFalse(MarkedCopy.isMarked(WorkbookReader.read(original(true))));
        ByteArrayOutputStream renamed = new ByteArrayOutputStream();
        try (Workbook workbook = open(marked)) {
            workbook.setSheetName(0, "意见");
            workbook.write(renamed);
        }
        assertTrue(MarkedCopy.isMarked(WorkbookReader.read(renamed.toByteArray())));
    }
}
