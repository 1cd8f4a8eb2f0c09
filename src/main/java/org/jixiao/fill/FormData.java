package org.jixiao.fill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jixiao.model.FieldPath;
import org.jixiao.model.Form;
import org.jixiao.model.Row;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;
import org.jixiao.workbook.Escapes;
import org.jspecify.annotations.Nullable;

/** A form as the nested values that its template's expressions ask for: every path is there, amounts in the unit that is printed. */
final class FormData {
    private FormData() {}

    static Map<String, @Nullable Object> of(FormTemplate template, Form form) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        for (Slot slot : template.slots()) {
            FieldPath.put(
                    data, slot.path(), printed(template.field(slot.path()), form.get(slot.path()), slot.isAlone()));
        }
        for (TablePlan table : template.tables()) {
            List<Map<String, @Nullable Object>> cells = form.rows(table.path()).stream()
                    .map(row -> row(template, table, row))
                    .toList();
            FieldPath.put(data, table.path(), cells);
        }
        return data;
    }

    private static Map<String, @Nullable Object> row(FormTemplate template, TablePlan table, Row row) {
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        for (TablePlan.Column column : table.columns()) {
            Field field = template.field(table, column);
            FieldPath.put(cells, column.path(), printed(field, row.get(column.path()), true));
        }
        return cells;
    }

    /** @param alone whether the cell holds nothing else; text around an empty value must not read "null" */
    static @Nullable Object printed(Field field, Value value, boolean alone) {
        if (field.type() == FieldType.AMOUNT && value.number() != null) {
            return value.number().divide(field.unit());
        }
        Object raw = value.orText();
        if (alone) {
            return raw;
        }
        return raw instanceof String text
                ? Escapes.fitting(text, Escapes.BESIDE_LABEL)
                : Objects.requireNonNullElse(raw, "");
    }
}
