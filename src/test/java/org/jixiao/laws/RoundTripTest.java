package org.jixiao.laws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jixiao.fill.Filler;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Row;
import org.jixiao.model.Stamp;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TablePlan;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;
import org.jixiao.workbook.UnreadableException;
import org.jixiao.workbook.Workbook;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of the design for every template that can be read back, over generated forms. */
class RoundTripTest {
    static Stream<Arguments> seeds() {
        return Laws.seeds(Integer.getInteger("laws.seeds", 10));
    }

    static Stream<Arguments> rowCounts() {
        return Laws.TEMPLATES.stream()
                .flatMap(t -> Stream.of(0, 1, 2, 3, 60).map(rows -> Arguments.of(t.name(), rows)));
    }

    @ParameterizedTest(name = "{0} seed {1}")
    @MethodSource("seeds")
    void whatGoesOutComesBackAndIsKeptAndNothingIsInvented(String name, long seed) throws UnreadableException {
        FormTemplate template = Laws.template(name);
        Form form = Forms.random(template, seed);
        byte[] filled = Laws.fill(template, form);
        CollectedForm back = Laws.readOne(filled);

        Laws.assertSame(template, form, back.form(), "seed " + seed);
        assertEquals(new TreeSet<>(), Laws.observed(back), () -> "seed " + seed + " " + back.observations());
        Workbook workbook = WorkbookReader.read(filled);
        assertNothingInvented(template, back.form(), workbook, "seed " + seed);
        byte[] again = Laws.fill(template, back.form());
        assertEquals(cells(workbook), cells(WorkbookReader.read(again)), "filled with what was read, seed " + seed);
        if (seed % 10 == 0) {
            assertArrayEquals(filled, Laws.fill(template, form), "filled twice, seed " + seed);
        }
    }

    @ParameterizedTest(name = "{0} with {1} rows")
    @MethodSource("rowCounts")
    void nothingOneTwoMany(String name, int rows) {
        FormTemplate template = Laws.template(name);
        for (long seed = 100; seed < 102; seed++) {
            Form form = Forms.random(template, seed, rows);
            CollectedForm back = Laws.readOne(Laws.fill(template, form));
            Laws.assertSame(template, form, back.form(), "seed " + seed);
            assertEquals(new TreeSet<>(), Laws.observed(back), "seed " + seed);
        }
    }

    static Stream<String> oneSheetForms() {
        return Laws.TEMPLATES.stream().filter(t -> t.sheets().size() == 1).map(FormTemplate::name);
    }

    @ParameterizedTest
    @MethodSource("oneSheetForms")
    void manyFormsInOneWorkbook(String name) {
        FormTemplate template = Laws.template(name);
        for (int count : new int[] {2, 3, 12}) {
            List<Filler.Sheet> sheets = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String sheet = List.of("项目" + i, "A&B (" + i + ")", "it's " + i, "2020年 " + i)
                        .get(i % 4);
                sheets.add(new Filler.Sheet(sheet, Forms.random(template, 500 + i)));
            }
            List<CollectedForm> back = Laws.read(Filler.fill(template, sheets, true, Stamp.of(name)));
            assertEquals(count, back.size());
            for (int i = 0; i < count; i++) {
                assertEquals(sheets.get(i).name(), back.get(i).sheet());
                Laws.assertSame(template, sheets.get(i).form(), back.get(i).form(), "sheet " + i + " of " + count);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("oneSheetForms")
    void aBlankReturnedIsAnEmptyForm(String name) {
        FormTemplate template = Laws.template(name);
        Form blank = new Form(name, Map.of(), Map.of());
        for (TablePlan table : template.tables()) {
            blank = blank.withRows(table.path(), template.blankRows(table));
        }
        byte[] filled =
                Filler.fill(template, List.of(new Filler.Sheet("空白", blank.with("year", 2020))), true, Stamp.of(name));
        CollectedForm back = Laws.readOne(filled);
        assertEquals(Set.of("F16"), Laws.observed(back));
        Form expected = new Form(name, Map.of(), Map.of()).with("year", 2020);
        for (Field field : template.fields().values()) {
            if (field.formula().matches("\\d+")) { // the template prints it
                expected = expected.with(field.path(), new BigDecimal(field.formula()));
            }
        }
        Laws.assertSame(template, expected, back.form(), "blank");
    }

    private static void assertNothingInvented(FormTemplate template, Form form, Workbook workbook, String about) {
        form.fields().forEach((path, value) -> assertStands(template.field(path), value, workbook, about));
        for (TablePlan table : template.tables()) {
            for (Row row : form.rows(table.path())) {
                row.cells()
                        .forEach((column, value) ->
                                assertStands(template.field(table.path() + "." + column), value, workbook, about));
            }
        }
    }

    private static void assertStands(Field field, Value value, Workbook workbook, String about) {
        if (value.isBlank()) {
            return;
        }
        Grid grid = workbook.sheets().stream()
                .filter(sheet -> sheet.name().equals(value.at().sheet()))
                .findFirst()
                .orElseThrow();
        Cell cell = grid.cell(value.at().row(), value.at().column());
        String where = field.path() + " at " + value.at() + ", " + about;
        Region region = grid.region(value.at().row(), value.at().column());
        assertTrue(
                region == null
                        || (region.firstRow() == value.at().row()
                                && region.firstColumn() == value.at().column()),
                where);
        if (field.type() == FieldType.AMOUNT && value.number() != null) {
            assertEquals(0, cell.number().multiply(field.unit()).compareTo(value.number()), where);
        } else {
            assertTrue(cell.text().contains(value.text()), where);
        }
    }

    /** Every cell by its address: what a person sees and what is stored. */
    private static Map<String, String> cells(Workbook workbook) {
        Map<String, String> cells = new TreeMap<>();
        for (Grid grid : workbook.sheets()) {
            for (Grid.At at : grid.cells()) {
                cells.put(
                        grid.name() + "!" + at.row() + "," + at.column(),
                        at.cell().toString());
            }
        }
        return cells;
    }
}
