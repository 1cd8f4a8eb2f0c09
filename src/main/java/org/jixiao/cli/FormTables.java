package org.jixiao.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jixiao.export.Table;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Messages;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/** Forms as tables: one row a form with all its fields, and for each of its lists one row an item, with the form that it is of. */
record FormTables(Messages messages, Map<String, Table> tables) {
    static List<Table> of(List<CollectedForm> forms, List<FormTemplate> templates, Messages messages) {
        FormTables tables = new FormTables(messages, new LinkedHashMap<>());
        for (int i = 0; i < forms.size(); i++) {
            tables.add(i + 1, forms.get(i), FormTemplate.of(forms.get(i), templates));
        }
        return List.copyOf(tables.tables.values());
    }

    private void add(int number, CollectedForm form, FormTemplate template) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("form", number);
        about.put("file", form.file());
        about.put("sheet", form.sheet());
        about.put("template", template.name());
        add("forms", about, form.form().fields(), template::nameOf);
        form.form().tables().forEach((path, table) -> {
            UnaryOperator<String> name = column -> template.nameOf(path + "." + column);
            table.rows().forEach(item -> add(path, Map.of("form", number), item.cells(), name));
        });
    }

    /** Adds a row to a list. */
    private void add(String list, Map<String, Object> about, Map<String, Value> values, UnaryOperator<String> name) {
        Table table = tables.computeIfAbsent(list, key -> new Table(key, new LinkedHashMap<>(), new ArrayList<>()));
        Map<String, String> columns = table.headings();
        about.keySet().forEach(column -> columns.computeIfAbsent(column, key -> messages.get("column." + key)));
        Map<String, @Nullable Object> row = new LinkedHashMap<>(about);
        values.forEach((path, value) -> {
            columns.computeIfAbsent(path, key -> columns.containsValue(name.apply(key)) ? key : name.apply(key));
            row.put(path, value.orText());
        });
        table.rows().add(row);
    }
}
