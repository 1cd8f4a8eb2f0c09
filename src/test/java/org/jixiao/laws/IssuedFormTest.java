package org.jixiao.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.fill.Filler;
import org.jixiao.model.Form;
import org.jixiao.model.Row;
import org.jixiao.model.Stamp;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTSheetProtection;

/** What a form that we send has beside its values: what the template says, for as many rows as there are. */
class IssuedFormTest {
    static Stream<Arguments> formsAndRows() {
        return Laws.TEMPLATES.stream()
                .filter(template -> template.sheets().size() == 1)
                // lists side by side fill up each other's rows: as many rows as both together need
                .filter(template -> template.tables().stream()
                                .map(TablePlan::bodyRow)
                                .distinct()
                                .count()
                        == template.tables().size())
                .flatMap(template -> Stream.of(0, 1, 2, 25).map(rows -> Arguments.of(template.name(), rows)));
    }

    @ParameterizedTest(name = "{0} with {1} rows")
    @MethodSource("formsAndRows")
    void theFurnitureFitsTheRows(String name, int count) throws Exception {
        FormTemplate template = Laws.template(name);
        Form form = Forms.random(template, 11, count);
        Stamp stamp =
                Stamp.of(name).with(Stamp.YEAR, "2020").with(Stamp.UNIT, "某单位").with(Stamp.PROJECT, "");
        byte[] filled =
                Filler.fill(template, List.of(new Filler.Sheet("甲", form), new Filler.Sheet("乙", form)), true, stamp);
        try (XSSFWorkbook before = Typist.open(template.content());
                XSSFWorkbook after = Typist.open(filled)) {
            template.definitionSheets().forEach(sheet -> assertEquals(-1, after.getSheetIndex(sheet)));
            XSSFSheet from = before.getSheet(template.sheets().get(0).name());
            for (String sheet : List.of("甲", "乙")) {
                XSSFSheet to = after.getSheet(sheet);
                assertValidations(template, from, to, count);
                assertProtection(from, to);
                assertPrinting(from, to);
                for (TablePlan table : template.sheets().get(0).tables()) {
                    assertRows(template, table, form, to);
                }
                assertEquals(Map.of(), notes(to));
            }
            var properties = after.getProperties().getCustomProperties();
            assertEquals(name, properties.getProperty(Stamp.TEMPLATE).getLpwstr());
            assertEquals("2020", properties.getProperty(Stamp.YEAR).getLpwstr());
            assertFalse(properties.contains(Stamp.PROJECT));
        }
    }

    /** The same validations with the same words, over all that became of their cells. */
    private static void assertValidations(FormTemplate template, XSSFSheet from, XSSFSheet to, int count) {
        Map<String, DataValidation> before = byTitle(from);
        Map<String, DataValidation> after = byTitle(to);
        Set<String> gone = new HashSet<>();
        before.forEach((title, validation) -> {
            CellRangeAddress range = validation.getRegions().getCellRangeAddress(0);
            boolean inTable = template.sheets().get(0).tables().stream()
                    .anyMatch(table -> table.bodyRow() == range.getFirstRow());
            DataValidation now = after.get(title);
            if (inTable && count == 0) {
                gone.add(title);
                return;
            }
            assertEquals(validation.getPromptBoxText(), now.getPromptBoxText(), title);
            assertEquals(validation.getErrorBoxText(), now.getErrorBoxText(), title);
            assertEquals(
                    validation.getValidationConstraint().getFormula1(),
                    now.getValidationConstraint().getFormula1(),
                    title);
            CellRangeAddress over = now.getRegions().getCellRangeAddress(0);
            int rows = over.getLastRow() - over.getFirstRow() + 1;
            assertEquals(inTable ? count : range.getLastRow() - range.getFirstRow() + 1, rows, title);
        });
        assertEquals(before.size() - gone.size(), after.size());
    }

    private static Map<String, DataValidation> byTitle(XSSFSheet sheet) {
        Map<String, DataValidation> validations = new TreeMap<>();
        sheet.getDataValidations()
                .forEach(validation -> validations.put(
                        validation.getPromptBoxTitle() + " "
                                + validation.getRegions().getCellRangeAddress(0).getFirstColumn(),
                        validation));
        return validations;
    }

    /** A help, not a lock. */
    private static void assertProtection(XSSFSheet from, XSSFSheet to) {
        CTSheetProtection protection = to.getCTWorksheet().getSheetProtection();
        assertEquals(from.getCTWorksheet().getSheetProtection().xmlText(), protection.xmlText());
        assertFalse(protection.isSetPassword() || protection.isSetHashValue(), "a password");
        assertFalse(
                protection.getSort() || protection.getAutoFilter() || protection.getFormatCells(), "locked too much");
        assertFalse(protection.getFormatRows() || protection.getInsertRows(), "locked too much");
    }

