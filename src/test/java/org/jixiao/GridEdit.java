package org.jixiao;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;
import org.jixiao.workbook.Workbook;

/**
 * What people do to the first sheet of a workbook, as one line of text, without the workbook being saved: the steps of
 * {@link FormEdit}, and
 *
 * <pre>
 * percent F6 0.55      type a percentage
 * month D5 2020-11     a date of which only the month is seen
 * error D14 #REF!      an error value
 * formula D14 B14      the formula that gave what stands there
 * lost D14 SUM(B14)    a formula whose value was not saved
 * hidecolumn C         hide a column
 * insertcolumn C       put an empty column left of column C
 * merge B7:D8          merge cells; what was merged there before is not any more
 * unmerge A18          undo a merge; without a cell, all of them
 * split A18            the same, and put what stood there into each of the cells
 * beside 6             copy the whole sheet 6 columns to the right
 * copy 1-28 C31        copy rows 1 to 28 to row 31 and below, from column C on
 * only 1-3             clear all other rows
 * add 表2              put a copy of the sheet behind it
 * out                  take the first sheet out
 * </pre>
 */
public final class GridEdit {
    private static final Pattern STEP = Pattern.compile("(\\w+)(?: (\\S+)(?: (.*))?)?");
    private static final Pattern CELL = Pattern.compile("([A-Z]+)(\\d+)");

    private final TreeMap<Integer, TreeMap<Integer, Cell>> cells = new TreeMap<>();
    private final List<Region> regions = new ArrayList<>();
    private final TreeSet<Integer> hiddenRows = new TreeSet<>();
    private final TreeSet<Integer> hiddenColumns = new TreeSet<>();
    private final Map<String, String> properties;
    private final List<Grid> sheets;
    private String name;

    private GridEdit(Workbook workbook) {
        properties = new HashMap<>(workbook.properties());
        sheets = new ArrayList<>(workbook.sheets());
        name = sheets.get(0).name();
        open();
    }

    /** A changed copy of a workbook. */
    public static Workbook apply(Workbook workbook, String steps) {
        GridEdit edit = new GridEdit(workbook);
        for (String step : steps.isBlank() ? List.<String>of() : List.of(steps.split(" *; *"))) {
            Matcher parts = STEP.matcher(step);
            if (!parts.matches()) {
                throw new IllegalArgumentException("no step of an edit: " + step);
            }
            edit.step(parts.group(1), parts.group(2), parts.group(3));
        }
        edit.close();
        return new Workbook(edit.sheets, edit.properties, workbook.modified());
    }

    private void open() {
        Grid sheet = sheets.get(0);
        name = sheet.name();
        cells.clear();
        regions.clear();
        sheet.cells().forEach(at -> put(at.row(), at.column(), at.cell()));
        regions.addAll(sheet.regions());
    }

    private void close() {
        Grid.Builder builder = new Grid.Builder(name);
        cells.forEach((row, of) -> of.forEach((column, cell) -> builder.put(row, column, cell)));
        regions.forEach(r -> builder.merge(r.firstRow(), r.firstColumn(), r.lastRow(), r.lastColumn()));
        hiddenRows.forEach(row -> builder.hideRows(row, row));
        hiddenColumns.forEach(column -> builder.hideColumns(column, column));
        sheets.set(0, builder.build());
    }

