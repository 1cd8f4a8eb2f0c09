package org.jixiao.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jixiao.template.TablePlan;

/**
 * The part of a sheet that holds one form: its cells (0-based, inclusive) and the anchors found there.
 *
 * @param lastRow the last row that may belong to it; a form at the end of its sheet reaches as far as the sheet does
 */
record Block(int firstRow, int lastRow, int firstColumn, int lastColumn, List<Match> matches) {
    /** Two parts with less of the template's anchors in common than this are parts of one form. */
    private static final int COMMON_PERCENT = 30;

    /** How many different anchors of the template are there. */
    int found() {
        return Anchor.places(matches.stream().map(Match::anchor));
    }

    /** Whether no row holds anchors in two cells: a list of labels, one below another. */
    boolean isList() {
        Map<Integer, Integer> first = new HashMap<>();
        return matches.stream().allMatch(m -> first.computeIfAbsent(m.row(), row -> m.column()) == m.column());
    }

    /**
     * Cuts a sheet into forms. A form begins where the first labelled value of the template stands again, and the title, year
     * and unit lines above that belong to it; forms may stand below one another or side by side.
     */
    static List<Block> cut(SheetIndex index, List<Match> matches, int rows, int columns) {
        Block whole = new Block(0, Math.max(0, rows - 1), 0, Math.max(0, columns - 1), matches);
        Anchor first = index.anchors().stream()
                .filter(anchor -> anchor.slot() != null && !anchor.isInline())
                .findFirst()
                .orElse(null);
        List<Match> heads = matches.stream()
                .filter(match -> match.anchor() == first && isHead(match, index, matches))
                .toList();
        List<Block> blocks = new ArrayList<>();
        for (Match head : heads) {
            blocks.add(whole.around(head, heads, index.plan().columns()));
        }
        return blocks.isEmpty() ? List.of(whole) : joinParts(blocks, index.places());
    }

    /**
     * The part of the sheet that belongs to one of several forms: down to where the next one below it begins, and to the left
     * and right as far as its neighbours there.
     *
     * @param width how many columns a form has: those that are fewer columns apart stand below one another; where both begin in one row,
     *     fewer than half of them, for columns may have been taken out
     */
    private Block around(Match head, List<Match> heads, int width) {
        int left = head.columnShift();
        int right = lastColumn;
        int top = -1; // the row of the head above
        Match below = null;
        boolean leftmost = true;
        for (Match other : heads) {
            int distance = other.columnShift() - left;
            int least = other.row() == head.row() ? (width + 1) / 2 : width;
            if (distance >= least) {
                right = Math.min(right, other.columnShift() - 1);
            } else if (distance <= -least) {
                leftmost = false;
            } else if (other.row() < head.row()) {
                top = Math.max(top, other.row());
            } else if (other.row() > head.row() && (below == null || other.row() < below.row())) {
                below = other;
            }
        }
        Block columns = part(0, lastRow, leftmost ? 0 : Math.max(0, left), right);
        int first = top < 0 ? 0 : columns.top(head, top);
        int last = below == null ? lastRow : columns.top(below, head.row()) - 1;
        return columns.part(first, last, columns.firstColumn, columns.lastColumn);
    }

    /**
     * Whether a form begins here, and not just a value reads like its first label: other labels must stand below it in the
     * same column, and the headers of its tables.
     */
    private static boolean isHead(Match head, SheetIndex index, List<Match> matches) {
        if (Thread.currentThread().isInterrupted()) { // a sheet full of labels takes the square of their number
            throw new CancellationException();
        }
        long wanted = index.anchors().stream()
                .filter(anchor -> anchor.column() == head.anchor().column()
                        && anchor.row() >= head.anchor().row())
                .count();
        long there = matches.stream()
                .filter(m -> m.column() == head.column()
                        && m.row() >= head.row()
                        && m.anchor().column() == head.anchor().column()
                        && m.anchor().row() >= head.anchor().row())
                .map(Match::anchor)
                .distinct()
                .count();
        return there * 100 >= wanted * COMMON_PERCENT
                && index.plan().tables().stream()
                        .allMatch(table -> table.headerRow() < head.anchor().row() || hasHeader(table, head, matches));
    }

    /** Whether most of a table's headers stand together below a form's first label; the values of a table never do. */
    private static boolean hasHeader(TablePlan table, Match head, List<Match> matches) {
        Map<Integer, Set<Anchor>> headers = new HashMap<>();
        for (Match m : matches) {
            if (m.anchor().heads(table) && m.row() > head.row() && m.column() >= head.columnShift()) {
                headers.computeIfAbsent(m.rowShift(), shift -> new HashSet<>()).add(m.anchor());
            }
        }
        return headers.values().stream()
                .anyMatch(found -> found.size() * 2 > table.columns().size());
    }

    /** The first row above a form's first label that holds something which the template has above it, too. */
    private int top(Match head, int previousHead) {
        return matches.stream()
                .filter(m -> m.row() > previousHead
                        && m.row() < head.row()
                        && m.anchor().row() < head.anchor().row())
                .mapToInt(Match::row)
                .min()
                .orElse(head.row());
    }

    /** Two forms have labels in common. A label that was copied twice into one form only looks like the beginning of another. */
    private static List<Block> joinParts(List<Block> blocks, int anchors) {
        List<Block> joined = new ArrayList<>();
        for (Block block : blocks) {
            Block last = joined.isEmpty() ? block : joined.get(joined.size() - 1);
            if (last == block || last.inCommon(block) * 100 >= anchors * COMMON_PERCENT) {
                joined.add(block);
            } else {
                joined.set(joined.size() - 1, last.with(block));
            }
        }
        return joined;
    }

    private long inCommon(Block other) {
        Set<Anchor> own = matches.stream().map(Match::anchor).collect(Collectors.toSet());
        return other.matches.stream()
                .map(Match::anchor)
                .distinct()
                .filter(own::contains)
                .count();
    }

    private Block with(Block other) {
        List<Match> both = new ArrayList<>(matches);
        both.addAll(other.matches);
        return new Block(
                Math.min(firstRow, other.firstRow),
                Math.max(lastRow, other.lastRow),
                Math.min(firstColumn, other.firstColumn),
                Math.max(lastColumn, other.lastColumn),
                both);
    }

    private Block part(int top, int bottom, int left, int right) {
        List<Match> inside = matches.stream()
                .filter(m -> m.row() >= top && m.row() <= bottom && m.column() >= left && m.column() <= right)
                .toList();
        return new Block(top, bottom, left, right, inside);
    }
}
