package org.jixiao.read;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.model.Row;
import org.jixiao.model.Table;
import org.jixiao.model.TargetValue;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.template.Framework;
import org.jixiao.template.Labels;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;
import org.jspecify.annotations.Nullable;

/** Reads the rows below a table's header: merged, blank and repeated levels give the same rows; blank rows do not count. */
final class TableReader {
    /** What people choose for a target that is no number, or is one, where others choose the sign. */
    private static final Pattern KIND = Pattern.compile("定性|定量|定性指标|定量指标|/|—|-");

    /** What stands in front of an indicator's name in a column of its own. */
    private static final Pattern NUMBER = Pattern.compile("(?:指标)?\\d{1,2}[.、:]?");
    /** Behind 每季度1 and 十二 stands a unit, though by themselves they are words. */
    private static final Pattern NUMERAL = Pattern.compile("[\\d一二两三四五六七八九十百千万]$");
    /** Of these one may hold for several rows; a number, as a weight, is that of all together. */
    private static final Set<FieldType> HELD = EnumSet.of(FieldType.TEXT, FieldType.TARGET, FieldType.CHOICE);
    /** The column of the names of indicators. */
    static final String NAME = "name";
    /** The column of what they are to be. */
    static final String TARGET = "target";

    private final Grid grid;
    private final TableHeader header;
    private final List<Column> columns;
    private final TableRows rows;
    private final Map<String, Value> levels = new LinkedHashMap<>();

    /**
     * A column of the table.
     *
     * @param path relative to the item
     * @param at where it stands on the sheet
     * @param unit what a bare number in it is multiplied by
     * @param parts the columns of the sheet whose texts together are its value; empty where it is one column
     * @param keys what its header reads, here and in the template
     */
    record Column(String path, int at, Field field, BigDecimal unit, List<Integer> parts, List<String> keys) {}

    /**
     * @param header has at least one column
     * @param cells know the unit of money
     * @param framework what levels there are
     */
    TableReader(Grid grid, TableHeader header, CellReader cells, Framework framework) {
        this.grid = grid;
        this.header = header;
        columns = header.columns().stream().map(column -> column(column, cells)).toList();
        rows = new TableRows(grid, header, columns, framework);
    }

    private Column column(TableHeader.Column column, CellReader cells) {
        CellText text = CellText.of(grid, column.row(), column.at());
        Field field = column.header().field();
        BigDecimal unit = cells.unit(text.text(), field);
        List<String> keys = List.of(text.key(), Labels.key(column.anchor().text()));
        return new Column(column.header().path(), column.at(), field, unit, column.parts(), keys);
    }

    /**
     * Reads the rows below the header.
     *
     * @param lastRow the last row that may belong to the table
     * @param isForeign tells of a row that it holds a label of the form, and so ends the table
     */
    Table read(int lastRow, IntPredicate isForeign) {
        List<Row> read = rows.items(lastRow, isForeign).stream()
                .flatMap(row -> Stream.ofNullable(row(row)))
                .toList();
        return new Table(read, grid.address(header.firstRow(), rows.left()));
    }

    /** The row, or null where it holds nothing of its own. */
    private @Nullable Row row(int row) {
        Map<String, Value> cells = new LinkedHashMap<>();
        boolean outerChanged = false;
        boolean own = false;
        Region label = rows.labelOfAll(row);
        if (rows.isSumBeside(row)) {
            return null;
        }
        for (Column column : columns) {
            String path = column.path();
            Value value = column.parts().isEmpty() ? value(row, column) : joined(row, column);
            if (path.equals(NAME) && label != null) {
                int at = label.firstColumn(); // 预算执行率 is level and name at once
                value = value(grid.cell(row, at), row, at, column);
            }
            if (path.equals(NAME) || column.field().mergedDown()) {
                value = LevelTexts.withoutStub(value);
            }
            if (rows.isSum(row, column, value)) {
                return null; // of the rows above
            }
            if (column.field().mergedDown()) {
                value = LevelTexts.acrossLines(value);
                Value above = levels.get(path);
                if (value.isBlank() && !outerChanged && above != null) {
                    value = above;
                } else {
                    outerChanged |= above == null || !value.sameAs(above);
                }
                levels.put(path, value);
            } else {
                own = own || (!CellReader.saysNothing(value.text()) && !isFromAbove(value, row));
            }
            cells.put(path, value);
        }
        return own ? new Row(cells) : null;
    }

    private static boolean isFromAbove(Value value, int row) {
        return value.at() != null && value.at().row() < row;
    }

    /** What stands in a row, or what is merged over it; of a level that of the first row and column. */
    private Value value(int row, Column column) {
        Region region = column.field().mergedDown() ? grid.region(row, column.at()) : held(row, column.at(), column);
        if (region == null) {
            return value(rows.cell(row, column.at()), row, column.at(), column);
        }
        int first = region.firstRow();
        return value(grid.cell(first, region.firstColumn()), first, region.firstColumn(), column);
    }