    private void step(String verb, String place, String value) {
        switch (verb) {
            case "set" -> put(place, Cell.text(value.replace("\\n", "\n")));
            case "number" -> put(place, Cell.number(new BigDecimal(value)));
            case "percent" -> put(place, Cell.percent(new BigDecimal(value)));
            case "month" -> {
                LocalDateTime day = LocalDate.parse(value + "-01").atStartOfDay();
                put(place, new Cell(Cell.Kind.DATE, value, BigDecimal.ONE, day, null));
            }
            case "error" -> put(place, Cell.error(value));
            case "formula" -> put(place, get(place).withFormula(value));
            case "lost" -> put(place, Cell.BLANK.withFormula(value));
            case "clear" -> put(place, Cell.BLANK);
            case "insert" -> {
                int at = Integer.parseInt(place) - 1;
                move(row -> row < at ? row : row + 1, column -> column);
            }
            case "delete" -> {
                int at = Integer.parseInt(place) - 1;
                cells.remove(at);
                regions.removeIf(region -> region.firstRow() == at && region.lastRow() == at);
                move(row -> row <= at && !(row == at && isMergedInto(at)) ? row : row - 1, column -> column);
            }
            case "insertcolumn" -> {
                int at = column(place);
                move(row -> row, column -> column < at ? column : column + 1);
            }
            case "copy" -> {
                String to = Character.isDigit(value.charAt(0)) ? "A" + value : value;
                copy(first(place), last(place), row(to) - first(place), columnOf(to));
            }
            case "beside" -> copy(0, cells.lastKey(), 0, Integer.parseInt(place));
            case "only" -> {
                int first = first(place);
                int last = last(place);
                cells.keySet().removeIf(row -> row < first || row > last);
                regions.removeIf(region -> region.firstRow() < first || region.lastRow() > last);
            }
            case "merge" -> {
                Region region = region(place);
                regions.removeIf(other -> region.contains(other.firstRow(), other.firstColumn()));
                regions.add(region);
            }
            case "unmerge" -> regions.removeIf(region -> place == null || region.contains(row(place), columnOf(place)));
            case "split" -> {
                for (Region region : regions) {
                    if (place == null || region.contains(row(place), columnOf(place))) {
                        Cell first = get(region.firstRow(), region.firstColumn());
                        IntStream.rangeClosed(region.firstRow(), region.lastRow())
                                .forEach(row -> IntStream.rangeClosed(region.firstColumn(), region.lastColumn())
                                        .forEach(column -> put(row, column, first)));
                    }
                }
                step("unmerge", place, value);
            }
            case "hide" -> hiddenRows.add(Integer.parseInt(place) - 1);
            case "hidecolumn" -> hiddenColumns.add(column(place));
            case "stamp" -> properties.put(place, value);
            case "unstamp" -> properties.clear();
            case "rename" -> name = place;
            case "add" -> {
                close();
                Grid.Builder copy = new Grid.Builder(place);
                sheets.get(0).cells().forEach(at -> copy.put(at.row(), at.column(), at.cell()));
                sheets.get(0)
                        .regions()
                        .forEach(r -> copy.merge(r.firstRow(), r.firstColumn(), r.lastRow(), r.lastColumn()));
                sheets.add(copy.build());
            }
            case "out" -> {
                sheets.remove(0);
                open();
            }
            default -> throw new IllegalArgumentException("no verb of an edit: " + verb);
        }
    }

    private boolean isMergedInto(int row) {
        return regions.stream().anyMatch(region -> region.firstRow() < row && region.lastRow() >= row);
    }

    private void copy(int first, int last, int down, int right) {
        Map<Integer, TreeMap<Integer, Cell>> from = new TreeMap<>();
        cells.subMap(first, last + 1).forEach((row, of) -> from.put(row, new TreeMap<>(of)));
        from.forEach((row, of) -> of.forEach((column, cell) -> put(row + down, column + right, cell)));
        for (Region r : List.copyOf(regions)) {
            if (r.firstRow() >= first && r.lastRow() <= last) {
                regions.add(new Region(
                        r.firstRow() + down, r.firstColumn() + right, r.lastRow() + down, r.lastColumn() + right));
            }
        }
    }

    /** Moves all cells; merged blocks across the place grow or shrink, as they do in Excel. */
    private void move(IntUnaryOperator rows, IntUnaryOperator columns) {
        TreeMap<Integer, TreeMap<Integer, Cell>> from = new TreeMap<>(cells);
        cells.clear();
        from.forEach(
                (row, of) -> of.forEach((column, cell) -> put(rows.applyAsInt(row), columns.applyAsInt(column), cell)));
        regions.replaceAll(r -> new Region(
                rows.applyAsInt(r.firstRow()),
                columns.applyAsInt(r.firstColumn()),
                rows.applyAsInt(r.lastRow()),
                columns.applyAsInt(r.lastColumn())));
    }

    private void put(String place, Cell cell) {
        put(row(place), columnOf(place), cell);
    }

    private void put(int row, int column, Cell cell) {
        cells.computeIfAbsent(row, r -> new TreeMap<>()).put(column, cell);
    }

    private Cell get(String place) {
        return get(row(place), columnOf(place));
    }

    private Cell get(int row, int column) {
        return cells.getOrDefault(row, new TreeMap<>()).getOrDefault(column, Cell.BLANK);
    }

    private static Region region(String range) {
        String[] corners = range.split(":");
        return new Region(row(corners[0]), columnOf(corners[0]), row(corners[1]), columnOf(corners[1]));
    }

    private static int first(String rows) {
        return Integer.parseInt(rows.split("-")[0]) - 1;
    }

    private static int last(String rows) {
        return Integer.parseInt(rows.split("-")[1]) - 1;
    }

    private static int row(String place) {
        return Integer.parseInt(parts(place).group(2)) - 1;
    }

    private static int columnOf(String place) {
        return column(parts(place).group(1));
    }

    private static int column(String letters) {
        return letters.chars().reduce(0, (sum, letter) -> sum * 26 + letter - 'A' + 1) - 1;
    }

    private static Matcher parts(String place) {
        Matcher parts = CELL.matcher(place);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no cell: " + place);
        }
        return parts;
    }
}
