package org.jixiao.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** One row of a form's table: the values by column path, relative to the table ({@code level1}, {@code target}, …). */
public record Row(Map<String, Value> cells) {
    public Row {
        cells = SharedKeyMap.copyOf(cells);
    }

    /** The value of a column; {@link Value#NONE} where the row has none. */
    public Value get(String column) {
        return cells.getOrDefault(column, Value.NONE);
    }

    /** The text of a column as typed, empty where blank. */
    public String text(String column) {
        return get(column).text();
    }

    /**
     * The same with the unit of measure behind the target ({@code ≤1550元/平方米}), as forms write it that have no column for it; the
     * unit that the target says itself, and a target in words, stay as they are.
     */
    public Row withUnitInTarget() {
        String target = text("target");
        String unit = text("unitOfMeasure").strip();
        if (unit.isEmpty()
                || target.isEmpty()
                || target.endsWith(unit)
                || !Character.isDigit(target.charAt(target.length() - 1))) {
            return this;
        }
        return with(
                "target", new Value(target + unit, target + unit, get("target").at()));
    }

    /** A copy with one value set. */
    public Row with(String column, Value value) {
        Map<String, Value> changed = new LinkedHashMap<>(cells);
        changed.put(column, value);
        return new Row(changed);
    }
}
