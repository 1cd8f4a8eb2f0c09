package org.jixiao.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jixiao.model.Folding;
import org.jixiao.model.Memo;
import org.jixiao.model.Row;
import org.jixiao.model.Table;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.template.Labels;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;
import org.jspecify.annotations.Nullable;

/** Reads the rows below a table's header: merged, blank and repeated levels give the same rows; blank rows do not count. */
final class TableReader {
    /** How lines begin that follow a table and are not part of it: notes and sums. */
    private static final Pattern FOOTER =
            Pattern.compile("(?:注|备注|说明|填报说明|填表说明)(?:\\d*[:.、].*|\\d*)|合计:?|总计:?|总分:?", Pattern.DOTALL);
    /** How lines begin that are to be signed, or say whom to call. */
    private static final Pattern SIGNATURE = Pattern.compile(
            "(?:填报人|填表人|制表人?|经办人?|联系人|联系电话|电话|负责人|单位负责人|部门负责人|项目负责人|财务负责人|审核人?|复核人?|\\p{IsHan}{0,10}(?:审核|审批|审查|部门)意见|签字|签章|盖章"
                    + "|填报日期|填表日期|填报单位|日期)(?:\\([^)]*\\))?(?::.*)?|.{0,12}\\((?:盖章|签章|签字|公章)\\).*",
            Pattern.DOTALL);

    private static final Pattern LEADING_MARK = Pattern.compile("^[*※★]+");

    private static final Memo<Boolean> FOOTERS =
            new Memo<>(text -> SIGNATURE.matcher(folded(text)).matches()
                    || FOOTER.matcher(folded(text)).matches());

    /** What people choose for a target that is no number, or is one, where others choose the sign. */
    private static final Pattern KIND = Pattern.compile("定性|定量|定性指标|定量指标|/|—|-");

    private static final String CHINESE = "[一二三四五六七八九十]{1,3}";

    /** What stands in front of a level or an indicator's name: 指标1：, where somebody wrote the name behind it, and other numbers. */
    private static final Pattern STUB =
            Pattern.compile("(?:指标\\s*\\d{1,2}(?:\\s*[:：]|(?=\\s*\\p{IsHan}))|[(（](?:\\d{1,2}|" + CHINESE + ")[)）]|"
                    + CHINESE + "、(?!" + CHINESE + ")|\\d{1,2}[、.．)）](?!\\d)|[①-⑳])\\s*(?=\\S)");
    /** The column of the names of indicators. */
    private static final String NAME = "name";

    private final Grid grid;
    private final TableHeader header;
    private final List<Column> columns;
    /** The leftmost of them on the sheet. */
    private final int left;
    /** How many columns the template has. */
    private final int wanted;

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
    private record Column(String path, int at, Field field, BigDecimal unit, List<Integer> parts, List<String> keys) {}

    /**
     * @param header has at least one column
     * @param cells know the unit of money
     */
    TableReader(Grid grid, TableHeader header, CellReader cells) {
        this.grid = grid;
        this.header = header;
        columns = header.columns().stream().map(column -> column(column, cells)).toList();
        left = columns.stream().mapToInt(Column::at).min().orElse(0);
        wanted = columns.size() + header.missing().size();
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
        List<Row> rows = new ArrayList<>();
        for (int row = header.lastRow() + 1; row <= lastRow && !isForeign.test(row) && !isFooter(row); row++) {
            if (isHeader(row)) {
                if (!header.isRepeatedIn(row)) {
                    break; // another table begins, as of the long term above that of the year
                }
            } else {
                Row read = row(row);
                if (read != null) {
                    rows.add(read);
                }
            }
        }
        return new Table(rows, grid.address(header.firstRow(), left));
    }

