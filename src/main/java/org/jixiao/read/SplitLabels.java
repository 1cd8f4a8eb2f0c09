package org.jixiao.read;

import java.util.ArrayList;
import java.util.List;
import org.jixiao.template.Slot;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;

/**
 * Labels that were merged over several columns, and were split and put into each of them, as WPS does it: merged again, they are read as
 * they went out. Values may stay as they are, for the first of their cells is read.
 */
final class SplitLabels {
    private final Grid grid;
    private final SheetIndex index;

    private SplitLabels(Grid grid, SheetIndex index) {
        this.grid = grid;
        this.index = index;
    }

    static Grid mergedAgain(Grid grid, SheetIndex index) {
        List<Region> split = new SplitLabels(grid, index).split();
        return split.isEmpty() ? grid : grid.merged(split);
    }

    private List<Region> split() {
        List<Region> split = new ArrayList<>();
        List<Grid.At> cells = grid.cells();
        int next;
        for (int i = 0; i < cells.size(); i = next) {
            next = i + 1;
            while (next < cells.size() && isAgain(cells.get(next - 1), cells.get(next))) {
                next++;
            }
            if (next > i + 1) {
                Grid.At first = cells.get(i);
                int last = i + Math.min(next - i, most(first, next)) - 1;
                if (last > i) {
                    split.add(new Region(
                            first.row(),
                            first.column(),
                            first.row(),
                            cells.get(last).column()));
                }
            }
        }
        return split;
    }

    /** Whether a cell holds the text of the one before it, that stands on its left. */
    private boolean isAgain(Grid.At left, Grid.At right) {
        return right.row() == left.row()
                && right.column() == left.column() + 1
                && right.cell().kind() == Cell.Kind.TEXT
                && right.cell().text().equals(left.cell().text())
                && grid.columnHidden(right.column()) == grid.columnHidden(left.column())
                && grid.region(left.row(), left.column()) == null
                && grid.region(right.row(), right.column()) == null;
    }

    /**
     * Over how many columns at most a text is one label. Beside it stands its value, which may read as the label does: where nothing else can
     * be that, the label is as wide as in the template.
     *
     * @param next the cell behind the last one that holds it
     */
    private int most(Grid.At first, int next) {
        List<Match> labels = index.matches(first.cell().text());
        boolean beside = labels.stream().anyMatch(SplitLabels::hasValueBeside);
        long headers = labels.stream()
                .map(Match::anchor)
                .filter(anchor -> anchor.kind() == Anchor.Kind.COLUMN)
                .distinct()
                .count();
        if (labels.isEmpty() || headers > 1 || (beside && isBesideLabel(first))) {
            return 1; // no label; the headers of two tables; a value that reads as the label on its right
        }
        return !beside || holdsValue(first.row(), next)
                ? Integer.MAX_VALUE
                : labels.stream().mapToInt(SplitLabels::width).max().orElse(1);
    }

    private boolean isBesideLabel(Grid.At at) {
        return at.column() > 0
                && index.matches(grid.cell(at.row(), at.column() - 1).text()).stream()
                        .anyMatch(SplitLabels::hasValueBeside);
    }

    private static boolean hasValueBeside(Match match) {
        Slot slot = match.anchor().slot();
        return slot != null && !match.anchor().isInline() && !match.anchor().pointsDown();
    }

    private static int width(Match match) {
        Slot slot = match.anchor().slot();
        return slot == null ? 1 : slot.column() - match.anchor().column();
    }

    private boolean holdsValue(int row, int next) {
        List<Grid.At> cells = grid.cells();
        return next < cells.size()
                && cells.get(next).row() == row
                && index.matches(cells.get(next).cell().text()).isEmpty();
    }
}
