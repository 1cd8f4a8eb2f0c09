package org.jixiao.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form's repeating part.
 *
 * @param rows in the order in which they stand
 * @param at the first cell of the table's header row, where a missing row is reported; null where no workbook holds it yet
 */
public record Table(List<Row> rows, @Nullable CellAddress at) {
    /** No rows, nowhere. */
    public static final Table NONE = new Table(List.of(), null);

    public Table {
        rows = List.copyOf(rows);
    }
}
