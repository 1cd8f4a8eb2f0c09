package org.jixiao.fill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Row;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Places;
import org.jixiao.template.TablePlan;
import org.jspecify.annotations.Nullable;

/** The rows of a table carried over from an earlier form, each under its place in the new framework, and weighed where it scores. */
record CarriedRows(FormTemplate template, List<FormTemplate> earlier, Successor successor) {
    private static final String WEIGHT = "weight";
    private static final String FUNDS_WEIGHT = "budget.total.weight";

    CarriedRows {
        earlier = List.copyOf(earlier);
    }

    /**
     * The rows of the first form that has any, else the framework's empty ones. One on the execution of the budget stays behind where the
     * new form scores that in the line of the funds.
     */
    List<Row> of(TablePlan table, List<CollectedForm> forms) {
        boolean scoresFunds = template.fields().containsKey(FUNDS_WEIGHT);
        for (CollectedForm form : forms) {
            List<Row> rows = form.form().rows(table.path()).stream()
                    .filter(row -> before(form).isFilled(table.path(), row) && !(scoresFunds && row.isExecution()))
                    .map(row -> carried(table, row, form))
                    .sorted(order())
                    .toList();
            if (!rows.isEmpty()) {
                return withRoom(table, weighted(table, rows, form));
            }
        }
        return template.blankRows(table);
    }

    private FormTemplate before(CollectedForm form) {
        return FormTemplate.of(form, earlier);
    }

    private Row carried(TablePlan table, Row typed, CollectedForm form) {
        Row row = typed.with("target", target(table, typed));
        Row carried = template.row(
                table,
                (field, path) -> successor.carried(
                        field,
                        field.path(),
                        true,
                        origin -> row.get(origin.substring(origin.indexOf('.') + 1)),
                        form.file()));
        return table.hasLevels() && !template.framework().levels().isEmpty() ? placed(carried, row, form) : carried;
    }

    /** With the sign and the unit of measure that the earlier form has in columns of their own and the new one has not. */
    private static Value target(TablePlan table, Row typed) {
        Row row = typed;
        for (String column : List.of("comparator", "unitOfMeasure")) {
            row = table.has(column) ? row.with(column, Value.NONE) : row;
        }
        return row.withUnitInTarget().get("target");
    }

    private Row placed(Row carried, Row typed, CollectedForm form) {
        String level1 = typed.text("level1");
        String level2 = typed.text("level2");
        Places.Place place = new Places(before(form).framework(), template.framework()).of(level1, level2);
        if (!place.same()) {
            String now = place.level().level1() + "/" + place.level().level2();
            successor.report(new Successor.Misfit(
                    form.file(),
                    typed.get("name").at(),
                    "level",
                    List.of(typed.text("name"), level1 + "/" + level2, now)));
        }
        return carried.with("level1", Value.of(place.level().level1()))
                .with("level2", Value.of(place.level().level2()));
    }

    /** Every row with its weight, where the new form has weights; those that the earlier form gives are kept. */
    private List<Row> weighted(TablePlan table, List<Row> rows, CollectedForm form) {
        Weights weights = new Weights(template.framework());
        if (!table.has(WEIGHT) || weights.total().signum() == 0) {
            return rows;
        }
        List<@Nullable BigDecimal> all = weights.of(rows);
        BigDecimal sum = Weights.sum(all);
        if (sum.compareTo(weights.total()) != 0) {
            successor.report(new Successor.Misfit(
                    form.file(), form.form().table(table.path()).at(), "weights", List.of(sum, weights.total())));
        }
        return IntStream.range(0, rows.size())
                .mapToObj(i -> rows.get(i).with(WEIGHT, Value.of(all.get(i))))
                .toList();
    }

    /** With the framework's empty rows for the levels that have fewer, where it is the department that names the indicators. */
    private List<Row> withRoom(TablePlan table, List<Row> rows) {
        Field name = template.fields().get(table.path() + ".name");
        if (!table.hasLevels() || name == null || name.prefill() == Field.Prefill.LOCKED) {
            return rows;
        }
        List<Row> there = new ArrayList<>(rows.stream()
                .map(row -> new Row(Map.of("level1", row.get("level1"), "level2", row.get("level2"))))
                .toList());
        return Stream.concat(rows.stream(), template.blankRows(table).stream().filter(blank -> !there.remove(blank)))
                .sorted(order())
                .toList();
    }

    /** As the framework lists the levels; rows of one level keep their order. */
    private Comparator<Row> order() {
        List<List<String>> levels = template.framework().levels().stream()
                .map(level -> List.of(level.level1(), level.level2()))
                .toList();
        return Comparator.comparingInt(row -> levels.indexOf(List.of(row.text("level1"), row.text("level2"))));
    }
}
