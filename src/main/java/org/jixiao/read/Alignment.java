package org.jixiao.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jixiao.model.CellAddress;
import org.jixiao.template.Slot;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;
import org.jspecify.annotations.Nullable;

/**
 * Which anchor of the template stands where in a block: first those that stand as issued, then the others by their text. Values
 * are looked for from there.
 */
final class Alignment {
    /** Above prose: an amount or a name is no longer, and may be another label's. */
    private static final int LONGEST_HEADER = 16;

    private final Grid grid;
    private final Block block;
    private final HeaderRows headerRows;
    /** The block's matches without those that are values of a table. */
    private final List<Match> labels;
    /** By how much labels are moved, the most frequent first. */
    private final List<Shift> shifts;
    /** By how much the form as a whole is moved. */
    private final Shift shift;

    private final Map<Anchor, Match> chosen = new LinkedHashMap<>();
    private final Map<CellAddress, List<Anchor>> labelCells = new HashMap<>();
    private final Set<CellAddress> valueCells = new HashSet<>();
    private final List<Match> matches;
    private final int rightEdge;

    /** Rows and columns between where a label stands and where the template has it. */
    private record Shift(int rows, int columns) {
        static Shift of(Match match) {
            return new Shift(match.rowShift(), match.columnShift());
        }
    }

    Alignment(Grid grid, Block block, SheetIndex index) {
        this.grid = grid;
        this.block = block;
        headerRows = new HeaderRows(grid, block, index);
        labels = new LabelTexts(grid, block, index, headerRows).labels();
        shifts = shifts();
        shift = shifts.isEmpty() ? new Shift(0, 0) : shifts.get(0);
        chooseTogether();
        chooseByText(index);
        matches = new ArrayList<>(chosen.values());
        matches.sort(Comparator.comparingInt(Match::row).thenComparingInt(Match::column));
        rightEdge = matches.stream()
                .mapToInt(m -> m.columnShift() + index.plan().columns() - 1)
                .max()
                .orElse(block.lastColumn());
    }

    /** Rows by which the form as a whole is moved against the template. */
    int rowShift() {
        return shift.rows;
    }

    /** Columns by which the form as a whole is moved against the template. */
    int columnShift() {
        return shift.columns;
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
                .filter(m -> m.anchor() == anchor && m != taken && m.how() != Match.How.WITH_VALUE && mayBeLabel(m))
                .toList();
    }

    boolean isLabel(int row, int column) {
        return labelCells.containsKey(address(row, column));
    }

    /** The cell in which the value of an anchor stands, or would stand. */
    CellAddress valueCell(Match match) {
        Slot slot = match.anchor().slot();
        if (slot == null
                || (match.captured() != null
                        && (!match.captured().isBlank() || !slot.suffix().isBlank()))) {
            return cell(match);
        }
        Region label = grid.region(match.row(), match.column());
        int bottom = label == null ? match.row() : label.lastRow();
        int right = label == null ? match.column() : label.lastColumn();
        if (match.anchor().pointsDown()) {
            return firstValue(bottom + 1, match.column(), 1, 0, block.lastRow() - bottom);
        }
        int width = Math.min(rightEdge, block.lastColumn()) - right;
        if ((width <= 0 || isLabel(match.row(), right + 1) || isAmongHeaders(match, right, bottom + 1))
                && heads(match.column(), right, bottom + 1)) {
            return address(bottom + 1, match.column());
        }
        CellAddress found = firstValue(match.row(), right + 1, 0, 1, width);
        boolean emptyInline = match.captured() != null
                && grid.cell(found.row(), found.column()).isBlank();
        return emptyInline ? cell(match) : found;
    }

    /**
     * Whether this is a row of headers: what is called on the left is just this row and the next, and below this label stands prose that no
     * label is as long as, below what stands on its right as much or nothing yet.
     */
    private boolean isAmongHeaders(Match match, int right, int below) {
        Region section = grid.region(match.row(), match.column() - 1);
        String beside = grid.cell(match.row(), right + 1).text();
        Cell under = grid.cell(below, right + 1);
        return section != null
                && section.firstRow() == match.row()
                && section.lastRow() == below
                && beside.chars().noneMatch(Character::isDigit)
                && grid.cell(below, match.column()).text().length() > Math.max(beside.length(), LONGEST_HEADER)
                && (under.isBlank() || under.text().length() > beside.length());
    }

