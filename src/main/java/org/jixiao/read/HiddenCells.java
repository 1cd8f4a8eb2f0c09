package org.jixiao.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Messages;
import org.jixiao.model.Observation;
import org.jixiao.model.Row;
import org.jixiao.model.Table;
import org.jixiao.model.Value;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;

/**
 * Tells of values that were read from hidden rows or columns (F12): whoever looked through the form has not seen them. Hidden
 * cells that are no part of the form, helpers beside it and lists below it, are nobody's concern.
 */
final class HiddenCells {
    private static final int SHOWN = 3;

    private HiddenCells() {}

    /** Adds one observation for all hidden values together, at the first of them. */
    static void observe(
            Grid grid,
            Map<String, Value> fields,
            Map<String, Table> tables,
            Messages messages,
            List<Observation> observations) {
        Stream<Value> inTables = tables.values().stream()
                .flatMap(table -> table.rows().stream())
                .map(Row::cells)
                .flatMap(cells -> cells.values().stream());
        List<CellAddress> hidden = Stream.concat(fields.values().stream(), inTables)
                .filter(value -> !value.isBlank())
                .map(Value::at)
                .filter(Objects::nonNull)
                .filter(at -> isHidden(grid, at))
                .distinct()
                .sorted()
                .toList();
        if (!hidden.isEmpty()) {
            observations.add(
                    new Observation("F12", hidden.get(0), "", Map.of("places", places(grid, hidden, messages))));
        }
    }

    private static String places(Grid grid, List<CellAddress> hidden, Messages messages) {
        TreeSet<Integer> rows = new TreeSet<>();
        TreeSet<Integer> columns = new TreeSet<>();
        for (CellAddress at : hidden) {
            if (grid.rowHidden(at.row())) {
                rows.add(at.row());
            } else {
                columns.add(at.column());
            }
        }
        List<String> places = new ArrayList<>();
        rows.forEach(row -> places.add(messages.get("read.hidden.row", row + 1)));
        columns.forEach(column -> places.add(messages.get("read.hidden.column", CellAddress.columnName(column))));
        String text = String.join("、", places.subList(0, Math.min(SHOWN, places.size())));
        return places.size() > SHOWN ? text + messages.get("list.more", places.size()) : text;
    }

    /** A merged cell is hidden where none of it can be seen. */
    private static boolean isHidden(Grid grid, CellAddress at) {
        Region region = grid.region(at.row(), at.column());
        if (region == null) {
            return grid.rowHidden(at.row()) || grid.columnHidden(at.column());
        }
        boolean rowSeen = false;
        boolean columnSeen = false;
        for (int row = region.firstRow(); row <= region.lastRow(); row++) {
            rowSeen |= !grid.rowHidden(row);
        }
        for (int column = region.firstColumn(); column <= region.lastColumn(); column++) {
            columnSeen |= !grid.columnHidden(column);
        }
        return !rowSeen || !columnSeen;
    }
}
