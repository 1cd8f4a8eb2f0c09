package org.jixiao.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.check.Expression.Term.Name;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.FieldPath;
import org.jixiao.model.Folding;
import org.jixiao.model.Memo;
import org.jixiao.model.Row;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
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
 */
record Subject(RuleRow rule, Facts facts, String field, Value value, Row row) {
    private static final Row NO_ROW = new Row(Map.of());

    private static final Pattern NUMBER = Pattern.compile("(-?\\d+(?:\\.\\d+)?)(%?)");
    private static final Memo<Object> LIMITS = new Memo<>(text -> {
        Matcher number = NUMBER.matcher(Folding.fold(text).strip());
        return number.matches()
                ? new BigDecimal(number.group(1)).movePointLeft(number.group(2).length() * 2)
                : text;
    });

    /** A field, or a form as a whole. */
    static Subject of(RuleRow rule, Facts facts, String field) {
        return new Subject(rule, facts, field, facts.collected.form().get(field), NO_ROW);
    }

    FormTemplate template() {
        return facts.template;
    }

    CollectedForm collected() {
        return facts.collected;
    }

    /**
     * What the rule's expressions may name: what the rule is asked about, the cells of the row, and the form's own paths, fields as a
     * {@link Value}, tables as lists of maps; {@link RuleContext#NOTHING} for any other name.
     */
    @Nullable
    Object get(Name name) {
        Value cell = name.column() == null ? null : row.cells().get(name.column());
        if (cell != null) {
            return cell;
        }
        return switch (name.path()) {
            case "name" -> template().nameOf(field);
            case "value" -> value;
            case "limit" -> limit(rule);
            case "choices" -> {
                Field described = template().fields().get(field);
                yield described == null ? List.of() : described.choices();
            }
            default -> ofForm(name.path());
        };
    }

    private @Nullable Object ofForm(String path) {
        Value own = collected().form().fields().get(path);
        if (own != null) {
            return own;
        }
        Field known = template().fields().get(path);
        if (known == null || known.type() == FieldType.GROUP) {
            return RuleContext.NOTHING;
        }
        return known.type() == FieldType.TABLE ? FieldPath.get(facts.nested(), path) : Value.NONE;
    }

    /** The row's parameter as a number where it is one, else as text. */
    static Object limit(RuleRow rule) {
        return LIMITS.of(rule.parameter());
    }

    /** The words of the row's parameter, in order. */
    static List<String> words(RuleRow rule) {
        return WordList.of(rule.parameter()).words;
    }

    /** Whether nothing but white space stands there. */
    boolean isBlank() {
        return value.text().isBlank();
    }

    /** The table that the marked field belongs to. */
    String table() {
        return tableOf(field);
    }

    /** The rows of that table in which somebody has written a name or a target. */
    List<Row> filledRows() {
        return facts.filledRows(table());
    }

    /** The same, with the unit of measure behind the target. */
    List<Row> measuredRows() {
        return filledRows().stream().map(Row::withUnitInTarget).toList();
    }

    /** Whether the table has come back without a column, as F04 tells: nobody can say what would stand there. */
    boolean lacks(String column) {
        List<Row> rows = filledRows();
        return !rows.isEmpty() && !rows.get(0).cells().containsKey(column);
    }

    /** Whether a row has a name or a target, be it only a stub. */
    static boolean isWritten(Row row) {
        return !row.get("name").isBlank() || !row.get("target").isBlank();
    }

    Framework framework() {
        return template().framework();
    }

    /** A fault of the marked value; the values are those of the check's variables, in their order. */
    Verdict fails(@Nullable Object... values) {
        return Verdict.failed(fault(values));
    }

    /** A fault of the marked value. */
    Fault fault(@Nullable Object... values) {
        return row.cells().isEmpty() ? faultIn(field, values) : faultAt(value, values);
    }

    /** A fault of another field of the form. */
    Fault faultIn(String path, @Nullable Object... values) {
        return Fault.in(rule, collected(), path, values);
    }

    /** A fault of another value under the marked path: one cell of a column, where a form as a whole is judged. */
    Fault faultAt(Value other, @Nullable Object... values) {
        return faultAt(field, other, values);
    }

    /** A fault of another value of the form. */
    Fault faultAt(String path, Value other, @Nullable Object... values) {
        return Fault.at(rule, collected(), path, other, values);
    }

    /** The table that a path belongs to. */
    static String tableOf(String field) {
        int dot = field.indexOf('.');
        return dot < 0 ? field : field.substring(0, dot);
    }
}
