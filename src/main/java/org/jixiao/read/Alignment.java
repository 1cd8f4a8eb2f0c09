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
import org.jixiao.workbook.Grid;
import org.jspecify.annotations.Nullable;

/**
 * Which anchor of the template stands where in a block: first those that stand as issued, then the others by their text. {@link ValueCells}
 * looks for values from there.
 */
final class Alignment {
    private final Grid grid;
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

    /** Rows and columns between where a label stands and where the template has it. */
    private record Shift(int rows, int columns) {
        static Shift of(Match match) {
            return new Shift(match.rowShift(), match.columnShift());
        }
    }

    Alignment(Grid grid, Block block, SheetIndex index) {
        this.grid = grid;
        headerRows = new HeaderRows(grid, block, index);
        labels = ofOwnGroup(new LabelTexts(grid, block, index, headerRows).labels());
        shifts = shifts();
        shift = shifts.isEmpty() ? new Shift(0, 0) : shifts.get(0);
        chooseTogether();
        chooseByText(index);
        matches = new ArrayList<>(chosen.values());
        matches.sort(Comparator.comparingInt(Match::row).thenComparingInt(Match::column));
    }

    /**
     * Without labels of another group of values beside this: of two in one row that read alike, as those of the years below the funds of all
     * years and of this year, only that one is meant which stands in the column of the label that the template has above it.
     */
    private List<Match> ofOwnGroup(List<Match> labels) {
        Map<Anchor, Match> alone = new LinkedHashMap<>();
        List<Match> twice = new ArrayList<>();
        for (Match match : labels) {
            if (match.anchor().kind() == Anchor.Kind.LABEL && match.how() != Match.How.WITH_VALUE) {
                Match before = alone.putIfAbsent(match.anchor(), match);
                twice.addAll(before == null ? List.of() : List.of(before, match));
            }
        }
        if (twice.isEmpty()) { // as nearly always
            return labels;
        }
        twice.forEach(match -> alone.remove(match.anchor()));
        Set<Match> others = new HashSet<>();
        for (Match own : twice) {
            alone.values().stream()
                    .filter(above -> above.anchor().column() == own.anchor().column()
                            && above.anchor().row() < own.anchor().row())
                    .max(Comparator.comparingInt(above -> above.anchor().row()))
                    .filter(above -> above.columnShift() == own.columnShift())
                    .ifPresent(above -> twice.stream()
                            .filter(m -> m.anchor() == own.anchor()
                                    && m.row() == own.row()
                                    && m.column() != own.column()
                                    && m.text(grid).key().equals(own.text(grid).key()))
                            .forEach(others::add));
        }
        return labels.stream().filter(m -> !others.contains(m)).toList();
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

    /** Whether a label is that of two values, as of both days of a period. */
    boolean isShared(Match label) {
        return labelCells.getOrDefault(cell(label), List.of()).size() > 1;
    }

    boolean isLabel(int row, int column) {
        return labelCells.containsKey(grid.address(row, column));
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
                    CellAddress value =
                            grid.address(slot.row() + match.rowShift(), slot.column() + match.columnShift());
                    if (!labelCells.containsKey(value) && !isOnlyPlace(value)) {
                        valueCells.add(value); // a value that reads like a label is still a value
                    }
                }
            }
        }
    }

    /** Whether a cell bears the label of another value that stands nowhere else: people may have their values elsewhere. */
    private boolean isOnlyPlace(CellAddress cell) {
        for (Match m : labels) {
            if (m.row() == cell.row()
                    && m.column() == cell.column()
                    && m.how() != Match.How.WITH_VALUE
                    && m.anchor().kind() == Anchor.Kind.LABEL
                    && labels.stream().noneMatch(other -> other != m && other.anchor() == m.anchor())) {
                return true;
            }
        }
        return false;
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
        boolean isNew = mayBeLabel(match) && !isValueOf(match) && chosen.putIfAbsent(match.anchor(), match) == null;
        if (isNew) {
            labelCells.computeIfAbsent(cell(match), cell -> new ArrayList<>()).add(match.anchor());
        }
        return isNew;
    }

    /** Whether what a table may be called labels a value here, that has its label nowhere else and stands beside it. */
    private boolean isValueOf(Match match) {
        int beside = match.column() + 1;
        return match.anchor().kind() == Anchor.Kind.HEADING
                && match.how() == Match.How.ALIAS
                && !grid.cell(match.row(), beside).isBlank()
                && labels.stream().noneMatch(m -> m.row() == match.row() && m.column() == beside)
                && isOnlyPlace(cell(match));
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
        return grid.address(match.row(), match.column());
    }
}
