package org.jixiao.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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

    /** The cells in which its values stand. */
    public Stream<CellAddress> cells() {
        return rows.stream()
                .flatMap(row -> row.cells().values().stream())
                .map(Value::at)
                .filter(Objects::nonNull);
    }

    /** The last row in which one of its values stands; -1 where there is none. */
    public int lastRow() {
        return cells().mapToInt(CellAddress::row).max().orElse(-1);
    }
}
