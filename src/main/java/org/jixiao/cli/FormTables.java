package org.jixiao.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jixiao.export.Table;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Messages;
import org.jixiao.model.Row;
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
        put(FORMS, row, Map.of("file", Value.of(form.file())), this::word);
        put(FORMS, row, Map.of("sheet", Value.of(form.sheet())), this::word);
        put(FORMS, row, Map.of("template", Value.of(template.name())), this::word);
        put(FORMS, row, form.form().fields(), template::nameOf);
        form.form().tables().forEach((path, table) -> {
            for (Row item : table.rows()) {
                put(path, row(path, number), item.cells(), column -> template.nameOf(path + "." + column));
            }
        });
    }

    /** A new row, of the form of that number, from 1. */
    private Map<String, @Nullable Object> row(String list, int form) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("form", form);
        headingsOf(list).put("form", word("form"));
        rows.computeIfAbsent(list, name -> new ArrayList<>()).add(row);
        return row;
    }

    private Map<String, String> headingsOf(String list) {
        return headings.computeIfAbsent(list, name -> new LinkedHashMap<>());
    }

    private void put(
            String list, Map<String, @Nullable Object> row, Map<String, Value> values, UnaryOperator<String> name) {
        values.forEach((path, value) -> {
            headingsOf(list).computeIfAbsent(path, name);
            row.put(path, value.orText());
        });
    }

    private String word(String column) {
        return messages.get("column." + column);
    }
}
