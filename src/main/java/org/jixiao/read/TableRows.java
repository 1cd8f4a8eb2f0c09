package org.jixiao.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiao.model.TargetValue;
import org.jixiao.model.Value;
import org.jixiao.read.TableReader.Column;
import org.jixiao.template.FieldType;
import org.jixiao.template.Framework;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;
import org.jspecify.annotations.Nullable;

/** Tells what the rows below a table's header are: its items, the header again, sums, notes and other lines between them or below. */
final class TableRows {
    private final Grid grid;
    private final TableHeader header;
    private final List<Column> columns;
    private final Framework framework;
    /** The leftmost of them on the sheet. */
    private final int left;
    /** That of the indicator's name, if there is one. */
    private final @Nullable Column name;
    /** The rightmost of those of levels; -1 where there is none. */
    private final int lastLevel;
    /** The rightmost in which a row must say what it is about. */
    private final int lastName;

    /** @param framework what levels there are */
    TableRows(Grid grid, TableHeader header, List<Column> columns, Framework framework) {
        this.framework = framework;
        this.grid = grid;
        this.header = header;
        this.columns = columns;
        left = columns.stream().mapToInt(Column::at).min().orElse(0);
        name = columns.stream()
                .filter(column -> column.path().equals(TableReader.NAME))
                .findFirst()
                .orElse(null);
        lastLevel = last(column -> column.field().mergedDown());
        lastName = last(column -> column == name
                || column.field().mergedDown()
                || (name == null && column.field().required() && column.field().type() == FieldType.TEXT));
    }

    private int last(Predicate<Column> which) {
        return columns.stream().filter(which).mapToInt(Column::at).max().orElse(-1);
    }

    /** The leftmost column of the table on the sheet. */
    int left() {
        return left;
    }

    /**
     * The rows that may be items, from the top.
     *
     * @param lastRow the last row that may belong to the table
     * @param isForeign tells of a row that it holds a label of the form, and so ends the table
     */
    List<Integer> items(int lastRow, IntPredicate isForeign) {
        List<Integer> items = new ArrayList<>();
        for (int row = header.lastRow() + 1; row <= lastRow && !isForeign.test(row); row++) {
            String footer = footer(row);
            if (isHeader(row)) {
                if (!header.isRepeatedIn(row)) {
                    break; // another table begins, as of the long term above that of the year
                }
            } else if (footer != null) {
                if (Footers.isSignature(footer) || !goesOn(row + 1, lastRow, isForeign)) {
                    break;
                }
            } else if (isLine(row)) {
                if (isOther(label(row + 1))) {
                    break; // below the table
                }
            } else if (isHeaderOfAnother(row)) {
                break;
            } else if (row > header.lastRow() + 1 || !isNumbering(row)) {
                items.add(row);
            }
        }
        return items;
    }

    /**
     * Whether the table goes on behind a sum or a note between its rows: next comes its header again, or a row that has all that one must
     * have. What another table is called in its header is no number, and stands in the place of a level, too.
     */
    private boolean goesOn(int from, int lastRow, IntPredicate isForeign) {
        int next = from;
        while (next <= lastRow && columns.stream().allMatch(isBlankIn(next))) {
            next++;
        }
        if (next > lastRow || isForeign.test(next) || footer(next) != null) {
            return false;
        }
        if (isHeader(next)) {
            return header.isRepeatedIn(next);
        }
        int row = next;
        boolean continued =
                columns.get(0).field().mergedDown() && isBlankIn(row).test(columns.get(0));
        return isFull(row) && (continued || targets().allMatch(target -> isNumeric(text(row, target))));
    }

    private Predicate<Column> isBlankIn(int row) {
        return column -> cell(row, column.at()).isBlank();
    }

    /** Whether something stands in each column in which something must. */
    private boolean isFull(int row) {
        return columns.stream()
                .filter(column -> column.field().required() && !column.field().mergedDown())
                .noneMatch(isBlankIn(row));
    }

    /** Whether a row heads a table of another kind, as one of costs below the indicators: 序号, 支出内容, 测算依据, 金额（元）. */
    private boolean isHeaderOfAnother(int row) {
        return columns.stream()
                        .filter(column -> Footers.headsCosts(text(row, column)))
                        .count()
                > 1;
    }

