package org.jixiao.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
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
    record Spot(int row, int column, Cell cell, @Nullable Held held) {}

    /**
     * A value of the form.
     *
     * @param alone whether its cell holds nothing else
     * @param table whether it stands in a table
     */
    record Held(Field field, Value value, boolean alone, boolean table) {}

    String name;
    final boolean hidden;
    private List<Spot> spots;
    private List<Region> regions;

    private Draft(String name, boolean hidden, List<Spot> spots, List<Region> regions) {
        this.name = name;
        this.hidden = hidden;
        this.spots = spots;
        this.regions = regions;
    }

    /** @param values what the form holds, by where it stands */
    static Draft of(Grid grid, Map<CellAddress, Held> values) {
        List<Spot> spots = new ArrayList<>();
        for (Grid.At at : grid.cells()) {
            CellAddress address = new CellAddress(grid.name(), at.row(), at.column());
            spots.add(new Spot(at.row(), at.column(), at.cell(), values.get(address)));
        }
        return new Draft(grid.name(), grid.hidden(), spots, List.copyOf(grid.regions()));
    }

    /** An empty sheet. */
    static Draft empty(String name) {
        return new Draft(name, false, List.of(), List.of());
    }

    /** The sheet with one text in the place of every value, hidden. */
    Draft oldCopy(String newName) {
        Draft old = new Draft(newName, true, spots, regions);
        old.values(spot -> true, (spot, held) -> Cell.text("旧"));
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
        spots = spots.stream()
                .map(spot -> new Spot(
                        rows.applyAsInt(spot.row()), columns.applyAsInt(spot.column()), spot.cell(), spot.held()))
                .toList();
        regions = regions.stream()
                .map(region -> new Region(
                        rows.applyAsInt(region.firstRow()),
                        columns.applyAsInt(region.firstColumn()),
                        rows.applyAsInt(region.lastRow()),
                        columns.applyAsInt(region.lastColumn())))
                .toList();
    }

    void put(int row, int column, String text) {
        List<Spot> more = new ArrayList<>(spots);
        more.add(new Spot(row, column, Cell.text(text), null));
        spots = more;
    }

    /** Changes the constant texts: labels, column headers, the title. */
    void labels(UnaryOperator<String> change) {
        spots = spots.stream()
                .map(spot -> spot.held() != null || spot.cell().kind() != Cell.Kind.TEXT
                        ? spot
                        : new Spot(
                                spot.row(),
                                spot.column(),
                                Cell.text(change.apply(spot.cell().text())),
                                null))
                .toList();
    }

    /** Changes the values that stand alone in their cells and that are meant. */
    void values(Predicate<Held> meant, BiFunction<Spot, Held, Cell> change) {
        spots = spots.stream()
                .map(spot -> spot.held() == null || !spot.held().alone() || !meant.test(spot.held())
                        ? spot
                        : new Spot(spot.row(), spot.column(), change.apply(spot, spot.held()), spot.held()))
                .toList();
    }

    /**
     * Takes all merges apart.
     *
     * @param repeat whether the text of a block in a table is then written into each of its rows
     */
    void unmerge(boolean repeat) {
        Map<Integer, Map<Integer, Spot>> byPlace = new TreeMap<>();
        spots.forEach(spot ->
                byPlace.computeIfAbsent(spot.row(), row -> new TreeMap<>()).put(spot.column(), spot));
        List<Spot> more = new ArrayList<>(spots);
        for (Region region : regions) {
            Spot first = byPlace.getOrDefault(region.firstRow(), Map.of()).get(region.firstColumn());
            if (repeat && first != null && first.held() != null && first.held().table()) {
                for (int row = region.firstRow() + 1; row <= region.lastRow(); row++) {
                    more.add(new Spot(row, region.firstColumn(), first.cell(), first.held()));
                }
            }
        }
        spots = more;
        regions = List.of();
    }
}