    /** The row, or null where it holds nothing of its own. */
    private @Nullable Row row(int row) {
        Map<String, Value> cells = new LinkedHashMap<>();
        boolean outerChanged = false;
        boolean own = false;
        for (Column column : columns) {
            String path = column.path();
            Value value = column.parts().isEmpty() ? value(row, column) : joined(row, column);
            if (path.equals(NAME) || column.field().mergedDown()) {
                value = withoutStub(value);
                if (Folding.dense(value.text()).endsWith("小计")) {
                    return null; // of the rows above
                }
            }
            if (column.field().mergedDown()) {
                value = acrossLines(value);
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

    private static Value withoutStub(Value value) {
        Matcher stub = STUB.matcher(value.text());
        if (!(value.parsed() instanceof String) || !stub.lookingAt()) {
            return value;
        }
        String name = value.text().substring(stub.end());
        return new Value(name, name, value.at());
    }

    /** A level written downwards, character by character. */
    private static Value acrossLines(Value value) {
        boolean text = value.parsed() instanceof String && value.text().indexOf('\n') > 0;
        String line = text ? value.text().replace("\n", "") : "";
        return text ? new Value(line, line, value.at()) : value;
    }

    private static boolean isFromAbove(Value value, int row) {
        return value.at() != null && value.at().row() < row;
    }

    /** One text, as a remark or a unit's name, may be merged over several rows, and holds for each; so does a level. */
    private Value value(int row, Column column) {
        Field field = column.field();
        boolean holdsForAll = field.type() == FieldType.TEXT && !column.path().equals(NAME) && !field.mergedDown();
        Region region = holdsForAll || field.mergedDown() ? grid.region(row, column.at()) : null;
        return region == null || (holdsForAll && region.firstColumn() != column.at())
                ? value(cell(row, column.at()), row, column.at(), column)
                : value(
                        grid.cell(region.firstRow(), region.firstColumn()),
                        region.firstRow(),
                        region.firstColumn(),
                        column);
    }

    private Value value(Cell cell, int row, int at, Column column) {
        return CellValues.of(cell, grid.address(row, at), column.field(), column.unit());
    }

    /** {@code ≥}, {@code 90}, {@code %} in three cells as {@code ≥90%}; of choices the headers of those that are ticked. */
    private Value joined(int row, Column column) {
        if (column.field().type() == FieldType.CHOICE) {
            String ticked = column.parts().stream()
                    .filter(at -> !CellReader.saysNothing(cell(row, at).text()))
                    .map(at -> CellText.of(grid, header.lastRow(), at).text())
                    .collect(Collectors.joining("、"));
            return value(Cell.text(ticked), row, column.at(), column);
        }
        StringBuilder text = new StringBuilder();
        for (int at : column.parts()) {
            String part = CellText.of(cell(row, at).text()).text();
            if (!KIND.matcher(part).matches() && !text.toString().endsWith(part)) {
                text.append(part);
            }
        }
        return value(Cell.text(text.toString()), row, column.at(), column);
    }

    /** The header again, after a page break, or that of another table with the same columns. */
    private boolean isHeader(int row) {
        int same = 0;
        for (Column column : columns) {
            same += column.keys().contains(CellText.of(grid, row, column.at()).key()) ? 1 : 0;
        }
        return same * 2 > wanted;
    }

    /**
     * Whether the row's first text begins as a footer does. A row that has all that a row must have is one, whatever its first
     * text is, where that is not in the place of an outer level.
     */
    private boolean isFooter(int row) {
        for (int column = 0; column < left; column++) {
            if (FOOTERS.of(cell(row, column).text())) {
                return true;
            }
        }
        boolean first = true;
        boolean footer = false;
        boolean full = true;
        for (Column column : columns) {
            Cell cell = cell(row, column.at());
            Field field = column.field();
            if (first && !cell.isBlank()) {
                first = false;
                footer = FOOTERS.of(cell.text());
                String text = footer ? folded(cell.text()) : "";
                if (footer
                        && (field.mergedDown()
                                || (text.endsWith(":")
                                        && SIGNATURE.matcher(text).matches()))) {
                    return true;
                }
            }
            full &= field.mergedDown() || !field.required() || !cell.isBlank();
        }
        return footer && !full;
    }

    /** Without the asterisk of lines that must be filled in, and of notes. */
    private static String folded(String text) {
        return LEADING_MARK
                .matcher(Folding.dense(Folding.fold(CellText.of(text).text())))
                .replaceFirst("");
    }

    /** The cell there; what a merged range covers is blank. */
    private Cell cell(int row, int column) {
        Region region = grid.region(row, column);
        boolean covered = region != null && (region.firstRow() != row || region.firstColumn() != column);
        return covered ? Cell.BLANK : grid.cell(row, column);
    }
}
