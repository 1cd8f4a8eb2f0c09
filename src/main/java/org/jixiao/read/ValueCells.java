package org.jixiao.read;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Folding;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.template.Slot;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;

/** Finds the cell in which the value of a label stands: beside it, below it, or where the labels of a row and a column cross. */
final class ValueCells {
    /** Above prose: an amount or a name is no longer, and may be another label's. */
    private static final int LONGEST_HEADER = 16;

    private static final Pattern SHARE = Pattern.compile("(?:占比:?)?\\d+(?:\\.\\d+)?[%％]");

    private final Grid grid;
    private final Block block;
    private final Alignment alignment;
    private final int rightEdge;

    /** @param columns how many the template has */
    ValueCells(Grid grid, Block block, Alignment alignment, int columns) {
        this.grid = grid;
        this.block = block;
        this.alignment = alignment;
        rightEdge = alignment.matches().stream()
                .mapToInt(m -> m.columnShift() + columns - 1)
                .max()
                .orElse(block.lastColumn());
    }

    /** The cell in which the value of an anchor stands, or would stand. */
    CellAddress of(Match match, Field field) {
        Slot slot = match.anchor().slot();
        if (slot == null
                || (match.captured() != null
                        && (!match.captured().isBlank() || !slot.suffix().isBlank()))) {
            return label(match);
        }
        Region label = grid.region(match.row(), match.column());
        int bottom = label == null ? match.row() : label.lastRow();
        int right = label == null ? match.column() : label.lastColumn();
        int width = Math.min(rightEdge, block.lastColumn()) - right;
        if (match.anchor().pointsDown()) {
            CellAddress below = firstValue(bottom + 1, match.column(), 1, 0, block.lastRow() - bottom);
            CellAddress beside = isValue(below) ? below : firstValue(match.row(), right + 1, 0, 1, width);
            return isValue(beside) ? beside : below;
        }
        if ((width <= 0 || alignment.isLabel(match.row(), right + 1) || isAmongHeaders(match, right, bottom + 1))
                && heads(match.column(), right, bottom + 1)) {
            return grid.address(bottom + 1, match.column());
        }
        CellAddress found = firstValue(match.row(), right + 1, 0, 1, width);
        if (grid.cell(found.row(), found.column()).isBlank()) {
            return match.captured() == null ? found : label(match);
        }
        return field.type() == FieldType.AMOUNT ? amount(match, field, found, right + width, bottom + 1) : found;
    }

    /**
     * Where the amount of a label stands: people put its share or 小计 before it. Of several in a row it is that of the form's own year; where
     * there is none, as beside the last of several headers, it stands below.
     *
     * @param found what stands beside the label
     */
    private CellAddress amount(Match match, Field field, CellAddress found, int last, int below) {
        int row = match.row();
        String text = grid.cell(row, found.column()).text();
        boolean before =
                Footers.isSumAlone(text) || SHARE.matcher(Folding.dense(text)).matches();
        if (!before && !isAmount(row, found.column(), field)) {
            return isAmount(below, match.column(), field) ? grid.address(below, match.column()) : found;
        }
        int first = before ? filled(row, found.column() + 1) : found.column();
        List<Integer> amounts = IntStream.rangeClosed(first, last)
                .takeWhile(column -> !alignment.isLabel(row, column))
                .filter(column -> isAmount(row, column, field))
                .boxed()
                .toList();
        int header = amounts.size() > 1 ? headerAbove(row, amounts, field) : -1;
        if (header < 0) {
            return amounts.contains(first) ? grid.address(row, first) : found;
        }
        List<Integer> own = OwnYear.of(block.matches(), grid)
                .of(amounts, column -> CellText.of(grid, header, column).key());
        return grid.address(row, own.size() == 1 ? own.get(0) : first);
    }

    /** The nearest row above in which each of the columns is called something; -1 where only some are. */
    private int headerAbove(int row, List<Integer> columns, Field field) {
        for (int above = row - 1; above >= block.firstRow(); above--) {
            int at = above;
            long texts = columns.stream()
                    .filter(column -> !grid.cell(at, column).isBlank() && !isAmount(at, column, field))
                    .count();
            if (texts > 0) {
                return texts == columns.size() ? above : -1;
            }
        }
        return -1;
    }

    private boolean isAmount(int row, int column, Field field) {
        return CellValues.of(grid.cell(row, column), grid.address(row, column), field, field.unit())
                        .number()
                != null;
    }

