package org.jixiao.laws;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.model.Form;
import org.jixiao.model.Row;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.SheetPlan;
import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;

/** A filled workbook in the hands of a person who changes it. Knows, however it is changed, where everything stands. */
final class Typist {
    /** The same forms are changed many times. */
    private static final Map<Form, byte[]> FILLED = new ConcurrentHashMap<>();

    final FormTemplate template;
    final Random random;
    final XSSFWorkbook workbook;
    /** The sheet that is being changed, and its plan: of a form over several sheets, one of them. */
    final SheetPlan plan;

    XSSFSheet sheet;
    /** The forms that must be read from the workbook, in order. */
    final List<Form> expected = new ArrayList<>();
    /** Whether the workbook is saved as .xls in the end. */
    boolean asXls;

    private final Form form;
    private int elsewhere;
    private final Map<Object, int[]> spots = new LinkedHashMap<>();
    private final Set<Object> claimed = new HashSet<>();

    /** Where the value of a table's cell stands. */
    record TableCell(TablePlan table, int row, TablePlan.Column column) {}

    /** A constant text of the form that belongs to a field. */
    record Label(Object key, String text, Field field) {}

    /** A value of the form and the cell that it stands in alone. */
    record Place(Object key, Field field, Value value) {}

    Typist(FormTemplate template, Form form, long seed) {
        this.template = template;
        this.form = form;
        random = new Random(seed);
        expected.add(form);
        workbook = open(FILLED.computeIfAbsent(form, f -> Laws.fill(template, f)));
        plan = template.sheets().get(random.nextInt(template.sheets().size()));
        sheet = workbook.getSheet(plan.name());
        plan.headings().forEach(heading -> spot(heading, heading.row(), heading.column()));
        for (Slot slot : plan.slots()) {
            spot(slot, slot.row(), slot.column());
            for (Slot.Label label : new Slot.Label[] {slot.label(), slot.header()}) {
                if (label != null) {
                    spot(label, label.row(), label.column());
                }
            }
        }
        for (TablePlan table : plan.tables()) {
            boolean alone = plan.tables().stream()
                            .filter(t -> t.bodyRow() == table.bodyRow())
                            .count()
                    == 1;
            List<Row> read =
                    alone ? List.of() : Laws.readOne(FILLED.get(form)).form().rows(table.path());
            for (TablePlan.Column column : table.columns()) {
                spot(column, table.headerRow(), column.column());
                for (int i = 0; i < form.rows(table.path()).size(); i++) {
                    int row = alone ? filled(table.bodyRow()) + i : rowOf(read.get(i));
                    spots.put(new TableCell(table, i, column), new int[] {row, column.column()});
                }
            }
        }
    }

    /** The row of a list that stands beside another one: there, rows of both lists may be left empty in the other. */
    private static int rowOf(Row row) {
        return row.cells().values().stream()
                .filter(value -> !value.isBlank())
                .mapToInt(value -> value.at().row())
                .max()
                .orElseThrow();
    }

    private void spot(Object key, int row, int column) {
        spots.put(key, new int[] {filled(row), column});
    }

    /** Where a row of the template went when the tables above it were filled. */
    private int filled(int row) {
        int moved = row;
        for (TablePlan table : plan.tables()) {
            moved += table.bodyRow() < row ? form().rows(table.path()).size() - 1 : 0;
        }
        return moved;
    }