    /** Whether a value as wide as what stands above it begins in a row: so it is where people put a label over its value. */
    private boolean heads(int left, int right, int row) {
        Region below = grid.region(row, left);
        return row <= block.lastRow()
                && !isLabel(row, left)
                && !grid.cell(row, left).isBlank()
                && (below == null
                        ? left == right
                        : below.firstRow() == row && below.firstColumn() == left && below.lastColumn() == right);
    }

    /**
     * The cell where a row and a column of a grid cross. Below a header that stands in the row's own label's row the values begin
     * one row further down; beside a label that is merged over several rows, where something stands.
     */
    CellAddress crossing(Match row, Match header) {
        Region above = grid.region(header.row(), header.column());
        int down = Math.max(row.row(), (above == null ? header.row() : above.lastRow()) + 1);
        Region label = grid.region(row.row(), row.column());
        if (label != null) {
            down = firstValue(down, header.column(), 1, 0, label.lastRow() - down + 1)
                    .row();
        }
        Region at = grid.region(down, header.column());
        if (at != null && at.firstRow() == down && !isLabel(down, at.firstColumn())) {
            return address(down, at.firstColumn());
        }
        int width = above == null ? 1 : above.lastColumn() - header.column() + 1;
        return firstValue(down, header.column(), 0, 1, width);
    }

    /** The first cell with something in it that is no label, going on from a cell; that cell itself where there is none. */
    private CellAddress firstValue(int row, int column, int down, int across, int steps) {
        for (int i = 0; i < steps; i++) {
            int r = row + i * down;
            int c = column + i * across;
            if (isLabel(r, c)) {
                break;
            }
            Cell cell = grid.cell(r, c);
            if (!cell.isBlank() || cell.formula() != null) {
                return address(r, c);
            }
        }
        return address(row, column);
    }

    /**
     * Labels that moved by the same distance belong together; the more there are of them, the surer they are. No other name stands
     * for a label that is there itself.
     */
    private void chooseTogether() {
        Set<Anchor> named = labels.stream()
                .filter(m -> m.how() == Match.How.LABEL && headerRows.hold(m))
                .map(Match::anchor)
                .collect(Collectors.toSet());
        for (Shift each : shifts) {
            List<Match> together = new ArrayList<>();
            for (Match match : labels) {
                if (each.equals(Shift.of(match))
                        && match.how() != Match.How.WITH_VALUE
                        && (match.how() == Match.How.LABEL || !named.contains(match.anchor()))
                        && headerRows.hold(match)
                        && choose(match)) {
                    together.add(match);
                }
            }
            for (Match match : together) {
                Slot slot = match.anchor().slot();
                if (slot != null && !match.anchor().isInline()) {
                    CellAddress value = address(slot.row() + match.rowShift(), slot.column() + match.columnShift());
                    if (!labelCells.containsKey(value)) {
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
                        .filter(m -> m.anchor() == anchor && mayBeLabel(m) && headerRows.hold(m))
                        .min(Comparator.comparing(Match::how)
                                .thenComparingInt(m -> Math.abs(m.rowShift() - shift.rows))
                                .thenComparingInt(m -> Math.abs(m.columnShift() - shift.columns)))
                        .ifPresent(this::choose);
            }
        }
    }

    /**
     * Whether no value stands in the cell, and no label from another place of the template has been found there, as where two labels
     * read alike.
     */
    private boolean mayBeLabel(Match match) {
        CellAddress cell = cell(match);
        return !valueCells.contains(cell)
                && (match.shared()
                        || labelCells.getOrDefault(cell, List.of()).stream().allMatch(match.anchor()::sharesCellWith));
    }

    private boolean choose(Match match) {
        boolean isNew = mayBeLabel(match) && chosen.putIfAbsent(match.anchor(), match) == null;
        if (isNew) {
            labelCells.computeIfAbsent(cell(match), cell -> new ArrayList<>()).add(match.anchor());
        }
        return isNew;
    }

    /** The most frequent first; of equals the one that comes first on the sheet. */
    private List<Shift> shifts() {
        Map<Shift, Integer> votes = new LinkedHashMap<>();
        for (Match match : labels) {
            if (!match.shared() && match.how() != Match.How.WITH_VALUE) {
                int vote = match.how() == Match.How.LABEL ? 3 : 2; // between equals the template's own text decides
                votes.merge(Shift.of(match), vote, Integer::sum);
            }
        }
        return votes.entrySet().stream()
                .sorted(Map.Entry.<Shift, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private CellAddress cell(Match match) {
        return address(match.row(), match.column());
    }

    private CellAddress address(int row, int column) {
        return new CellAddress(grid.name(), row, column);
    }
}
