package org.jixiao.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jixiao.model.TargetValue;
import org.jixiao.template.FieldType;
import org.jixiao.template.TablePlan;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;

/**
 * The columns into which people split one column of a table.
 *
 * @param below those of values whose headers stand in the last row of the headers only
 * @param firstRow the first row of the headers
 * @param lastRow the last of them
 * @param end the row behind the last one that may belong to the table
 */
record SplitColumns(
        TablePlan plan,
        Grid grid,
        Block block,
        Alignment alignment,
        Set<Integer> below,
        int firstRow,
        int lastRow,
        int end) {
    /** What people call the column of the unit that they split off a target. */
    static final Set<String> UNITS = Set.of("度量单位", "绩效度量单位", "计量单位", "指标单位", "单位");

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
            columns.addAll(IntStream.rangeClosed(match.column(), last)
                    .filter(at -> at == match.column() || !isTaken(at))
                    .boxed()
                    .toList());
        }
        if (target && columns.size() > 1 && lastRow > match.row()) {
            ofOwnYear(columns);
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

    /**
     * Leaves of several columns of numbers below one header that of the form's year, with the sign and the unit nearest to it; all, where it
     * cannot be told.
     */
    private void ofOwnYear(List<Integer> columns) {
        List<Integer> numbers = columns.stream().filter(this::holdsNumbers).toList();
        List<Integer> own = OwnYear.of(block.matches(), grid).of(numbers, this::name);
        if (own.size() != 1 || numbers.size() < 2) {
            columns.removeIf(at -> numbers.contains(at) && !own.contains(at));
            return;
        }
        int value = own.get(0);
        List<Integer> beside =
                columns.stream().filter(at -> !numbers.contains(at)).toList();
        List<Integer> signs = beside.stream().filter(this::holdsSigns).toList();
        int sign = signs.stream().filter(at -> at < value).reduce(-1, Math::max);
        List<Integer> units = beside.stream().filter(at -> !signs.contains(at)).toList();
        int unitBefore = units.stream().filter(at -> at < value).reduce(-1, Math::max);
        int unit = units.stream().filter(at -> at > value).findFirst().orElse(unitBefore);
        columns.retainAll(List.of(sign, value, unit));
    }

    private boolean holdsNumbers(int column) {
        return !UNITS.contains(name(column))
                && IntStream.range(lastRow + 1, end)
                        .anyMatch(row -> TableRows.isNumeric(
                                CellText.of(grid, row, column).text()));
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
        return name(grid, firstRow, lastRow, column);
    }

    private static String name(Grid grid, int firstRow, int lastRow, int column) {
        String below = CellText.of(grid, lastRow, column).key();
        return below.isEmpty() ? CellText.of(grid, firstRow, column).key() : below;
    }

    /** Whether a column below a header of some rows is called that of units. */
    static boolean isOfUnits(Grid grid, TableHeader header, int column) {
        return UNITS.contains(name(grid, header.firstRow(), header.lastRow(), column));
    }

    private boolean isTaken(int column) {
        return below.contains(column)
                || IntStream.rangeClosed(firstRow, lastRow).anyMatch(row -> alignment.isLabel(row, column));
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
