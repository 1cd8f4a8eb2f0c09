package org.jixiao.fill;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Row;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;
import org.jspecify.annotations.Nullable;

/**
 * Makes forms from earlier ones: this year's from last year's, a self-evaluation from its target form, a line of next year's roster from
 * both. What still holds is carried over: who and what the project is, its texts, its indicators. Figures (amounts, dates, scores) are
 * true of their own time and stay behind, but for those of which the 来源 column of the new template says where they come from.
 */
public final class Successor {
    private static final Set<FieldType> FIGURES = Set.of(
            FieldType.AMOUNT, FieldType.DATE, FieldType.END_DATE, FieldType.YEAR, FieldType.INTEGER, FieldType.PERCENT);

    private final FormTemplate template;
    private final CarriedRows rows;
    private final List<Misfit> misfits = new ArrayList<>();

    /**
     * What is known of a project.
     *
     * @param roster the file of the roster, empty where there is none
     * @param entry its entry in it, by path; empty where there is none. Wins over the forms
     * @param forms its earlier forms, the most telling first
     * @param current whether the figures of these forms are those that 来源 means, and not of a year longer ago
     */
    public record Sources(String roster, Row entry, List<CollectedForm> forms, boolean current) {}

    /**
     * What could not be carried over as it was.
     *
     * @param file the earlier form's
     * @param at the cell in it, or null
     * @param kind what is wrong: {@code level}, {@code choice} or {@code weights}
     * @param arguments for the message of that kind
     */
    public record Misfit(String file, @Nullable CellAddress at, String kind, List<Object> arguments) {}

    /** @param earlier the templates of the earlier forms */
    public Successor(FormTemplate template, List<FormTemplate> earlier) {
        this.template = template;
        this.rows = new CarriedRows(template, earlier, this);
    }

    /** What could not be carried over, in all forms that were made until now. */
    public List<Misfit> misfits() {
        return List.copyOf(misfits);
    }

    void report(Misfit misfit) {
        misfits.add(misfit);
    }

    /** The new form; without an earlier one it is a blank with what the roster knows and the framework's empty rows. */
    public Form form(int year, Sources sources) {
        Form form = new Form(template.name(), Map.of(), Map.of()).with("year", year);
        for (String path : template.slots().stream().map(Slot::path).distinct().toList()) {
            Field field = template.field(path);
            Value value = value(field, path, field.prefill() != Field.Prefill.NO, sources);
            form = value.isBlank() ? form : form.with(path, value.parsed());
        }
        for (TablePlan table : template.tables()) {
            form = form.withRows(table.path(), rows.of(table, sources.forms()));
        }
        return form;
    }

    /** One row of a list of projects, as the roster is: what the entry says that still holds, and what the forms say. */
    public Row row(TablePlan table, Sources sources) {
        return template.row(table, (field, path) -> value(field, path, !FIGURES.contains(field.type()), sources));
    }

    /**
     * What the entry says, and where it says nothing, the first of the forms that does.
     *
     * @param path where the value stands in the entry, and in an earlier form if 来源 says nothing
     * @param byEntry whether the entry is asked
     */
    private Value value(Field field, String path, boolean byEntry, Sources sources) {
        Value known = byEntry ? sources.entry().get(path) : Value.NONE;
        if (known.parsed() != null) {
            return field.type() == FieldType.CHOICE ? choice(field, known, sources.roster()) : Value.of(known.parsed());
        }
        return sources.forms().stream()
                .map(form -> carried(
                        field, path, sources.current(), origin -> form.form().get(origin), form.file()))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(Value.NONE);
    }

    /** @param earlier the earlier value of a path */
    Value carried(Field field, String path, boolean current, Function<String, Value> earlier, String file) {
        boolean figure = FIGURES.contains(field.type());
        List<String> origins = field.origins().isEmpty() && !figure ? List.of(path) : field.origins();
        return origins.stream()
                .filter(origin -> current || !figure)
                .map(earlier)
                .filter(value -> !value.isBlank())
                .findFirst()
                .map(value -> fit(field, value, file))
                .orElse(Value.NONE);
    }

    /** The value as the new field may hold it; none where it cannot. What is unreadable has been found fault with in its own form. */
    private Value fit(Field field, Value value, String file) {
        return switch (field.type()) {
            case AMOUNT, NUMBER, PERCENT -> Value.of(value.number());
            case DATE, END_DATE -> Value.of(value.parsed() instanceof LocalDate date ? date : null);
            case YEAR, INTEGER -> Value.of(value.parsed() instanceof Number number ? number : null);
            case CHOICE -> choice(field, value, file);
            case TEXT, TARGET, TABLE, GROUP -> Value.of(value.text());
        };
    }

    private Value choice(Field field, Value value, String file) {
        String choice = field.choice(value.text());
        if (choice == null) {
            report(new Misfit(file, value.at(), "choice", List.of(field.name(), value.text())));
        }
        return Value.of(choice);
    }
}
