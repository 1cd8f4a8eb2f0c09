package org.jixiao.proof;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.model.Form;
import org.jixiao.model.Row;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Framework;
import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;

/**
 * A form in which every field of a template has a value of its type, no two of them alike. The texts come from the template: the
 * names of its fields, the examples of its framework.
 */
final class Sample {
    private static final int YEAR = 2026;
    /** Where the framework names no indicators. */
    private static final int ROWS = 3;

    private final FormTemplate template;
    private int count;

    private Sample(FormTemplate template) {
        this.template = template;
    }

    static Form of(FormTemplate template) {
        return new Sample(template).form();
    }

    private Form form() {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (Slot slot : template.slots()) {
            fields.computeIfAbsent(slot.path(), path -> value(template.field(path)));
        }
        Form form = new Form(template.name(), fields, Map.of());
        for (TablePlan table : template.tables()) {
            form = form.withRows(table.path(), rows(table));
        }
        return form;
    }

    private List<Row> rows(TablePlan table) {
        List<Framework.Level> levels = table.hasLevels() ? template.framework().secondLevels() : List.of();
        List<Row> rows = new ArrayList<>();
        for (Framework.Level level : levels) {
            rows.add(template.row(table, (field, path) -> {
                Value value = value(field);
                return switch (path) {
                    case "level1" -> Value.of(level.level1());
                    case "level2" -> Value.of(level.level2());
                    default -> value;
                };
            }));
        }
        for (int i = 0; levels.isEmpty() && i < ROWS; i++) {
            rows.add(template.row(table, (field, path) -> value(field)));
        }
        return rows;
    }

    private Value value(Field field) {
        count++;
        return switch (field.type()) {
            case TEXT, TABLE, GROUP -> Value.of(text(field));
            case TARGET -> Value.of(">=" + count);
            case AMOUNT -> Value.of(new BigDecimal(count * 10_000L));
            case DATE, END_DATE -> Value.of(LocalDate.of(YEAR, 1 + count % 12, 1 + count % 28));
            case YEAR -> Value.of(YEAR);
            case CHOICE ->
                Value.of(
                        field.choices().isEmpty()
                                ? text(field)
                                : field.choices().get(count % field.choices().size()));
            case INTEGER, NUMBER -> Value.of(new BigDecimal(count));
            case PERCENT -> Value.of(BigDecimal.valueOf(count * 25L % 10_000, 4));
        };
    }

    private String text(Field field) {
        String text = field.name() + "样例" + count;
        return field.maxLength() > 0 && text.length() > field.maxLength() ? "例" + count : text;
    }
}
