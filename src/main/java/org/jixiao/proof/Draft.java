package org.jixiao.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;
import org.jspecify.annotations.Nullable;

/** A sheet of the sample that is being changed. Rows and columns are 0-based. */
final class Draft {
    /** A cell of the sample: what stands in it, and which value of the form that is, if it is one. */
    record Spot(int row, int column, Cell cell, @Nullable Held held) {
        private Spot with(String text) {
            return new Spot(row, column, Cell.text(text), held);
        }
    }

    /**
     * A value of the form.
     *
     * @param alone whether its cell holds nothing else
     * @param table whether it stands in a table
     */
    record Held(Field field, Value value, boolean alone, boolean table) {}

    String name;
    final boolean hidden;
    private final List<Spot> spots;
    private final List<Region> regions;

    Draft(String name, boolean hidden, List<Spot> spots, List<Region> regions) {
        this.name = name;
        this.hidden = hidden;
        this.spots = new ArrayList<>(spots);
        this.regions = new ArrayList<>(regions);
    }

    /** @param values what the form holds, by where it stands */
    static Draft of(Grid grid, Map<CellAddress, Held> values) {
        Draft draft = new Draft(grid.name(), grid.hidden(), List.of(), grid.regions());
        for (Grid.At at : grid.cells()) {
            CellAddress address = grid.address(at.row(), at.column());
            draft.spots.add(new Spot(at.row(), at.column(), at.cell(), values.get(address)));
        }
        return draft;
    }

    /** The sheet with one text in the place of every value, hidden. */
    Draft oldCopy(String newName) {
        Draft old = new Draft(newName, true, spots, regions);
        old.values(held -> true, held -> "旧");
        return old;
    }

    Grid grid() {
        Grid.Builder grid = new Grid.Builder(name).hidden(hidden);
        spots.forEach(spot -> grid.put(spot.row(), spot.column(), spot.cell()));
        regions.forEach(r -> grid.merge(r.firstRow(), r.firstColumn(), r.lastRow(), r.lastColumn()));
        return grid.build();
    }

    int lastRow() {
        return spots.stream().mapToInt(Spot::row).max().orElse(0);
    }

    int lastColumn() {
        return spots.stream().mapToInt(Spot::column).max().orElse(0);
    }

    /**
     * The rows that hold values, from the top.
     *
     * @param table whether those of tables, or those outside them
     */
    List<Integer> rows(boolean table) {
        return spots.stream()
                .filter(spot -> spot.held() != null && spot.held().table() == table)
                .map(Spot::row)
                .distinct()
                .sorted()
                .toList();
    }

    void insertRows(int before, int count) {
        remap(row -> row < before ? row : row + count, column -> column);
    }

    void insertColumns(int before, int count) {
        remap(row -> row, column -> column < before ? column : column + count);
    }

    private void remap(IntUnaryOperator rows, IntUnaryOperator columns) {
        spots.replaceAll(spot ->
                new Spot(rows.applyAsInt(spot.row()), columns.applyAsInt(spot.column()), spot.cell(), spot.held()));
        regions.replaceAll(region -> new Region(
                rows.applyAsInt(region.firstRow()),
                columns.applyAsInt(region.firstColumn()),
                rows.applyAsInt(region.lastRow()),
                columns.applyAsInt(region.lastColumn())));
    }

    void put(int row, int column, String text) {
        spots.add(new Spot(row, column, Cell.text(text), null));
    }

    /** Changes the constant texts: labels, column headers, the title. */
    void labels(UnaryOperator<String> change) {
        spots.replaceAll(spot -> spot.held() == null && spot.cell().kind() == Cell.Kind.TEXT
                ? spot.with(change.apply(spot.cell().text()))
                : spot);
    }

    /** Writes the values that stand alone in their cells and that are meant in another way. */
    void values(Predicate<Held> meant, Function<Held, String> change) {
        spots.replaceAll(spot -> spot.held() != null && spot.held().alone() && meant.test(spot.held())
                ? spot.with(change.apply(spot.held()))
                : spot);
    }

    /**
     * Takes all merges apart.
     *
     * @param repeat whether the text of a block in a table is then written into each of its rows
     */
    void unmerge(boolean repeat) {
        for (Region region : repeat ? regions : List.<Region>of()) {
            List<Spot> first = spots.stream()
                    .filter(spot -> spot.row() == region.firstRow() && spot.column() == region.firstColumn())
                    .filter(spot -> spot.held() != null && spot.held().table())
                    .toList();
            for (int row = region.firstRow() + 1; row <= region.lastRow(); row++) {
                for (Spot spot : first) {
                    spots.add(new Spot(row, spot.column(), spot.cell(), spot.held()));
                }
            }
        }
        regions.clear();
    }
}
