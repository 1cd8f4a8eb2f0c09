package org.jixiao.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * The budget figures of forms that may be of several kinds, added up, in yuan. Which figures a form has, its template says: what it does
 * not ask for is in no sum. A sum of nothing is null; what a sum lacks is told beside it.
 */
record BudgetSums(Batch batch, List<CollectedForm> forms) {
    private static final List<String> FIGURES = List.of("total", "current", "lastYear", "lastYearExecuted");

    /** Where forms that come in during the year or after it have a figure: this year's budget is that at its start. */
    private static final Map<String, String> OF_THE_COURSE = Map.of("current", "budget.total.initial");

    /** One form's figures as they stand there. */
    static void describe(Map<String, @Nullable Object> row, CollectedForm form) {
        FIGURES.forEach(figure -> row.put(figure, value(form, figure).orText()));
    }

    /**
     * The sums by the names of their figures; {@code rate}, how much of last year's budget was spent; {@code change}, by how much this
     * year's budget exceeds last year's; {@code leftOut}, what is in no sum.
     */
    void describe(Map<String, @Nullable Object> row) {
        FIGURES.forEach(figure -> row.put(figure, Figures.sum(forms, values(figure))));
        row.put("rate", Figures.rate(forms, values("lastYearExecuted"), values("lastYear"), 6));
        row.put("change", Figures.difference(forms, values("current"), this::lastYear));
        row.put("leftOut", leftOut());
    }

    /** {@code …LeftOut} for each figure: how many forms its sum lacks, to stand behind its name; empty where it lacks none. */
    void describeLeftOut(Map<String, @Nullable Object> row) {
        for (String figure : FIGURES) {
            row.put(figure + "LeftOut", batch.noted("summary.left-out", withoutField(figure) + withoutNumber(figure)));
        }
    }

    private String leftOut() {
        List<String> notes = new ArrayList<>();
        for (String figure : FIGURES) {
            String why = Stream.of(
                            batch.noted("summary.without-field", withoutField(figure)),
                            batch.noted("summary.without-number", withoutNumber(figure)))
                    .filter(reason -> !reason.isEmpty())
                    .collect(Collectors.joining(batch.word("list.comma")));
            if (!why.isEmpty()) {
                notes.add(batch.word("summary.left-out-of", batch.word("figure." + figure), why));
            }
        }
        return batch.list(notes);
    }

    /** How many forms do not ask for a figure beside others that do; where none does, the sum is blank and speaks for itself. */
    private long withoutField(String figure) {
        long asked = count(form -> field(form, figure) != null);
        return asked == 0 ? 0 : forms.size() - asked;
    }

    /** How many forms have left out a figure that they must give, or have written what is no amount. */
    private long withoutNumber(String figure) {
        return count(form -> {
            Field field = field(form, figure);
            Value value = value(form, figure);
            return field != null && value.number() == null && (field.required() || value.isUnreadable());
        });
    }

    private long count(Predicate<CollectedForm> which) {
        return forms.stream().filter(which).count();
    }

    /** Last year's budget of a form that asks for it: what is left blank is a new project's nothing. */
    private Value lastYear(CollectedForm form) {
        if (field(form, "lastYear") == null) {
            return Value.NONE;
        }
        Value value = value(form, "lastYear");
        return value.isBlank() ? Value.of(BigDecimal.ZERO) : value;
    }

    /** Null where the form has no such amount; a group of amounts may bear the same path. */
    private @Nullable Field field(CollectedForm form, String figure) {
        Field field = batch.templateOf(form).fields().get(path(form, figure));
        return field == null || field.type() != FieldType.AMOUNT ? null : field;
    }

    private static Function<CollectedForm, Value> values(String figure) {
        return form -> value(form, figure);
    }

    private static Value value(CollectedForm form, String figure) {
        return form.form().get(path(form, figure));
    }

    private static String path(CollectedForm form, String figure) {
        String own = "budget." + figure;
        return form.form().fields().containsKey(own) ? own : OF_THE_COURSE.getOrDefault(figure, own);
    }
}
