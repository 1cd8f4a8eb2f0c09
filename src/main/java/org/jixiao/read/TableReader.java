package org.jixiao.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Folding;
import org.jixiao.model.Memo;
import org.jixiao.model.Row;
import org.jixiao.model.Table;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Labels;
import org.jixiao.template.TablePlan;
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
            "(?:填报人|填表人|制表人?|经办人?|联系人|联系电话|电话|负责人|单位负责人|部门负责人|项目负责人|财务负责人|审核人?|复核人?|审核意见|主管部门意见|签字|签章|盖章"
                    + "|填报日期|填表日期|填报单位|日期)(?:\\([^)]*\\))?(?::.*)?|.{0,12}\\((?:盖章|签章|签字|公章)\\).*",
            Pattern.DOTALL);

    private static final Memo<Boolean> FOOTERS =
            new Memo<>(text -> SIGNATURE.matcher(folded(text)).matches()
                    || FOOTER.matcher(folded(text)).matches());

    /** What people choose for a target that is no number, or is one, where others choose the sign. */
    private static final Pattern KIND = Pattern.compile("定性|定量|定性指标|定量指标|/|—|-");

    /** What official blanks print in front of an indicator's name, where somebody wrote the name behind it. */
    private static final Pattern STUB = Pattern.compile("指标\\s*\\d{1,2}\\s*[:：]\\s*(?=\\S)");
    /** The column of the names of indicators. */
    private static final String NAME = "name";

    private final Grid grid;
    private final FormTemplate template;
    private final TablePlan plan;
    private final int headerRow;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Map<String, List<Integer>> split;
    private final Map<String, BigDecimal> units = new HashMap<>();
    private final Map<String, Value> levels = new LinkedHashMap<>();

    /**
     * @param columns where each column of the table stands on the sheet, by its path relative to the item
     * @param split the columns of the sheet whose texts together are one value, by the same path
     * @param headerRow the row of the column headers, which may name a unit of their own
     */
    TableReader(
            Grid grid,
            FormTemplate template,
            TablePlan plan,
            Map<String, Integer> columns,
            Map<String, List<Integer>> split,
            int headerRow) {
        this.split = split;
        this.grid = grid;
        this.template = template;
        this.plan = plan;
        this.headerRow = headerRow;
        for (TablePlan.Column column : plan.columns()) { // in the template's order: outer levels first
            Integer at = columns.get(column.path());
            if (at != null) {
                this.columns.put(column.path(), at);
                Labels.unit(CleanText.of(grid.cell(headerRow, at).text()))
                        .ifPresent(unit -> units.put(column.path(), unit));
            }
        }
    }

    /**
     * Reads the rows below the header.
     *
     * @param firstRow the row below the header's last one
     * @param lastRow the last row that may belong to the table
     * @param isForeign tells of a row that it holds a label of the form, and so ends the table
     */
    Table read(int firstRow, int lastRow, IntPredicate isForeign) {
        List<Row> rows = new ArrayList<>();
        for (int row = firstRow; row <= lastRow && !isForeign.test(row) && !isFooter(row); row++) {
            if (!isHeader(row)) {
                Row read = row(row);
                if (read != null) {
                    rows.add(read);
                }
            }
        }
        int first = columns.values().stream().mapToInt(column -> column).min().orElse(0);
        return new Table(rows, new CellAddress(grid.name(), headerRow, first));
    }

    /** The row, or null where it holds nothing of its own. */
    private @Nullable Row row(int row) {
        Map<String, Value> cells = new LinkedHashMap<>();
        boolean outerChanged = false;
        boolean own = false;
        for (Map.Entry<String, Integer> entry : columns.entrySet()) {
            String path = entry.getKey();
            Field field = template.field(plan.path() + "." + path);
            Value value = split.containsKey(path) ? joined(row, path, field) : value(row, entry.getValue(), field);
            if (path.equals(NAME)) {
                value = withoutStub(value);
            }
            if (field.mergedDown()) {
                value = acrossLines(value);
                Value above = levels.get(path);
                if (value.isBlank() && !outerChanged && above != null) {
                    value = above;
                } else {
                    outerChanged |= above == null || !value.sameAs(above);
                }
                levels.put(path, value);
            } else {
                own |= !value.isBlank();
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

    private Value value(int row, int column, Field field) {
        Region region = grid.region(row, column);
        if (region != null && field.mergedDown()) {
            return value(
                    grid.cell(region.firstRow(), region.firstColumn()), region.firstRow(), region.firstColumn(), field);
        }
        return value(isCovered(row, column) ? Cell.BLANK : grid.cell(row, column), row, column, field);
    }

    private Value value(Cell cell, int row, int column, Field field) {
        return CellValues.of(cell, new CellAddress(grid.name(), row, column), field, unit(field));
    }

    /** {@code ≥}, {@code 90}, {@code %} in three cells as {@code ≥90%}. */
    private Value joined(int row, String path, Field field) {
        StringBuilder text = new StringBuilder();
        int at = columns.getOrDefault(path, 0);
        for (int column : split.getOrDefault(path, List.of())) {
            String part = isCovered(row, column)
                    ? ""
                    : CleanText.of(grid.cell(row, column).text());
            if (!KIND.matcher(part).matches() && !text.toString().endsWith(part)) {
                text.append(part);
            }
        }
        return value(Cell.text(text.toString()), row, at, field);
    }

    private String key(int row, int column) {
        return Labels.key(CleanText.of(grid.cell(row, column).text()));
    }

    private BigDecimal unit(Field field) {
        return units.getOrDefault(field.path().substring(plan.path().length() + 1), field.unit());
    }

    /** The header again, after a page break. */
    private boolean isHeader(int row) {
        int same = 0;
        for (TablePlan.Column column : plan.columns()) {
            Integer at = columns.get(column.path());
            if (at != null) {
                String key = key(row, at);
                same += key.equals(key(headerRow, at)) || key.equals(Labels.key(column.header())) ? 1 : 0;
            }
        }
        return same * 2 > plan.columns().size();
    }

    /**
     * Whether the row's first text begins as a footer does. A row that has all that a row must have is one, whatever its first
     * text is, where that is not in the place of an outer level.
     */
    private boolean isFooter(int row) {
        int left = columns.values().stream().mapToInt(column -> column).min().orElse(0);
        for (int column = 0; column < left; column++) {
            if (!isCovered(row, column) && FOOTERS.of(grid.cell(row, column).text())) {
                return true;
            }
        }
        boolean first = true;
        boolean footer = false;
        boolean full = true;
        for (Map.Entry<String, Integer> entry : columns.entrySet()) {
            Cell cell = isCovered(row, entry.getValue()) ? Cell.BLANK : grid.cell(row, entry.getValue());
            Field field = template.field(plan.path() + "." + entry.getKey());
            if (first && !cell.isBlank()) {
                first = false;
                String text = folded(cell.text());
                footer = FOOTERS.of(cell.text());
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

    private static String folded(String text) {
        return Folding.dense(Folding.fold(CleanText.of(text)));
    }

    private boolean isCovered(int row, int column) {
        Region region = grid.region(row, column);
        return region != null && (region.firstRow() != row || region.firstColumn() != column);
    }
}
