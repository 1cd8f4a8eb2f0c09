package org.jixiao.read;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jixiao.template.TablePlan;
import org.jixiao.workbook.Grid;

/**
 * Where the column headers of tables and grids stand in a block: in the first of the rows that hold most of them; of several tables with
 * the same columns in the one that is called as that of the template.
 */
final class HeaderRows {
    /** By the template's row, the row of the sheet. */
    private final Map<Integer, Integer> rows = new HashMap<>();
    /** Those that are not there: their headers are those of another one, which has no others. */
    private final Set<TablePlan> missing = new HashSet<>();

    HeaderRows(Grid grid, Block block, SheetIndex index) {
        Map<Integer, Map<Integer, Set<Anchor>>> found = new HashMap<>();
        for (Match match : block.matches()) {
            if (match.anchor().kind() == Anchor.Kind.COLUMN) {
                found.computeIfAbsent(match.anchor().row(), row -> new TreeMap<>())
                        .computeIfAbsent(match.row(), row -> new HashSet<>())
                        .add(match.anchor());
            }
        }
        found.forEach((row, candidates) -> {
            Map.Entry<Integer, Set<Anchor>> best = Collections.max(
                    candidates.entrySet(),
                    Comparator.<Map.Entry<Integer, Set<Anchor>>>comparingInt(
                                    entry -> entry.getValue().size())
                            .thenComparing(entry -> isCalled(grid, block, entry.getKey(), index, row)));
            if (index.isHeaderRow(row, best.getValue())) {
                rows.put(row, best.getKey());
            }
        });
        Map<TablePlan, Set<Integer>> columns = new HashMap<>();
        for (Match match : block.matches()) {
            Anchor.Header header = match.anchor().header();
            if (header != null && hold(match)) {
                columns.computeIfAbsent(header.table(), table -> new HashSet<>())
                        .add(match.column());
            }
        }
        List<TablePlan> tables = index.plan().tables();
        for (int i = 1; i < tables.size(); i++) { // of two of which only one can be there, the last: the year's
            TablePlan before = tables.get(i - 1);
            Set<Integer> own = columns.get(tables.get(i));
            if (before.headerRow() == tables.get(i).headerRow()
                    && own != null
                    && own.size() <= before.columns().size()
                    && own.equals(columns.get(before))) {
                missing.add(before);
            }
        }
    }

    private static boolean isCalled(Grid grid, Block block, int row, SheetIndex index, int templateRow) {
        return IntStream.rangeClosed(block.firstColumn(), block.lastColumn())
                .anyMatch(column -> index.isTableName(templateRow, CellText.of(grid, row, column)));
    }

    /** Whether a row of a grid stands below its own headers, and not below those of another grid or table. */
    boolean isBelowOwn(Match row, Anchor header) {
        int own = rows.getOrDefault(header.row(), -1);
        int last = rows.values().stream()
                .filter(at -> at <= row.row())
                .max(Integer::compare)
                .orElse(-1);
        return own < 0 || own == last;
    }

    /** Whether a match may be what it is taken for: a column's header stands in its row, anything else where it likes. */
    boolean hold(Match match) {
        Anchor.Header header = match.anchor().header();
        return match.anchor().kind() != Anchor.Kind.COLUMN
                || (rows.getOrDefault(match.anchor().row(), -1) == match.row()
                        && (header == null || !missing.contains(header.table())));
    }
}
