package org.jixiao.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Observation;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not harmless: a label gone, said twice, a sheet missing. It is told at its cell, and all the rest is read. */
class StructureTest {
    private static final FormTemplate FORM = Laws.template("shanghai-2020");
    private static final FormTemplate ROSTER = Laws.template("roster");

    private final Form form = Forms.plain(FORM, 5);
    private final Typist typist = new Typist(FORM, form, 5);

    @Test
    void aLabelThatIsGoneIsMissedWhereItShouldStand() {
        Slot slot = slot("project.basis");
        typist.cell(slot.label()).setCellValue("其他情况");
        CollectedForm back = Laws.readOne(typist.save());
        assertEquals(List.of("F04 project.basis A8"), seen(back));
        Laws.assertSame(FORM, form.with("project.basis", null), back.form(), "all the rest");
    }

    @Test
    void aLabelThatIsGoneFromAMovedFormIsMissedWhereItShouldStandNow() {
        typist.insertRows(0, 2);
        typist.insertColumns(0, 1);
        typist.cell(slot("budget.current").label()).setBlank();
        CollectedForm back = Laws.readOne(typist.save());
        assertEquals(List.of("F04 budget.current D16"), seen(back));
        Laws.assertSame(FORM, form.with("budget.current", null), back.form(), "all the rest");
    }

    @Test
    void aColumnThatIsGoneIsMissed() {
        TablePlan table = FORM.tables().get(0);
        typist.cell(table.columns().get(3)).setCellValue("备注");
        CollectedForm back = Laws.readOne(typist.save());
        assertEquals(List.of("F04 indicators.target D17"), seen(back));
        assertEquals(
                form.rows("indicators").size(), back.form().rows("indicators").size());
    }

    @Test
    void aLabelThatStandsTwiceWithTwoValuesIsAFinding() {
        int row = typist.lastRow(FORM.tables().get(0)) + 2;
        typist.cell(row, 0).setCellValue("项目总预算（元）：");
        typist.cell(row, 1).setCellValue(1);
        CollectedForm back = Laws.readOne(typist.save());
        assertEquals(List.of("F06 budget.total B" + (row + 1)), seen(back));
        Laws.assertSame(FORM, form, back.form(), "the first counts");
    }

    @Test
    void aLabelThatStandsTwiceWithOneValueIsNone() {
        int row = typist.lastRow(FORM.tables().get(0)) + 2;
        typist.cell(row, 0).setCellValue("项目名称");
        typist.cell(row, 1).setCellValue(form.text("project.name"));
        CollectedForm back = Laws.readOne(typist.save());
        assertEquals(List.of(), seen(back));
        Laws.assertSame(FORM, form, back.form(), "");
    }

    @Test
    void twoYearsInOneFormAreAFinding() {
        Slot second = FORM.slots().stream()
                .filter(s -> s.path().equals("year") && s.row() > 10)
                .findFirst()
                .orElseThrow();
        typist.cell(second).setCellValue("1999年绩效目标");
        assertEquals(List.of("F08 year A16"), seen(Laws.readOne(typist.save())));
    }

    @Test
    void anErrorAndAFormulaWithoutAValueAreFindings() {
        typist.cell(slot("budget.total")).setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.REF.getCode());
        CollectedForm back = Laws.readOne(typist.save());
        assertEquals(List.of("F13 budget.total B14"), seen(back));
        assertEquals("#REF!", back.form().text("budget.total"));
    }

    @Test
    void aListOfLabelsIsNoForm() throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream()) {
            var sheet = workbook.createSheet();
            for (Slot slot : FORM.slots()) {
                String label =
                        slot.label() == null ? slot.prefix() : slot.label().text();
                sheet.createRow(sheet.getLastRowNum() + 1).createCell(1).setCellValue(label);
            }
            workbook.write(bytes);
            assertEquals(List.of(), Laws.read(bytes.toByteArray()));
        }
    }

    @Test
    void aRosterWithoutItsSecondSheetIsRead() {
        Form roster = Forms.plain(ROSTER, 4);
        Typist changed = new Typist(ROSTER, roster, 4);
        changed.workbook.removeSheetAt(changed.workbook.getSheetIndex("控制数"));
        changed.workbook.setSheetName(0, "2020");
        changed.workbook.createSheet("字段说明").createRow(0).createCell(0).setCellValue("名称");
        CollectedForm back = Laws.readOne(changed.save());
        assertEquals(Set.of("F04"), Laws.observed(back));
        assertEquals(0, back.form().rows("controls").size());
        Laws.assertSame(ROSTER, roster.withRows("controls", List.of()), back.form(), "the first sheet");
    }

    @Test
    void aRosterWithoutItsFirstSheetIsNone() {
        Typist changed = new Typist(ROSTER, Forms.plain(ROSTER, 4), 4);
        changed.workbook.removeSheetAt(changed.workbook.getSheetIndex("名册"));
        assertTrue(Laws.read(changed.save()).isEmpty());
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, 12).boxed();
    }

    /** Projects and indicators may be called as the form's labels are, also in a form that stands elsewhere. */
    @ParameterizedTest
    @MethodSource("seeds")
    void valuesThatReadLikeLabelsSurviveTheMoveOfTheForm(int seed) {
        Form odd = Forms.random(FORM, 300 + seed);
        Typist changed = new Typist(FORM, odd, seed);
        changed.insertRows(0, seed % 4);
        changed.insertColumns(0, seed % 3);
        CollectedForm back = Laws.readOne(changed.save());
        Laws.assertSame(FORM, odd, back.form(), "seed " + seed);
        assertEquals(List.of(), seen(back));
    }

    @ParameterizedTest
    @ValueSource(strings = {"项目名称", "项目名称：", "项目概况", "一级目标", "财政项目支出绩效目标表", "2020年绩效目标", "指标目标值"})
    void aProjectMayBeCalledAsALabelIs(String name) {
        Form odd = form.with("project.name", name);
        Typist changed = new Typist(FORM, odd, 1);
        changed.insertRows(6, 2); // what stands below is moved by another distance
        CollectedForm back = Laws.readOne(changed.save());
        Laws.assertSame(FORM, odd, back.form(), name);
        assertEquals(Set.of("F05"), Laws.observed(back));
    }

    private static Slot slot(String path) {
        return FORM.slots().stream()
                .filter(slot -> slot.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> seen(CollectedForm form) {
        return form.observations().stream().map(StructureTest::shown).toList();
    }

    private static String shown(Observation observation) {
        Map<String, Object> details = observation.details();
        assertTrue(details != null && observation.at() != null, observation.toString());
        return observation.rule() + " " + observation.field() + " "
                + observation.at().a1();
    }
}