    static XSSFWorkbook open(byte[] content) {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form that was there at first. */
    Form form() {
        return form;
    }

    /** Forms are read sheet by sheet, and from a sheet in the order of their first labels. */
    void expectBelow(Form other) {
        expected.add(expected.size() - elsewhere, other);
    }

    void expectBeside(Form other) {
        Slot first = plan.slots().stream()
                .filter(slot -> slot.label() != null)
                .findFirst()
                .orElseThrow();
        boolean higher = row(first.label()) > first.label().row();
        expected.add(higher ? 0 : 1, other);
    }

    void expectElsewhere(Form other) {
        expected.add(other);
        elsewhere++;
    }

    byte[] save() {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            if (asXls) {
                OldExcel.copy(workbook).write(bytes);
            } else {
                workbook.write(bytes);
            }
            workbook.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int row(Object key) {
        return spots.get(key)[0];
    }

    int column(Object key) {
        return spots.get(key)[1];
    }

    /** The cell of a label or value. */
    XSSFCell cell(Object key) {
        return cell(row(key), column(key));
    }

    XSSFCell cell(int row, int column) {
        return Moves.cell(sheet, row, column);
    }

    /** True the first time: nobody changes one cell in two ways. */
    boolean claim(Object key) {
        return claimed.add(key);
    }

    /** Labels and column headers that nobody has changed yet. */
    List<Label> labels() {
        List<Label> labels = new ArrayList<>();
        for (Slot slot : plan.slots()) {
            Field field = template.field(slot.path());
            Field ofLabel = slot.header() == null ? field : template.fields().get(slot.group());
            label(slot.label(), ofLabel, labels);
            label(slot.header(), field, labels);
        }
        for (TablePlan table : plan.tables()) {
            for (TablePlan.Column column : table.columns()) {
                if (!claimed.contains(column)) {
                    labels.add(new Label(column, column.header(), template.field(table.path() + "." + column.path())));
                }
            }
        }
        return labels;
    }

    /** A label that several values of a grid share counts once, and not where it heads the column of a table, too. */
    private void label(Slot.Label label, Field field, List<Label> labels) {
        boolean known = labels.stream().anyMatch(other -> other.key().equals(label));
        boolean heads = plan.tables().stream().anyMatch(table -> label != null && label.row() == table.headerRow());
        if (label != null && field != null && !known && !heads && !claimed.contains(label)) {
            labels.add(new Label(label, label.text(), field));
        }
    }

    /** Values that are not blank, stand in cells of their own, and that nobody has changed yet. */
    List<Place> values() {
        List<Place> values = new ArrayList<>();
        for (Slot slot : plan.slots()) {
            Value value = form().get(slot.path());
            if (slot.isAlone() && !value.isBlank() && !claimed.contains(slot)) {
                values.add(new Place(slot, template.field(slot.path()), value));
            }
        }
        spots.keySet().stream()
                .filter(key -> key instanceof TableCell && !claimed.contains(key))
                .map(TableCell.class::cast)
                .forEach(key -> {
                    Field field = template.field(
                            key.table().path() + "." + key.column().path());
                    Value value = form().rows(key.table().path())
                            .get(key.row())
                            .get(key.column().path());
                    if (!value.isBlank() && !field.mergedDown()) {
                        values.add(new Place(key, field, value));
                    }
                });
        return values;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Some of a list, at least one of them where there is any. */
    <T> List<T> some(List<T> list) {
        List<T> some = new ArrayList<>(list);
        Collections.shuffle(some, random);
        return some.subList(0, some.isEmpty() ? 0 : 1 + random.nextInt(some.size()));
    }

    /** The last row of a table, its header's where it is empty. */
    int lastRow(TablePlan table) {
        return spots.entrySet().stream()
                .filter(spot ->
                        spot.getKey() instanceof TableCell cell && cell.table().headerRow() == table.headerRow())
                .mapToInt(spot -> spot.getValue()[0])
                .max()
                .orElse(row(table.columns().get(0)));
    }

    int rows(TablePlan table) {
        return form().rows(table.path()).size();
    }

    void insertRows(int before, int count) {
        remap(row -> row < before ? row : row + count, column -> column);
    }

    void insertColumns(int before, int count) {
        remap(row -> row, column -> column < before ? column : column + count);
    }

    /** Moves cells, merges and all that is known of places, as Excel does when rows or columns are inserted. */
    void remap(IntUnaryOperator rows, IntUnaryOperator columns) {
        sheet = Moves.sheet(sheet, rows, columns);
        spots.values().forEach(spot -> {
            spot[0] = rows.applyAsInt(spot[0]);
            spot[1] = columns.applyAsInt(spot[1]);
        });
    }

    /** The columns of a table and of those side by side with it. */
    List<TablePlan.Column> columnsBeside(TablePlan table) {
        return plan.tables().stream()
                .filter(other -> other.headerRow() == table.headerRow())
                .flatMap(other -> other.columns().stream())
                .toList();
    }

    /** Moves the columns of a table without what stands above and below it, but with the values that stand below its headers. */
    void remapTable(TablePlan table, IntUnaryOperator columns) {
        List<Slot> below = plan.slots().stream()
                .filter(slot -> slot.header() != null && slot.header().row() == table.headerRow())
                .toList();
        Map<Slot, Double> values = new LinkedHashMap<>();
        for (Slot slot : below) {
            for (int i = sheet.getNumMergedRegions() - 1; i >= 0; i--) {
                if (sheet.getMergedRegion(i).containsRow(row(slot))) {
                    sheet.removeMergedRegion(i);
                }
            }
            values.put(slot, cell(slot).getNumericCellValue());
            cell(slot).setBlank();
        }
        values.forEach((slot, value) -> {
            spots.get(slot)[1] = columns.applyAsInt(column(slot));
            cell(slot).setCellValue(value);
        });
        Moves.columns(sheet, row(table.columns().get(0)), lastRow(table), plan.columns(), columns);
        spots.forEach((key, spot) -> {
            boolean header = key instanceof TablePlan.Column column
                    && columnsBeside(table).contains(column);
            if (header || (key instanceof TableCell cell && cell.table().headerRow() == table.headerRow())) {
                spot[1] = columns.applyAsInt(spot[1]);
            }
        });
    }
}
