package org.jixiao.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The values of one form, by the field paths of its template; nothing here knows which form it is.
 *
 * @param template the name of the template, for example {@code shanghai-2020}
 * @param fields single values by path ({@code budget.total}), in the template's order
 * @param tables repeating parts by path ({@code indicators})
 */
public record Form(String template, Map<String, Value> fields, Map<String, Table> tables) {
    public Form {
        fields = SharedKeyMap.copyOf(fields);
        tables = SharedKeyMap.copyOf(tables);
    }

    /** The value of a field; {@link Value#NONE} where the form has none. */
    public Value get(String path) {
        return fields.getOrDefault(path, Value.NONE);
    }

    /** The text of a field as typed, empty where blank. */
    public String text(String path) {
        return get(path).text();
    }

    /** A table by path; {@link Table#NONE} where the form has none. */
    public Table table(String path) {
        return tables.getOrDefault(path, Table.NONE);
    }

    /** The rows of a table, none where the form has no such table. */
    public List<Row> rows(String table) {
        return table(table).rows();
    }

    /** Hands on each value with its path; a column's path has the table's in front ({@code indicators.target}). */
    public void forEach(BiConsumer<String, Value> action) {
        fields.forEach(action);
        tables.forEach((path, table) -> {
            Map<String, String> paths = new HashMap<>();
            for (Row row : table.rows()) {
                row.cells().forEach((column, value) -> {
                    String whole = paths.computeIfAbsent(column, name -> path + "." + name);
                    action.accept(whole, value);
                });
            }
        });
    }

    /** All values with their paths; those of a table's rows as {@code indicators[0].name}. */
    public Map<String, Value> flat() {
        Map<String, Value> flat = new LinkedHashMap<>(fields);
        tables.forEach((path, table) -> {
            for (int i = 0; i < table.rows().size(); i++) {
                String row = path + "[" + i + "].";
                table.rows().get(i).cells().forEach((column, value) -> flat.put(row + column, value));
            }
        });
        return flat;
    }

    /** A copy with one field set. */
    public Form with(String path, @Nullable Object value) {
        Map<String, Value> changed = new LinkedHashMap<>(fields);
        changed.put(path, Value.of(value));
        return new Form(template, changed, tables);
    }

    /** A copy with the rows of one table set. */
    public Form withRows(String table, List<Row> rows) {
        Map<String, Table> changed = new LinkedHashMap<>(tables);
        changed.put(table, new Table(rows, table(table).at()));
        return new Form(template, fields, changed);
    }

    /**
     * The values as maps within maps, as the paths nest, for JSON, for the templates' expressions and for the rules' conditions:
     * {@code {project={name=…}, indicators=[{level1=…}]}}. Blank values are null, unreadable ones the text as typed.
     */
    public Map<String, @Nullable Object> nested() {
        Map<String, @Nullable Object> root = nested(fields);
        tables.forEach((path, table) -> {
            List<Map<String, @Nullable Object>> list = new ArrayList<>();
            table.rows().forEach(row -> list.add(nested(row.cells())));
            FieldPath.put(root, path, list);
        });
        return root;
    }

    private static Map<String, @Nullable Object> nested(Map<String, Value> values) {
        Map<String, @Nullable Object> nested = new LinkedHashMap<>();
        values.forEach((path, value) -> FieldPath.put(nested, path, value.orText()));
        return nested;
    }
}
