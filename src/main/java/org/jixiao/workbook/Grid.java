package org.jixiao.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jixiao.model.CellAddress;
import org.jspecify.annotations.Nullable;

/**
 * One worksheet as it stands: cells, merged ranges, and what is hidden. Rows and columns are 0-based. Immutable.
 *
 * <p>Only cells that hold a value or a formula are stored, so that a sheet formatted down to row 1,048,576 stays small.
 */
public final class Grid {
    private final String name;
    private final boolean hidden;
    private final List<At> cells;
    private final int columnCount;
    private final List<Region> regions;
    /** Where the cells stand and the regions begin, see {@link #place}: for a search by halves. */
    private final long[] places;

    private final long[] corners;
    /** The lowest row that the regions up to this index reach: tells when looking further back is useless. */
    private final int[] reach;

    private final BitSet hiddenRows;
    private final BitSet hiddenColumns;

    /** A stored cell and its place. */
    public record At(int row, int column, Cell cell) {
        private long place() {
            return Grid.place(row, column);
        }
    }

    private Grid(Builder from) {
        name = from.name;
        hidden = from.hidden;
        cells = List.copyOf(from.sortedCells());
        places = cells.stream().mapToLong(At::place).toArray();
        columnCount = cells.stream().mapToInt(At::column).max().orElse(-1) + 1;
        regions = from.regions.stream()
                .sorted(Comparator.comparingLong(Grid::corner))
                .toList();
        corners = regions.stream().mapToLong(Grid::corner).toArray();
        reach = new int[regions.size()];
        for (int i = 0; i < reach.length; i++) {
            int last = regions.get(i).lastRow();
            reach[i] = i == 0 ? last : Math.max(reach[i - 1], last);
        }
        hiddenRows = (BitSet) from.hiddenRows.clone();
        hiddenColumns = (BitSet) from.hiddenColumns.clone();
    }

    /** A place as a number: row by row, from left to right. */
    private static long place(int row, int column) {
        return (long) row << 32 | column;
    }

    private static long corner(Region region) {
        return place(region.firstRow(), region.firstColumn());
    }

    /** The name on the tab. */
    public String name() {
        return name;
    }

    /** True where the sheet is hidden, be it so that Excel's menu can show it or not. */
    public boolean hidden() {
        return hidden;
    }

    /** The last row with a stored cell, plus 1; 0 for an empty sheet. */
    public int rowCount() {
        return cells.isEmpty() ? 0 : cells.get(cells.size() - 1).row() + 1;
    }

    /** The last column with a stored cell, plus 1; 0 for an empty sheet. */
    public int columnCount() {
        return columnCount;
    }

    /** Where a cell stands, whatever is in it. */
    public CellAddress address(int row, int column) {
        return new CellAddress(name, row, column);
    }

    /** The cell there, {@link Cell#BLANK} where nothing is stored, also outside the sheet. */
    public Cell cell(int row, int column) {
        int i = Arrays.binarySearch(places, place(row, column));
        return i < 0 ? Cell.BLANK : cells.get(i).cell();
    }

    /** The cells that hold a value or a formula, row by row, from left to right. */
    public List<At> cells() {
        return cells;
    }

    /** The merged range that covers the cell, or null where it stands alone. */
    public @Nullable Region region(int row, int column) {
        int last = -Arrays.binarySearch(corners, place(row, Integer.MAX_VALUE)) - 2; // of those that begin no lower
        for (int i = last; i >= 0 && reach[i] >= row; i--) {
            if (regions.get(i).contains(row, column)) {
                return regions.get(i);
            }
        }
        return null;
    }

    /** The merged ranges, ordered by their first cell. */
    public List<Region> regions() {
        return regions;
    }

    /** The same sheet with more ranges merged; of their cells only the first ones are left. */
    public Grid merged(List<Region> more) {
        Builder merged = new Builder(name).hidden(hidden);
        for (At at : cells) {
            boolean covered = more.stream()
                    .anyMatch(region ->
                            region.contains(at.row(), at.column()) && place(at.row(), at.column()) != corner(region));
            merged.put(at.row(), at.column(), covered ? Cell.BLANK : at.cell());
        }
        merged.regions.addAll(regions);
        merged.regions.addAll(more);
        merged.hiddenRows.or(hiddenRows);
        merged.hiddenColumns.or(hiddenColumns);
        return merged.build();
    }

    /** Whether any row or column is hidden. */
    public boolean hidesSome() {
        return !hiddenRows.isEmpty() || !hiddenColumns.isEmpty();
    }

    public boolean rowHidden(int row) {
        return row >= 0 && hiddenRows.get(row);
    }

    public boolean columnHidden(int column) {
        return column >= 0 && hiddenColumns.get(column);
    }

    /** Collects a sheet, in any order. Not for two threads. */
    public static final class Builder {
        private final String name;
        private final List<At> cells = new ArrayList<>();
        private final List<Region> regions = new ArrayList<>();
        private final BitSet hiddenRows = new BitSet();
        private final BitSet hiddenColumns = new BitSet();
        private boolean hidden;
        private boolean ordered = true;

        public Builder(String name) {
            this.name = name;
        }

        public Builder hidden(boolean isHidden) {
            hidden = isHidden;
            return this;
        }

        /** Puts a cell, over one that was put there before; {@link Cell#BLANK} is not stored. */
        public Builder put(int row, int column, Cell cell) {
            if (cell.holdsNothing()) {
                return this;
            }
            At at = new At(row, column, cell);
            ordered = ordered && (cells.isEmpty() || cells.get(cells.size() - 1).place() < at.place());
            cells.add(at);
            return this;
        }

        /** Merges a range. Its cells stay as they are: Excel leaves all but the first empty, other programs may not. */
        public Builder merge(int firstRow, int firstColumn, int lastRow, int lastColumn) {
            regions.add(new Region(firstRow, firstColumn, lastRow, lastColumn));
            return this;
        }

        /** Hides the rows from the first to the last, both included. */
        public Builder hideRows(int first, int last) {
            hiddenRows.set(first, last + 1);
            return this;
        }

        /** Hides the columns from the first to the last, both included. */
        public Builder hideColumns(int first, int last) {
            hiddenColumns.set(first, last + 1);
            return this;
        }

        public Grid build() {
            return new Grid(this);
        }

        private Collection<At> sortedCells() {
            if (ordered) {
                return cells;
            }
            TreeMap<Long, At> distinct = new TreeMap<>();
            cells.forEach(at -> distinct.put(at.place(), at)); // of two cells at one place the later counts
            return distinct.values();
        }
    }
}
