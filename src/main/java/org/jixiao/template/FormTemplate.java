package org.jixiao.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Row;
import org.jixiao.model.Value;

/**
 * A template, compiled: the one description of a form that filling, reading and checking share.
 *
 * @param name the file name without its ending, for example {@code shanghai-2020}
 * @param content the template workbook itself
 * @param title the first constant text of the first form sheet, without the year
 * @param sheets the form sheets, in order
 * @param fields by path, in the order of the 字段 sheet; a table's columns with the table's path in front
 * @param notes all texts of the other sheets that go out: they are there to be read, nobody writes on them
 * @param definitionSheets the names of the sheets that never go out
 * @param kind what the form is for
 */
public record FormTemplate(
        String name,
        byte[] content,
        String title,
        List<SheetPlan> sheets,
        Map<String, Field> fields,
        Framework framework,
        List<RuleRow> rules,
        Set<String> notes,
        List<String> definitionSheets,
        Kind kind) {
    /** How many empty rows a table gets that the framework gives none. */
    private static final int ROWS = 6;

    /** Of some templates the one that a form follows, which must be among them. */
    public static FormTemplate of(CollectedForm form, Collection<FormTemplate> templates) {
        for (FormTemplate template : templates) {
            if (template.name().equals(form.form().template())) {
                return template;
            }
        }
        throw new NoSuchElementException(form.form().template());
    }

    /** The field of a path, which must be one of the template's. */
    public Field field(String path) {
        Field field = fields.get(path);
        if (field == null) {
            throw new IllegalArgumentException(name + " has no field " + path);
        }
        return field;
    }

    /** The field of a table's column. */
    public Field field(TablePlan table, TablePlan.Column column) {
        return field(table.path() + "." + column.path());
    }

    /** A row of a table, with a value for each of its columns. */
    public Row row(TablePlan table, BiFunction<Field, String, Value> value) {
        Map<String, Value> cells = new LinkedHashMap<>();
        for (TablePlan.Column column : table.columns()) {
            cells.put(column.path(), value.apply(field(table, column), column.path()));
        }
        return new Row(cells);
    }

    /**
     * What tells the forms for one purpose from others: a project has one of each. Of forms that are not about targets every template
     * has a purpose of its own.
     */
    public Object purpose() {
        return kind == Kind.OTHER ? name : kind;
    }

    /** What people call a field; the path itself for one that the template does not have. */
    public String nameOf(String path) {
        Field field = fields.get(path);
        return field == null ? path : field.name();
    }

    /** What a form is for, told by the columns of its tables alone. */
    public enum Kind {
        /** It sets targets. */
        TARGET,
        /** It says half-way whether they will be reached: {@code possibility}. */
        MONITORING,
        /** It scores what became of them: {@code score}. */
        EVALUATION,
        /** Not a form about targets. */
        OTHER;

        /** What a form with such sheets is for. */
        public static Kind of(List<SheetPlan> sheets) {
            Set<String> columns = sheets.stream()
                    .flatMap(sheet -> sheet.tables().stream())
                    .flatMap(table -> table.columns().stream())
                    .map(TablePlan.Column::path)
                    .collect(Collectors.toSet());
            if (columns.contains("score")) {
                return EVALUATION;
            }
            return columns.contains("possibility") ? MONITORING : columns.contains("target") ? TARGET : OTHER;
        }
    }

    /** Whether a table's row says more than the names of its levels. */
    public boolean isFilled(String table, Row row) {
        return row.cells().entrySet().stream()
                .anyMatch(cell -> !cell.getValue().isBlank()
                        && !field(table + "." + cell.getKey()).mergedDown());
    }

    /** The rule of that number, unless the template lacks it. */
    public Optional<RuleRow> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** The same, unless the office has switched it off. */
    public Optional<RuleRow> activeRule(String id) {
        return rule(id).filter(rule -> rule.severity() != null);
    }

    /**
     * A fingerprint of what the form asks for: its labels, places, types, units and choices. Colours, rules and other names change
     * nothing in it: a form that went out before still fits.
     *
     * @return 8 hexadecimal digits
     */
    public String version() {
        StringBuilder asked = new StringBuilder(sheets.toString());
        for (Field field : fields.values()) {
            asked.append('\n').append(List.of(field.path(), field.type(), field.unit(), field.choices()));
        }
        return DigestUtils.sha256Hex(asked.toString()).substring(0, 8);
    }

    /** All single-value cells of all form sheets. */
    public List<Slot> slots() {
        return sheets.stream().flatMap(sheet -> sheet.slots().stream()).toList();
    }

    /** All repeating parts of all form sheets. */
    public List<TablePlan> tables() {
        return sheets.stream().flatMap(sheet -> sheet.tables().stream()).toList();
    }

    /**
     * The empty rows of a table of a blank form: where the framework gives them their levels are named and the rest is to be written,
     * where it gives none there are a few without anything.
     */
    public List<Row> blankRows(TablePlan table) {
        if (!table.hasLevels() || framework.levels().isEmpty()) {
            return Collections.nCopies(ROWS, new Row(Map.of()));
        }
        List<Row> rows = new ArrayList<>();
        for (Framework.Level level : framework.secondLevels()) {
            Row blank = new Row(Map.of("level1", Value.of(level.level1()), "level2", Value.of(level.level2())));
            rows.addAll(Collections.nCopies(level.blankRows(), blank));
        }
        return rows;
    }
}
