package org.jixiao.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            template.framework().levels().forEach(this::level);
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
            sheet.slots().forEach(slot -> fields.add(field(sheet, slot.row(), slot.column(), slot.path())));
            for (TablePlan table : sheet.tables()) {
                for (TablePlan.Column column : table.columns()) {
                    fields.add(field(sheet, table.bodyRow(), column.column(), table.path() + "." + column.path()));
                }
            }
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", template.name());
        object.put("title", template.title());
        object.put("fields", fields);
        object.put("rules", template.rules().stream().map(RuleRow::id).toList());
        return object;
    }

    private Map<String, Object> field(SheetPlan sheet, int row, int column, String path) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("sheet", sheet.name());
        object.put("cell", cell(row, column));
        object.put("path", path);
        Field field = template.fields().get(path);
        if (field != null) {
            object.put("name", field.name());
            object.put("type", field.type().word());
            object.put("required", field.required());
        }
        return object;
    }

    /** A level; with its points in each profile where it has any, and who gets them where it has no indicators. */
    private void level(Framework.Level level) {
        String points = String.join(
                "、", level.weights().stream().map(BigDecimal::toPlainString).toList());
        line(
                level.level2().isEmpty() ? "level1" : "level2",
                level.name(),
                messages.get("template.need." + level.need().name()),
                level.blankRows(),
                level.example(),
                toldOf("weight", points) + (points.isEmpty() ? "" : toldOf("weight-to", level.weightTo())));
    }

    private void rule(RuleRow rule) {
        line(
                "rule",
                rule.id(),
                Severity.word(rule.severity(), messages),
                rule.scope().word(),
                rule.name(),
                rule.condition().isEmpty() ? messages.get("template.describe.built-in") : rule.condition(),
                toldOf("applies", rule.appliesWhen()));
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
        boolean prefilled = field.prefill() != Field.Prefill.NO;
        String separator = messages.get("list.separator");
        return Stream.of(
                        field.name() + separator + field.type().word(),
                        field.required() ? messages.get("template.describe.required") : "",
                        prefilled ? messages.get("template.describe.prefill." + field.prefill()) : "",
                        toldOf("choices", String.join("、", field.choices())),
                        toldOf("aliases", String.join("、", field.aliases())),
                        toldOf("formula", field.formula()))
                .filter(fact -> !fact.isEmpty())
                .collect(Collectors.joining(separator));
    }

    /** A fact in words; empty where there is nothing to tell. */
    private String toldOf(String key, String fact) {
        return fact.isEmpty() ? "" : messages.get("template.describe." + key, fact);
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
