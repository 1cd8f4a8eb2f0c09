package org.jixiao.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.model.Observation;
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
    static void observe(Grid grid, Form form, Messages messages, List<Observation> observations) {
        if (!grid.hidesSome()) {
            return;
        }
        TreeSet<CellAddress> hidden = new TreeSet<>();
        form.forEach((path, value) -> {
            CellAddress at = value.at();
            if (at != null && !value.isBlank() && isHidden(grid, at)) {
                hidden.add(at);
            }
        });
        if (!hidden.isEmpty()) {
            observations.add(
                    new Observation("F12", hidden.first(), "", Map.of("places", places(grid, hidden, messages))));
        }
    }

    private static String places(Grid grid, Set<CellAddress> hidden, Messages messages) {
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
        return IntStream.rangeClosed(region.firstRow(), region.lastRow()).allMatch(grid::rowHidden)
                || IntStream.rangeClosed(region.firstColumn(), region.lastColumn())
                        .allMatch(grid::columnHidden);
    }
}
