package org.jixiao.read;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jixiao.workbook.Grid;

/**
 * Where the column headers of tables and grids stand in a block: in the first of the rows that hold most of them; of several tables with
 * the same columns in the one that is called as that of the template.
 */
final class HeaderRows {
    /** By the template's row, the row of the sheet. */
    private final Map<Integer, Integer> rows = new HashMap<>();

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
    }

    private static boolean isCalled(Grid grid, Block block, int row, SheetIndex index, int templateRow) {
        return IntStream.rangeClosed(block.firstColumn(), block.lastColumn())
                .anyMatch(column -> index.isTableName(templateRow, CellText.of(grid, row, column)));
    }

    /** Whether a match may be what it is taken for: a column's header stands in its row, anything else where it likes. */
    boolean hold(Match match) {
        return match.anchor().kind() != Anchor.Kind.COLUMN
                || rows.getOrDefault(match.anchor().row(), -1) == match.row();
    }
}
