package org.jixiao.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jixiao.model.CellAddress;
import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;
import org.jspecify.annotations.Nullable;

/**
 * Which anchor of the template stands where in a block: first those that stand as issued, then the others by their text. Values
 * are looked for from there.
 */
final class Alignment {
    private final Grid grid;
    private final Block block;
    private final SheetIndex index;
    private final List<List<Integer>> shifts;
    private final int rowShift;
    private final int columnShift;
    /** By the template's row of column headers, the row of the sheet. */
    private final Map<Integer, Integer> headerRows;
    /** The block's matches without those that are values of a table. */
    private final List<Match> labels;

    private final Map<Anchor, Match> chosen = new IdentityHashMap<>();
    private final Set<CellAddress> labelCells = new HashSet<>();
    private final Set<CellAddress> valueCells = new HashSet<>();
    private final List<Match> matches;
    private final int rightEdge;

    Alignment(Grid grid, Block block, SheetIndex index) {
        this.grid = grid;
        this.block = block;
        this.index = index;
        headerRows = headerRows();
        labels = block.matches().stream().filter(m -> !isInTable(m)).toList();
        shifts = shifts(labels);
        rowShift = shifts.isEmpty() ? 0 : shifts.get(0).get(0);
        columnShift = shifts.isEmpty() ? 0 : shifts.get(0).get(1);
        chooseTogether();
        chooseByText(index);
        matches = chosen.values().stream()
                .sorted(Comparator.comparingInt(Match::row).thenComparingInt(Match::column))
                .toList();
        rightEdge = chosen.values().stream()
                .mapToInt(m -> m.columnShift() + index.plan().columns() - 1)
                .max()
                .orElse(block.lastColumn());
    }

    /** Rows by which the form as a whole is moved against the template. */
    int rowShift() {
        return rowShift;
    }

    /** Columns by which the form as a whole is moved against the template. */
    int columnShift() {
        return columnShift;
    }

    @Nullable
    Match match(Anchor anchor) {
        return chosen.get(anchor);
    }

    /** The chosen matches, row by row. */
    List<Match> matches() {
        return matches;
    }

    /** Further places in the block where the label of a value stands, with the template's own text or another name. */
    List<Match> others(Anchor anchor) {
        Match taken = chosen.get(anchor);
        return labels.stream()
                .filter(m -> m.anchor() == anchor
                        && m != taken
                        && m.how() != Match.How.WITH_VALUE
                        && isFree(m)
                        && !valueCells.contains(address(m.row(), m.column())))
                .toList();
    }

    boolean isLabel(int row, int column) {
        return labelCells.contains(address(row, column));
    }

    /** The cell in which the value of an anchor stands, or would stand. */
    CellAddress valueCell(Match match) {
        Slot slot = match.anchor().slot();
        if (slot == null
                || (match.captured() != null
                        && (!match.captured().isBlank() || !slot.suffix().isBlank()))) {
            return address(match.row(), match.column());
        }
        Region label = grid.region(match.row(), match.column());
        int bottom = label == null ? match.row() : label.lastRow();
        int right = label == null ? match.column() : label.lastColumn();
        if (match.anchor().pointsDown()) {
            return firstValue(bottom + 1, match.column(), 1, 0, block.lastRow() - bottom);
        }
        CellAddress found = firstValue(match.row(), right + 1, 0, 1, Math.min(rightEdge, block.lastColumn()) - right);
        boolean emptyInline = match.captured() != null
                && grid.cell(found.row(), found.column()).isBlank();
        return emptyInline ? address(match.row(), match.column()) : found;
    }

    /**
     * The cell where a row and a column of a grid cross. Below a header that stands in the row's own label's row the values begin
     * one row further down.
     */
    CellAddress crossing(Match row, Match header) {
        Region above = grid.region(header.row(), header.column());
        int down = Math.max(row.row(), (above == null ? header.row() : above.lastRow()) + 1);
        Region at = grid.region(down, header.column());
        if (at != null && at.firstRow() == down && !labelCells.contains(address(down, at.firstColumn()))) {
            return address(down, at.firstColumn());
        }
        int width = above == null ? 1 : above.lastColumn() - header.column() + 1;
        return firstValue(down, header.column(), 0, 1, width);
    }

    /** The first cell with something in it that is no label, going on from a cell; that cell itself where there is none. */
    private CellAddress firstValue(int row, int column, int down, int across, int steps) {
        for (int i = 0; i < steps; i++) {
            CellAddress here = address(row + i * down, column + i * across);
            if (labelCells.contains(here)) {
                break;
            }
            Cell cell = grid.cell(here.row(), here.column());
            if (!cell.isBlank() || cell.formula() != null) {
                return here;
            }
        }
        return address(row, column);
    }

