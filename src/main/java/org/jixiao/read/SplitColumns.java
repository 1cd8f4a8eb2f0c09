package org.jixiao.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jixiao.model.TargetValue;
import org.jixiao.template.FieldType;
import org.jixiao.template.TablePlan;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;

/**
 * The columns into which people split one column of a table.
 *
 * @param firstRow the first row of the headers
 * @param lastRow the last of them
 * @param end the row behind the last one that may belong to the table
 */
record SplitColumns(TablePlan plan, Grid grid, Block block, Alignment alignment, int firstRow, int lastRow, int end) {
    /** What people call the column of the unit that they split off a target. */
    static final Set<String> UNITS = Set.of("度量单位", "计量单位", "指标单位", "单位");

    private static final Pattern EARLIER = Pattern.compile("上年|上一年|去年|往年|历史|前[一二两三]年");
    private static final Pattern PLANNED = Pattern.compile("本年|当年|计划");

    /**
     * The columns over which the header of a name or a target is merged, or was: in some rows people use them all. With a target go the sign
     * and the unit that people put beside it.
     */
    List<Integer> of(Match match, Anchor.Header header) {
        boolean target = header.field().type() == FieldType.TARGET;
        Region region = grid.region(match.row(), match.column());
        int last = region == null ? match.column() : region.lastColumn();
        while (region == null && target && last < block.lastColumn() && isBelowSame(match.row(), last + 1)) {
            last++;
        }
        List<Integer> columns = new ArrayList<>();
        if (target || header.path().equals(TableReader.NAME)) {
            columns.addAll(IntStream.rangeClosed(match.column(), last).boxed().toList());
        }
        if (target && columns.size() > 1 && lastRow > match.row()) {
            ofThisYear(columns);
        }
        if (header.path().equals(TableReader.TARGET)) {
            addSignAndUnit(columns, match.column(), last);
        }
        return columns.equals(List.of(match.column())) ? List.of() : columns;
    }

    /** Whether a column has a header in the second row only, and no other value's. */
    private boolean isBelowSame(int row, int column) {
        return lastRow > row
                && grid.cell(row, column).isBlank()
                && !grid.cell(lastRow, column).isBlank()
                && !isTaken(column);
    }

    /** Leaves of several columns below one header those of this year's plan; never what was in years before. */
    private void ofThisYear(List<Integer> columns) {
        columns.removeIf(column -> EARLIER.matcher(name(column)).find());
        columns.stream()
                .filter(column -> PLANNED.matcher(name(column)).find())
                .findFirst()
                .ifPresent(column -> columns.retainAll(List.of(column)));
    }

    /** Adds the nearest column of nothing but signs on the left, and that of units on either side; neither heads another value. */
    private void addSignAndUnit(List<Integer> columns, int first, int last) {
        int sign = -1;
        int unit = -1;
        for (int at = first - 1; at >= block.firstColumn() && !isTaken(at) && sign < 0; at--) {
            unit = UNITS.contains(name(at)) ? at : unit;
            sign = holdsSigns(at) ? at : -1;
        }
        boolean beside = true;
        for (int at = last + 1; at <= block.lastColumn() && unit < 0 && !isOfOther(at); at++) {
            beside &= !isTaken(at);
            boolean isUnit = UNITS.contains(name(at)) && !isTaken(at) && (beside || name(at).length() > 2);
            unit = isUnit ? at : -1;
        }
        if (sign >= 0) {
            columns.add(0, sign);
        }
        if (unit >= 0) {
            columns.add(unit);
        }
    }

    /** What a column is called in the last row of the header in which it is called anything, as a key. */
    private String name(int column) {
        String below = CellText.of(grid, lastRow, column).key();
        return below.isEmpty() ? CellText.of(grid, firstRow, column).key() : below;
    }

    private boolean isTaken(int column) {
        return IntStream.rangeClosed(firstRow, lastRow).anyMatch(row -> alignment.isLabel(row, column));
    }

    /** Whether a column is one of another table. */
    private boolean isOfOther(int column) {
        return alignment.matches().stream()
                .anyMatch(match -> match.column() == column
                        && match.anchor().header() != null
                        && !match.anchor().heads(plan));
    }

    /** Whether there are signs of comparison in a column, and at most its header again and what is written instead of a sign. */
    private boolean holdsSigns(int column) {
        boolean some = false;
        for (int row = lastRow + 1; row < end; row++) {
            CellText text = CellText.of(grid, row, column);
            if (TargetValue.isComparator(text.text())) {
                some = true;
            } else if (Footers.has(text.text())) {
                return some;
            } else if (!TableReader.isKind(text.text()) && !text.key().equals(name(column))) {
                return false;
            }
        }
        return some;
    }
}
