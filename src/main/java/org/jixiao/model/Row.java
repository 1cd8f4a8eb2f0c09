package org.jixiao.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** One row of a form's table: the values by column path, relative to the table ({@code level1}, {@code target}, …). */
public record Row(Map<String, Value> cells) {
    public Row(Map<String, Value> cells) {
        this.cells = new LinkedHashMap<>(cells);
    }

    /** The value of a column; {@link Value#NONE} where the row has none. */
    public Value get(String column) {
        return cells.getOrDefault(column, Value.NONE);
    }
}
