package org.jixiao.read;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
                int last = i + Math.min(next - i, most(i, next)) - 1;
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
     * @param at the first cell that holds it, {@code next} the one behind the last
     */
    private int most(int at, int next) {
        Grid.At first = grid.cells().get(at);
        List<Match> labels = index.matches(first.cell().text());
        boolean beside = labels.stream().anyMatch(SplitLabels::hasValueBeside);
        long headers = labels.stream()
                .map(Match::anchor)
                .filter(anchor -> anchor.kind() == Anchor.Kind.COLUMN)
                .distinct()
                .count();
        if (labels.isEmpty() || headers > 1 || (beside && isBesideLabel(first)) || isElsewhere(at, next, labels)) {
            return 1; // no label; the headers of two tables; values that read as a label
        }
        return !beside || holdsValue(first.row(), next)
                ? Integer.MAX_VALUE
                : labels.stream().mapToInt(SplitLabels::width).max().orElse(1);
    }

    /** Whether a text stands at more other places than the template has it at: two values of a table's row may read so, too. */
    private boolean isElsewhere(int at, int next, List<Match> labels) {
        List<Grid.At> cells = grid.cells();
        String text = cells.get(at).cell().text();
        long others = IntStream.range(0, cells.size())
                .filter(i -> i < at || i >= next)
                .filter(i -> cells.get(i).cell().text().equals(text))
                .count();
        return others >= Anchor.places(labels.stream().map(Match::anchor));
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