    private static void assertPrinting(XSSFSheet from, XSSFSheet to) {
        int index = to.getWorkbook().getSheetIndex(to);
        String area = to.getWorkbook().getPrintArea(index);
        int last = to.getLastRowNum();
        while (isEmpty(to.getRow(last))) {
            last--;
        }
        assertEquals("'" + to.getSheetName() + "'!$A$1:$" + (char) ('A' + width(from) - 1) + "$" + (last + 1), area);
        assertEquals(
                from.getCTWorksheet().getPageSetup().getOrientation(),
                to.getCTWorksheet().getPageSetup().getOrientation());
        assertEquals(from.getRepeatingRows() == null, to.getRepeatingRows() == null);
        for (int column = 0; column < width(from); column++) {
            assertEquals(from.getColumnWidth(column), to.getColumnWidth(column));
        }
    }

    private static boolean isEmpty(org.apache.poi.ss.usermodel.Row row) {
        boolean empty = true;
        for (Cell cell : row) {
            empty &= cell.getCellType() == CellType.BLANK;
        }
        return empty;
    }

    private static int width(XSSFSheet sheet) {
        String area = sheet.getWorkbook().getPrintArea(sheet.getWorkbook().getSheetIndex(sheet));
        return CellRangeAddress.valueOf(area.replaceAll(".*!", "").replace("$", ""))
                        .getLastColumn()
                + 1;
    }

    /** Levels merged where neighbours are equal, and only there; every row styled as the first. */
    private static void assertRows(FormTemplate template, TablePlan table, Form form, XSSFSheet sheet) {
        List<Row> rows = form.rows(table.path());
        Set<CellRangeAddress> expected = new HashSet<>();
        boolean[] ends = new boolean[rows.size()];
        for (TablePlan.Column column : table.columns()) {
            int first = 0;
            boolean merged = template.field(table.path() + "." + column.path()).mergedDown();
            for (int i = 0; i < rows.size() && merged; i++) {
                boolean last = i == rows.size() - 1;
                ends[i] |= last
                        || !rows.get(i)
                                .get(column.path())
                                .sameAs(rows.get(i + 1).get(column.path()));
                if (ends[i]) {
                    if (i > first) {
                        expected.add(new CellRangeAddress(
                                table.bodyRow() + first, table.bodyRow() + i, column.column(), column.column()));
                    }
                    first = i + 1;
                }
            }
        }
        Set<CellRangeAddress> there = new HashSet<>(sheet.getMergedRegions());
        there.removeIf(region ->
                region.getFirstRow() < table.bodyRow() || region.getFirstRow() >= table.bodyRow() + rows.size());
        assertEquals(expected, there);
        for (int i = 1; i < rows.size(); i++) {
            for (TablePlan.Column column : table.columns()) {
                var first =
                        sheet.getRow(table.bodyRow()).getCell(column.column()).getCellStyle();
                var here = sheet.getRow(table.bodyRow() + i)
                        .getCell(column.column())
                        .getCellStyle();
                assertEquals(first.getDataFormatString(), here.getDataFormatString());
                assertEquals(first.getBorderBottom(), here.getBorderBottom());
                assertEquals(first.getLocked(), here.getLocked());
                assertEquals(
                        sheet.getWorkbook().getFontAt(first.getFontIndex()).getFontName(),
                        sheet.getWorkbook().getFontAt(here.getFontIndex()).getFontName());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aBlankLocksWhatItPrefills(String name) throws Exception {
        FormTemplate template = Laws.template(name);
        Form form = Forms.plain(template, 3);
        byte[] filled = Filler.fill(template, List.of(new Filler.Sheet("表", form)), true, Stamp.of(name));
        try (XSSFWorkbook workbook = Typist.open(filled)) {
            for (Slot slot : template.sheets().get(0).slots()) {
                if (slot.isAlone()
                        && template.sheets().get(0).tables().stream().noneMatch(t -> t.bodyRow() < slot.row())) {
                    boolean locked = workbook.getSheetAt(0)
                            .getRow(slot.row())
                            .getCell(slot.column())
                            .getCellStyle()
                            .getLocked();
                    boolean wanted = template.field(slot.path()).prefill() == org.jixiao.template.Field.Prefill.LOCKED;
                    assertTrue(!wanted || locked, slot.path());
                }
            }
        }
    }

    static Stream<String> names() {
        return Laws.TEMPLATES.stream().filter(t -> t.sheets().size() == 1).map(FormTemplate::name);
    }

    private static Map<?, ?> notes(XSSFSheet sheet) {
        return sheet.getCellComments();
    }
}
