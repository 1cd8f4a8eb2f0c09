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
final class FormTables {
    private static final String FORMS = "forms";

    private final List<FormTemplate> templates;
    private final Messages messages;
    private final Map<String, Map<String, String>> headings = new LinkedHashMap<>();
    private final Map<String, List<Map<String, @Nullable Object>>> rows = new LinkedHashMap<>();

    private FormTables(List<FormTemplate> templates, Messages messages) {
        this.templates = templates;
        this.messages = messages;
    }

    static List<Table> of(List<CollectedForm> forms, List<FormTemplate> templates, Messages messages) {
        FormTables tables = new FormTables(templates, messages);
        forms.forEach(tables::add);
        return tables.rows.entrySet().stream()
                .map(list -> new Table(list.getKey(), tables.headingsOf(list.getKey()), list.getValue()))
                .toList();
    }

    private void add(CollectedForm form) {
        FormTemplate template = FormTemplate.of(form, templates);
        int number = rows.getOrDefault(FORMS, List.of()).size() + 1;
        Map<String, @Nullable Object> row = row(FORMS, number);
        put(FORMS, row, "file", form.file());
        put(FORMS, row, "sheet", form.sheet());
        put(FORMS, row, "template", template.name());
        put(FORMS, row, form.form().fields(), template::nameOf);
        form.form()
                .tables()
                .forEach((path, table) -> table.rows()
                        .forEach(item -> put(
                                path,
                                row(path, number),
                                item.cells(),
                                column -> template.nameOf(path + "." + column))));
    }

    /** A new row, of the form of that number, from 1. */
    private Map<String, @Nullable Object> row(String list, int form) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        rows.computeIfAbsent(list, name -> new ArrayList<>()).add(row);
        put(list, row, "form", form);
        return row;
    }

    private void put(String list, Map<String, @Nullable Object> row, String column, Object value) {
        headingsOf(list).put(column, messages.get("column." + column));
        row.put(column, value);
    }

    private void put(
            String list, Map<String, @Nullable Object> row, Map<String, Value> values, UnaryOperator<String> name) {
        values.forEach((path, value) -> {
            headingsOf(list).computeIfAbsent(path, name);
            row.put(path, value.orText());
        });
    }

    private Map<String, String> headingsOf(String list) {
        return headings.computeIfAbsent(list, name -> new LinkedHashMap<>());
    }
}