    /** Labels that moved by the same distance belong together; the more there are of them, the surer they are. */
    private void chooseTogether() {
        for (List<Integer> shift : shifts) {
            List<Match> together = new ArrayList<>();
            for (Match match : labels) {
                if (match.rowShift() == shift.get(0)
                        && match.columnShift() == shift.get(1)
                        && match.how() != Match.How.WITH_VALUE
                        && !valueCells.contains(address(match.row(), match.column()))
                        && isHeaderRow(match)
                        && choose(match)) {
                    together.add(match);
                }
            }
            for (Match match : together) {
                Slot slot = match.anchor().slot();
                if (slot != null && !match.anchor().isInline()) {
                    CellAddress value = address(slot.row() + match.rowShift(), slot.column() + match.columnShift());
                    if (!labelCells.contains(value)) {
                        valueCells.add(value); // a value that reads like a label is still a value
                    }
                }
            }
        }
    }

    private void chooseByText(SheetIndex index) {
        for (Anchor anchor : index.anchors()) {
            if (!chosen.containsKey(anchor)) {
                labels.stream()
                        .filter(m -> m.anchor() == anchor
                                && isFree(m)
                                && !valueCells.contains(address(m.row(), m.column()))
                                && isHeaderRow(m))
                        .min(Comparator.comparing(Match::how)
                                .thenComparingInt(m -> Math.abs(m.rowShift() - rowShift))
                                .thenComparingInt(m -> Math.abs(m.columnShift() - columnShift)))
                        .ifPresent(this::choose);
            }
        }
    }

    private boolean isHeaderRow(Match match) {
        return match.anchor().kind() != Anchor.Kind.COLUMN
                || headerRows.getOrDefault(match.anchor().row(), -1) == match.row();
    }

    /** Whether a text stands where the rows of a table have their values, though the template has its label elsewhere. */
    private boolean isInTable(Match match) {
        for (TablePlan table : index.plan().tables()) {
            int headerRow = headerRows.getOrDefault(table.headerRow(), Integer.MAX_VALUE);
            boolean below = match.anchor().row() > table.bodyRow();
            if (match.row() > headerRow
                    && block.matches().stream()
                            .anyMatch(header -> header.row() == headerRow
                                    && header.column() == match.column()
                                    && table.equals(header.anchor().table())
                                    && !(below
                                            && header.anchor().column()
                                                    == match.anchor().column())
                                    && !index.isLevel(header.anchor()))) {
                return true;
            }
        }
        return false;
    }

    /** Where the column headers of a table or grid stand: in the first of the rows that hold most of them, and at least half. */
    private Map<Integer, Integer> headerRows() {
        Map<Integer, Long> wanted = index.anchors().stream()
                .filter(anchor -> anchor.kind() == Anchor.Kind.COLUMN)
                .collect(Collectors.groupingBy(Anchor::row, Collectors.counting()));
        Map<Integer, Integer> rows = new HashMap<>();
        wanted.forEach((row, count) -> {
            Map<Integer, Set<Anchor>> found = new TreeMap<>();
            block.matches().stream()
                    .filter(m -> m.anchor().kind() == Anchor.Kind.COLUMN
                            && m.anchor().row() == row)
                    .forEach(m ->
                            found.computeIfAbsent(m.row(), r -> new HashSet<>()).add(m.anchor()));
            int most = found.values().stream().mapToInt(Set::size).max().orElse(0);
            if (most > 1 && most * 2 >= count) {
                found.entrySet().stream()
                        .filter(entry -> entry.getValue().size() == most)
                        .findFirst()
                        .ifPresent(entry -> rows.put(row, entry.getKey()));
            }
        });
        return rows;
    }

    /** Whether no label from another place of the template has been found in the cell, as where two labels read alike. */
    private boolean isFree(Match match) {
        return match.shared()
                || !isLabel(match.row(), match.column())
                || chosen.values().stream()
                        .noneMatch(m -> m.row() == match.row()
                                && m.column() == match.column()
                                && (m.anchor().row() != match.anchor().row()
                                        || m.anchor().column() != match.anchor().column()));
    }

    private boolean choose(Match match) {
        boolean isNew = isFree(match) && chosen.putIfAbsent(match.anchor(), match) == null;
        if (isNew) {
            labelCells.add(address(match.row(), match.column()));
        }
        return isNew;
    }

    /** By how much labels are moved, rows and columns, the most frequent first; of equals the one that comes first on the sheet. */
    private static List<List<Integer>> shifts(List<Match> matches) {
        Map<List<Integer>, Integer> votes = new LinkedHashMap<>();
        for (Match match : matches) {
            if (!match.shared() && match.how() != Match.How.WITH_VALUE) {
                int vote = match.how() == Match.How.LABEL ? 3 : 2; // between equals the template's own text decides
                votes.merge(List.of(match.rowShift(), match.columnShift()), vote, Integer::sum);
            }
        }
        return votes.entrySet().stream()
                .sorted(Map.Entry.<List<Integer>, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private CellAddress address(int row, int column) {
        return new CellAddress(grid.name(), row, column);
    }
}