    private Value value(Cell cell, int row, int at, Column column) {
        return CellValues.of(cell, grid.address(row, at), column.field(), column.unit());
    }

    /**
     * What is merged down over a row and holds for it, too, as a remark, a target, a unit's name or what was chosen do for each of several
     * rows; null where there is no such thing.
     */
    private @Nullable Region held(int row, int at, Column column) {
        Field field = column.field();
        boolean mayHold = HELD.contains(field.type()) && !column.path().equals(NAME) && !field.mergedDown();
        Region region = mayHold ? grid.region(row, at) : null;
        return region != null && region.firstColumn() == at ? region : null;
    }

    /** One of the cells that together are a value. */
    private Cell part(int row, int at, Column column) {
        Region held = held(row, at, column);
        return held == null ? rows.cell(row, at) : grid.cell(held.firstRow(), at);
    }

    /**
     * {@code ≥}, {@code 90}, {@code %} in three cells as {@code ≥90%}, numbers that are each a target as several; of choices the headers
     * of those that are ticked.
     */
    private Value joined(int row, Column column) {
        if (!column.field().choices().isEmpty()) {
            List<Integer> ticked = column.parts().stream()
                    .filter(at -> !CellReader.saysNothing(part(row, at, column).text()))
                    .toList();
            String chosen = ticked.stream()
                    .map(at -> CellText.of(grid, header.lastRow(), at).text())
                    .collect(Collectors.joining("、"));
            return value(Cell.text(chosen), firstRow(row, ticked, column), column.at(), column);
        }
        List<Integer> filled = column.parts().stream()
                .filter(at -> !part(row, at, column).typed().isBlank())
                .toList();
        if (filled.size() < 2 || column.path().equals(NAME)) {
            int at = filled.stream()
                    .filter(each -> !NUMBER.matcher(
                                    Footers.folded(part(row, each, column).text()))
                            .matches())
                    .findFirst()
                    .orElse(filled.isEmpty() ? column.at() : filled.get(0));
            return value(part(row, at, column), firstRow(row, List.of(at), column), at, column);
        }
        StringBuilder text = new StringBuilder();
        boolean number = false;
        for (int at : column.parts()) {
            Cell cell = part(row, at, column); // behind a sign of its own column a formula is one
            String part = CellText.of(TargetValue.isComparator(text.toString()) ? cell.text() : cell.typed())
                    .text();
            if (TargetValue.isComparator(text.toString())
                    && TargetValue.parse(part).operator() != null) {
                text.setLength(0); // the sign stands with the number, too
            }
            boolean behind = !TargetValue.isComparator(text.toString()) && !text.isEmpty();
            boolean noUnit = TargetValue.isNone(part)
                    || (isOfUnits(row, column, at) && !TableRows.isNumeric(part) && !takesUnit(text.toString()));
            if (!isKind(part) && !(behind && noUnit) && !text.toString().endsWith(part)) {
                text.append(number && TableRows.isNumeric(part) && !isOpen(text) ? "；" : "")
                        .append(part);
                number |= TableRows.isNumeric(part);
            }
        }
        return value(Cell.text(text.toString()), firstRow(row, filled, column), column.at(), column);
    }

    /** The row in which the last of the cells begins that together are a row's value. */
    private int firstRow(int row, List<Integer> filled, Column column) {
        return filled.stream()
                .map(at -> held(row, at, column))
                .mapToInt(held -> held == null ? row : held.firstRow())
                .max()
                .orElse(row);
    }

    /** Whether a unit stands in a part: its header says so, or it is the last, where the first is for the sign. */
    private boolean isOfUnits(int row, Column column, int at) {
        List<Integer> parts = column.parts();
        String first = CellText.of(part(row, parts.get(0), column).text()).text();
        return SplitColumns.isOfUnits(grid, header, at)
                || (parts.size() > 2 && at == parts.get(parts.size() - 1) && !first.isEmpty() && isKind(first));
    }

    /** Whether a target is, or ends in, a number that is no date. */
    private static boolean takesUnit(String target) {
        return switch (TargetValue.parse(target).kind()) {
            case DATE -> false;
            case QUALITATIVE -> NUMERAL.matcher(target).find();
            default -> true;
        };
    }

    /** Whether a text is the beginning of a range: {@code 90~}. */
    private static boolean isOpen(CharSequence text) {
        return "-~—–～－至到".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    /** Whether a text is what people choose where others choose a sign of comparison, or nothing. */
    static boolean isKind(String text) {
        return text.isEmpty() || KIND.matcher(text).matches();
    }
}
