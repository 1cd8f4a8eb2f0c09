package org.jixiao.fill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.jxls.common.CellRef;
import org.jxls.transform.Transformer;

/**
 * Where the rows of a template went when jxls filled it: each to one row, to many, or (an empty list) to none. Lists that stand
 * side by side grow each by itself, so a row may go elsewhere in one column than in another. Columns stay. All rows are 0-based. A
 * sheet without a {@code jx:area} stays as it is.
 */
final class RowMap {
    /** By sheet, template row and column; columns of which jxls knows nothing are not there. */
    private final Map<String, Map<Integer, Map<Integer, SortedSet<Integer>>>> targets = new HashMap<>();

    /** Notes a sheet of the template before it is filled: {@code rows} × {@code columns} cells. */
    static RowMap of(Transformer transformer, Map<String, int[]> sizes) {
        RowMap map = new RowMap();
        sizes.forEach((sheet, size) -> {
            Map<Integer, Map<Integer, SortedSet<Integer>>> rows = new HashMap<>();
            boolean filled = false;
            for (int row = 0; row < size[0]; row++) {
                Map<Integer, SortedSet<Integer>> columns = new HashMap<>();
                for (int column = 0; column < size[1]; column++) {
                    SortedSet<Integer> to = new TreeSet<>();
                    for (CellRef target : transformer.getTargetCellRef(new CellRef(sheet, row, column))) {
                        to.add(target.getRow());
                    }
                    if (!to.isEmpty()) {
                        columns.put(column, to);
                        filled = true;
                    }
                }
                rows.put(row, columns);
            }
            if (filled) {
                map.targets.put(sheet, rows);
            }
        });
        return map;
    }

    /** Notes a copy of a filled sheet. */
    void copy(String sheet, String copy) {
        if (targets.containsKey(sheet)) {
            targets.put(copy, targets.get(sheet));
        }
    }

    /** Notes that all rows of a filled sheet from one on stand so many rows further down. */
    void stretch(String sheet, int from, int by) {
        targets.computeIfPresent(sheet, (name, rows) -> {
            Map<Integer, Map<Integer, SortedSet<Integer>>> stretched = new HashMap<>();
            rows.forEach((row, columns) -> {
                Map<Integer, SortedSet<Integer>> moved = new HashMap<>();
                columns.forEach((column, to) -> moved.put(
                        column,
                        to.stream()
                                .map(at -> at < from ? at : at + by)
                                .collect(Collectors.toCollection(TreeSet::new))));
                stretched.put(row, moved);
            });
            return stretched;
        });
    }

    /** The rows that a template row became, in order. */
    SortedSet<Integer> rows(String sheet, int row) {
        return rows(sheet, row, 0, Integer.MAX_VALUE);
    }

    /** The rows that the part of a template row between two columns became; that of the whole row where nothing is known of it. */
    private SortedSet<Integer> rows(String sheet, int row, int firstColumn, int lastColumn) {
        Map<Integer, Map<Integer, SortedSet<Integer>>> rows = targets.get(sheet);
        if (rows == null) {
            return new TreeSet<>(List.of(row));
        }
        SortedSet<Integer> inside = new TreeSet<>();
        SortedSet<Integer> all = new TreeSet<>();
        rows.getOrDefault(row, Map.of()).forEach((column, to) -> {
            all.addAll(to);
            if (column >= firstColumn && column <= lastColumn) {
                inside.addAll(to);
            }
        });
        return inside.isEmpty() ? all : inside;
    }

    /** A range of the template as the range that holds all that became of it; null where nothing is left of it. */
    @Nullable
    CellRangeAddress range(String sheet, CellRangeAddress template) {
        if (!targets.containsKey(sheet)) {
            return template;
        }
        SortedSet<Integer> all = new TreeSet<>();
        for (int row = template.getFirstRow(); row <= template.getLastRow() && row < sizeOf(sheet); row++) {
            all.addAll(rows(sheet, row, template.getFirstColumn(), template.getLastColumn()));
        }
        return all.isEmpty()
                ? null
                : new CellRangeAddress(all.first(), all.last(), template.getFirstColumn(), template.getLastColumn());
    }

    private int sizeOf(String sheet) {
        return targets.getOrDefault(sheet, Map.of()).size();
    }
}
