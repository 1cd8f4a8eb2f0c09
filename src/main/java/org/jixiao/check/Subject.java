package org.jixiao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Messages;
import org.jixiao.model.Row;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Framework;
import org.jixiao.template.RuleRow;
import org.jspecify.annotations.Nullable;

/**
 * One thing within a form that a rule is asked about: a field, the form as a whole, or a row of a table.
 *
 * @param field the path of the field that the rule marks; empty where it marks none
 * @param value what stands there; {@link Value#NONE} for a form as a whole
 * @param row the row of the table, one without cells for a field or a form as a whole
 * @param year the year that the form should bear, or null where nobody said
 */
record Subject(
        RuleRow rule,
        FormTemplate template,
        CollectedForm collected,
        String field,
        Value value,
        Row row,
        @Nullable Integer year,
        Messages words) {
    private static final Row NO_ROW = new Row(Map.of());

    /** The rule of rows that nobody has filled in. */
    static final String STUBS = "K11";

    /** All that a rule of that scope is asked about in one form. */
    static List<Subject> of(
            RuleRow rule, FormTemplate template, CollectedForm form, @Nullable Integer year, Messages words) {
        List<Subject> subjects = new ArrayList<>();
        switch (rule.scope()) {
            case FIELD -> {
                for (String field : rule.fields()) {
                    Value value = form.form().get(field);
                    subjects.add(new Subject(rule, template, form, field, value, NO_ROW, year, words));
                }
            }
            case INDICATOR -> {
                for (String field : rule.fields()) {
                    String column = field.substring(field.indexOf('.') + 1);
                    for (Row row : form.form().rows(tableOf(field))) {
                        subjects.add(new Subject(rule, template, form, field, row.get(column), row, year, words));
                    }
                }
            }
            case FILE, FORM -> {
                Value value = form.form().get(rule.field());
                subjects.add(new Subject(rule, template, form, rule.field(), value, NO_ROW, year, words));
            }
            case UNIT, ALL -> {} // nothing within one form
        }
        return subjects;
    }

    /** What the rule's expressions may name besides the form's own paths. */
    RuleContext context() {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("name", template.nameOf(field));
        variables.put("value", value);
        variables.put("limit", limit(rule));
        Field described = template.fields().get(field);
        variables.put("choices", described == null ? List.of() : described.choices());
        row.cells().forEach((column, cell) -> variables.put("indicator." + column, cell));
        return RuleContext.of(template, collected.form(), variables);
    }

    /** The row's parameter as a number where it is one, else as text. */
    static Object limit(RuleRow rule) {
        String text = rule.parameter();
        return text.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(text) : text;
    }

    /** The words of the row's parameter, in order. */
    static List<String> words(RuleRow rule) {
        return Words.list(rule.parameter());
    }

    /** The table that the marked field belongs to. */
    String table() {
        return tableOf(field);
    }

    /** The rows of that table in which somebody has written a name or a target. */
    List<Row> filledRows() {
        return collected.form().rows(table()).stream().filter(this::isFilled).toList();
    }

    /** Whether somebody has written a name or a target; a stub of the blank form (指标1, ……) is nobody's. */
    boolean isFilled(Row row) {
        return !row.get("target").isBlank() || (!row.get("name").isBlank() && !isStub(row));
    }

    /** Whether this is a row that nobody has filled in, with the name that the blank form is printed with: no indicator. */
    boolean isMereStub() {
        return !row.get("name").isBlank() && !isFilled(row);
    }

    /** Whether a row has a name or a target, be it only a stub. */
    static boolean isWritten(Row row) {
        return !row.get("name").isBlank() || !row.get("target").isBlank();
    }

    /** Whether the row's name is one that blank forms are printed with, as the parameter of K11 lists them. */
    boolean isStub(Row row) {
        return template.rule(STUBS)
                .filter(stubs -> stubs.severity() != null)
                .filter(stubs -> WordList.has(stubs.parameter(), row.get("name").text()))
                .isPresent();
    }

    Framework framework() {
        return template.framework();
    }

    /** A fault of the marked value. */
    Verdict fails(Map<String, @Nullable Object> variables) {
        return Verdict.failed(fault(variables));
    }

    /** A fault of the marked value. */
    Fault fault(Map<String, @Nullable Object> variables) {
        return row.cells().isEmpty()
                ? Fault.at(collected, field, variables)
                : Fault.at(collected, field, value, variables);
    }

    private static String tableOf(String field) {
        int dot = field.indexOf('.');
        return dot < 0 ? field : field.substring(0, dot);
    }
}
