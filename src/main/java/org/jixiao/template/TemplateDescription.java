package org.jixiao.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Messages;
import org.jixiao.model.Severity;

/** A template as text: what a person would otherwise have to gather from its sheets, notes and cells. */
public final class TemplateDescription {
    private final FormTemplate template;
    private final Messages messages;
    private final StringBuilder text = new StringBuilder();

    public TemplateDescription(FormTemplate template, Messages messages) {
        this.template = template;
        this.messages = messages;
    }

    /** Fields with their cells and labels, tables, framework, rules; one line each, without a line break at the end. */
    public String text() {
        line("head", template.name(), template.title());
        for (SheetPlan sheet : template.sheets()) {
            line("sheet", sheet.name());
            for (Slot slot : sheet.slots()) {
                line("field", cell(slot.row(), slot.column()), slot.path(), labelled(slot), facts(slot.path()));
            }
            for (TablePlan table : sheet.tables()) {
                line("table", table.path(), table.headerRow() + 1, table.bodyRow() + 1);
                for (TablePlan.Column column : table.columns()) {
                    String path = table.path() + "." + column.path();
                    line("column", CellAddress.columnName(column.column()), path, clean(column.header()), facts(path));
                }
            }
        }
        if (!template.framework().levels().isEmpty()) {
            line("framework");
            for (Framework.Level level : template.framework().levels()) {
                line(
                        level.level2().isEmpty() ? "level1" : "level2",
                        level.name(),
                        messages.get("template.need." + level.need().name()),
                        level.blankRows(),
                        level.example(),
                        level.weights().isEmpty() ? "" : weights(level));
            }
        }
        if (!template.rules().isEmpty()) {
            line("rules", template.rules().size());
            template.rules().forEach(this::rule);
        }
        return text.toString().stripTrailing();
    }

    /** The same facts for programs: name, title, fields with cells, tables. */
    public Map<String, Object> json() {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (SheetPlan sheet : template.sheets()) {
            sheet.slots()
                    .forEach(slot -> fields.add(field(sheet.name(), cell(slot.row(), slot.column()), slot.path())));
            sheet.tables()
                    .forEach(table -> table.columns()
                            .forEach(column -> fields.add(field(
                                    sheet.name(),
                                    cell(table.bodyRow(), column.column()),
                                    table.path() + "." + column.path()))));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", template.name());
        object.put("title", template.title());
        object.put("fields", fields);
        object.put("rules", template.rules().stream().map(RuleRow::id).toList());
        return object;
    }

    private Map<String, Object> field(String sheet, String cell, String path) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("sheet", sheet);
        object.put("cell", cell);
        object.put("path", path);
        Field field = template.fields().get(path);
        if (field != null) {
            object.put("name", field.name());
            object.put("type", field.type().word());
            object.put("required", field.required());
        }
        return object;
    }

    private void rule(RuleRow rule) {
        line(
                "rule",
                rule.id(),
                Severity.word(rule.severity(), messages),
                rule.scope().word(),
                rule.name(),
                rule.condition().isEmpty() ? messages.get("template.describe.built-in") : rule.condition(),
                rule.appliesWhen().isEmpty() ? "" : messages.get("template.describe.applies", rule.appliesWhen()));
    }

    private String labelled(Slot slot) {
        if (slot.label() == null) {
            return messages.get("template.describe.inline", clean(slot.prefix()), clean(slot.suffix()));
        }
        String label = label(slot.label());
        return slot.header() == null ? label : messages.get("template.describe.grid", label, label(slot.header()));
    }

    private String label(Slot.Label label) {
        return messages.get("template.describe.label", cell(label.row(), label.column()), clean(label.text()));
    }

    private String facts(String path) {
        Field field = template.fields().get(path);
        if (field == null) {
            return "";
        }
        List<String> facts = new ArrayList<>();
        facts.add(field.name());
        facts.add(field.type().word());
        if (field.required()) {
            facts.add(messages.get("template.describe.required"));
        }
        if (field.prefill() != Field.Prefill.NO) {
            facts.add(
                    messages.get("template.describe.prefill." + field.prefill().name()));
        }
        if (!field.choices().isEmpty()) {
            facts.add(messages.get("template.describe.choices", String.join("、", field.choices())));
        }
        if (!field.aliases().isEmpty()) {
            facts.add(messages.get("template.describe.aliases", String.join("、", field.aliases())));
        }
        if (!field.formula().isEmpty()) {
            facts.add(messages.get("template.describe.formula", field.formula()));
        }
        return String.join(messages.get("list.separator"), facts);
    }

    /** The points of a level in each profile, and who gets them where it has no indicators. */
    private String weights(Framework.Level level) {
        String points = String.join(
                "、", level.weights().stream().map(BigDecimal::toPlainString).toList());
        return messages.get("template.describe.weight", points)
                + (level.weightTo().isEmpty() ? "" : messages.get("template.describe.weight-to", level.weightTo()));
    }

    private void line(String key, Object... arguments) {
        text.append(messages.get("template.describe." + key, arguments).stripTrailing())
                .append('\n');
    }

    private static String cell(int row, int column) {
        return CellAddress.columnName(column) + (row + 1);
    }

    private static String clean(String label) {
        return label.replaceAll("\\s+", " ").strip();
    }
}