    private boolean isNumbering(int row) {
        return Footers.isNumbering(columns.stream()
                .sorted(Comparator.comparingInt(Column::at))
                .map(column -> text(row, column))
                .toList());
    }

    private String text(int row, Column column) {
        return CellText.of(cell(row, column.at()).text()).text();
    }

    /**
     * Whether a row is a line of the form that no label of the template tells: 自评得分, merged over all levels and the name; or another label
     * that is no level, merged over all of them, and prose beside it over the name and the target.
     */
    private boolean isLine(int row) {
        Region label = label(row);
        if (label == null || name == null || !isOther(label)) {
            return false;
        }
        Region beside = grid.region(row, name.at());
        if (label.equals(beside)) {
            return Footers.isScore(text(label)) && targets().allMatch(isBlankIn(row));
        }
        return beside != null
                && beside.firstRow() == row
                && targets().anyMatch(target -> name.at() < target.at() && target.at() <= beside.lastColumn());
    }

    /** Whether a label that is merged over all levels is none of them. */
    private boolean isOther(@Nullable Region label) {
        return label != null
                && !text(label).isBlank()
                && framework.first(text(label)).isEmpty()
                && framework.second(text(label)).isEmpty();
    }

    private String text(Region region) {
        return CellText.of(grid, region.firstRow(), region.firstColumn()).text();
    }

    /** What is merged over all levels of a row, and holds for it alone. */
    private @Nullable Region label(int row) {
        Region label = grid.region(row, left);
        return label != null && label.firstRow() == row && label.lastRow() == row && label.lastColumn() >= lastLevel
                ? label
                : null;
    }

    /** What is merged over all levels and the name of a row that has a target; null where each has a cell of its own. */
    @Nullable
    Region labelOfAll(int row) {
        Region label = label(row);
        return label != null
                        && name != null
                        && label.equals(grid.region(row, name.at()))
                        && !targets().allMatch(isBlankIn(row))
                ? label
                : null;
    }

    private Stream<Column> targets() {
        return columns.stream().filter(column -> column.field().type() == FieldType.TARGET);
    }

    /** Whether a row is called a sum where it says what it is about, or left of that. An indicator may be one, 培训人数合计. */
    boolean isSum(int row, Column column, Value value) {
        boolean about =
                column == name || column.field().mergedDown() || column.field().required();
        return column.at() <= lastName
                && column.field().type() == FieldType.TEXT
                && Footers.isSum(value.text(), column == name)
                && (about || Footers.isSumAlone(value.text()) || !isFull(row));
    }

    /** Whether a row is called a sum left of the table's own columns. */
    boolean isSumBeside(int row) {
        return IntStream.range(header.leftEdge(), left)
                .mapToObj(column -> cell(row, column).text())
                .anyMatch(text -> Footers.isSum(text, false) && (Footers.isSumAlone(text) || !isFull(row)));
    }

    static boolean isNumeric(String text) {
        return TargetValue.parse(text).isNumeric();
    }

    /** The header again, after a page break, or that of another table with the same columns. */
    private boolean isHeader(int row) {
        int same = 0;
        for (Column column : columns) {
            same += column.keys().contains(CellText.of(grid, row, column.at()).key()) ? 1 : 0;
        }
        return same * 2 > columns.size();
    }

    /**
     * The row's first text where it begins as a footer does, else null. A row that has all that a row must have is none, whatever its
     * first text is, where that is not in the place of an outer level, and not 填报人：张三.
     */
    private @Nullable String footer(int row) {
        for (int column = header.leftEdge(); column < left; column++) {
            String text = cell(row, column).text();
            if (Footers.has(text) && (Footers.isSignature(text) || !isFull(row))) {
                return text;
            }
        }
        for (Column column : columns) {
            String text = cell(row, column.at()).text();
            if (!text.isBlank()) {
                boolean footer =
                        Footers.has(text) && (column.field().mergedDown() || Footers.isSigned(text) || !isFull(row));
                return footer ? text : null;
            }
        }
        return null;
    }

    /** The cell there; what a merged range covers is blank. */
    Cell cell(int row, int column) {
        Region region = grid.region(row, column);
        boolean covered = region != null && (region.firstRow() != row || region.firstColumn() != column);
        return covered ? Cell.BLANK : grid.cell(row, column);
    }
}