    /**
     * Whether this is a row of headers: something says what it and the next row are called together. Below this label stands prose that no
     * label is as long as, and below what stands on its right as much or nothing yet; or nothing stands beside the label, and several texts
     * of the next row each stand below one of this.
     */
    private boolean isAmongHeaders(Match match, int right, int below) {
        int section = section(match, below);
        if (section < 0) {
            return false;
        }
        int beside = filled(match.row(), right + 1);
        String text = grid.cell(match.row(), beside).text();
        Cell under = grid.cell(below, beside);
        boolean prose = text.chars().noneMatch(Character::isDigit)
                && grid.cell(below, match.column()).text().length() > Math.max(text.length(), LONGEST_HEADER)
                && (under.isBlank() || under.text().length() > text.length());
        boolean alone = beside > block.lastColumn() || alignment.isLabel(match.row(), beside);
        return prose || (alone && areUnder(match.row(), below, section));
    }

    /** The column of what a label's row and the next are called together: first in the row, or merged beside the label; -1 for none. */
    private int section(Match match, int below) {
        int first = filled(match.row(), block.firstColumn());
        if (grid.cell(match.row(), first).text().chars().allMatch(Character::isDigit)) { // the row's number
            first = filled(match.row(), first + 1);
        }
        if (first < match.column() && down(match.row(), first, below + 1) == below) {
            return first;
        }
        Region beside = grid.region(match.row(), match.column() - 1);
        return beside != null && beside.firstRow() == match.row() && beside.lastRow() == below
                ? beside.lastColumn()
                : -1;
    }

    /** Whether several texts stand in a row, each below one of the other row, and none of them a label. */
    private boolean areUnder(int row, int below, int section) {
        int texts = 0;
        for (int at = filled(below, section + 1); at <= block.lastColumn(); at = filled(below, at + 1)) {
            if (alignment.isLabel(below, at) || grid.cell(row, at).isBlank()) {
                return false;
            }
            texts++;
        }
        return texts > 1;
    }

    /** The first column from one on in which something stands; the one behind the last where nothing does. */
    private int filled(int row, int from) {
        int column = from;
        while (column <= block.lastColumn() && grid.cell(row, column).isBlank()) {
            column++;
        }
        return column;
    }

    /**
     * The last row for which a text holds: it is merged down to it, or was, and what stands below is blank or the text again.
     *
     * @param until nobody asks for a row further down
     */
    int down(int row, int column, int until) {
        Region merged = grid.region(row, column);
        int last = merged == null ? row : merged.lastRow();
        while (merged == null && last < Math.min(until, block.lastRow()) && holdsToo(last + 1, column, row)) {
            last++;
        }
        return last;
    }

    /** Whether nothing stands in a cell, or what stands there is that of a row above once more. */
    boolean holdsToo(int row, int column, int above) {
        Cell cell = grid.cell(row, column);
        return cell.isBlank() || cell.text().equals(grid.cell(above, column).text());
    }

    /** Whether a value as wide as what stands above it begins in a row: so it is where people put a label over its value. */
    private boolean heads(int left, int right, int row) {
        Region below = grid.region(row, left);
        int last = below == null ? left : below.lastColumn();
        return row <= block.lastRow()
                && !alignment.isLabel(row, left)
                && !grid.cell(row, left).isBlank()
                && (below == null || (below.firstRow() == row && below.firstColumn() == left))
                && filled(row, last + 1) > right // what was merged, and is no more
                && filled(row - 1, right + 1) > last;
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
        if (at != null && at.firstRow() == down && !alignment.isLabel(down, at.firstColumn())) {
            return grid.address(down, at.firstColumn());
        }
        int width = above == null ? 1 : above.lastColumn() - header.column() + 1;
        return firstValue(down, header.column(), 0, 1, width);
    }

    /** The first cell with something in it that is no label, going on from a cell; that cell itself where there is none. */
    private CellAddress firstValue(int row, int column, int down, int across, int steps) {
        for (int i = 0; i < steps; i++) {
            int r = row + i * down;
            int c = column + i * across;
            if (alignment.isLabel(r, c)) {
                break;
            }
            Cell cell = grid.cell(r, c);
            if (!cell.isBlank() || cell.formula() != null) {
                return grid.address(r, c);
            }
        }
        return grid.address(row, column);
    }

    private boolean isValue(CellAddress at) {
        return !alignment.isLabel(at.row(), at.column())
                && !grid.cell(at.row(), at.column()).isBlank();
    }

    private CellAddress label(Match match) {
        return grid.address(match.row(), match.column());
    }
}
