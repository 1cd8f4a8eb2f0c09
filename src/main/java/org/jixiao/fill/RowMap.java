package org.jixiao.fill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
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
    private final Transformer transformer;
    /** Rows and columns of the sheets that jxls filled, and of copies of them, as the template has them. */
    private final Map<String, int[]> sizes = new HashMap<>();
    /** The sheets of which others are copies, by these. */
    private final Map<String, String> origins = new HashMap<>();
    /** By sheet, the first of the filled rows that stand further down, and how far. */
    private final Map<String, int[]> stretched = new HashMap<>();

    /** @param sizes rows and columns of the sheets of the template */
    RowMap(Transformer transformer, Map<String, int[]> sizes) {
        this.transformer = transformer;
        sizes.forEach((sheet, size) -> {
            if (!rows(sheet, 0, size[0] - 1, 0, size[1] - 1).isEmpty()) {
                this.sizes.put(sheet, size);
            }
        });
    }

    /** Notes a copy of a filled sheet. */
    void copy(String sheet, String copy) {
        origins.put(copy, sheet);
        int[] size = sizes.get(sheet);
        if (size != null) {
            sizes.put(copy, size);
        }
    }

    /** Notes that all rows of a filled sheet from one on stand so many rows further down. */
    void stretch(String sheet, int from, int by) {
        stretched.put(sheet, new int[] {from, by});
    }

    /** The rows that a template row became, in order. */
    SortedSet<Integer> rows(String sheet, int row) {
        int[] size = sizes.get(sheet);
        return size == null ? new TreeSet<>(List.of(row)) : rows(sheet, row, row, 0, size[1] - 1);
    }

    /** The rows that cells of the template became. */
    private SortedSet<Integer> rows(String sheet, int firstRow, int lastRow, int firstColumn, int lastColumn) {
        String origin = origins.getOrDefault(sheet, sheet);
        int[] moved = stretched.getOrDefault(sheet, new int[] {0, 0});
        SortedSet<Integer> rows = new TreeSet<>();
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                for (CellRef target : transformer.getTargetCellRef(new CellRef(origin, row, column))) {
                    rows.add(target.getRow() < moved[0] ? target.getRow() : target.getRow() + moved[1]);
                }
            }
        }
        return rows;
    }

    /** A range of the template as the range that holds all that became of it; null where nothing is left of it. */
    @Nullable
    CellRangeAddress range(String sheet, CellRangeAddress template) {
        int[] size = sizes.get(sheet);
        if (size == null) {
            return template;
        }
        SortedSet<Integer> all = new TreeSet<>();
        for (int row = template.getFirstRow(); row <= Math.min(template.getLastRow(), size[0] - 1); row++) {
            int last = Math.min(template.getLastColumn(), size[1] - 1);
            SortedSet<Integer> inside = rows(sheet, row, row, template.getFirstColumn(), last);
            all.addAll(inside.isEmpty() ? rows(sheet, row) : inside); // where nothing is known of the columns
        }
        return all.isEmpty()
                ? null
                : new CellRangeAddress(all.first(), all.last(), template.getFirstColumn(), template.getLastColumn());
    }
}
