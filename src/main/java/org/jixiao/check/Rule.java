package org.jixiao.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Row;
import org.jixiao.model.Table;
import org.jixiao.model.Value;
import org.jixiao.template.RuleRow;
import org.jixiao.template.RuleRow.Scope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One row of the 审核规则 sheet, ready to be asked. It never throws: bad data makes it not evaluated; a mistake in the program
 * or in the row does too, and is logged.
 *
 * @param builtIn the check of its number; used where there is no condition
 * @param columns those of the row's fields that stand in tables
 */
record Rule(
        RuleRow row,
        @Nullable Expression appliesWhen,
        @Nullable Expression condition,
        @Nullable Expression milderWhen,
        MessageText problem,
        MessageText remedy,
        BuiltIn builtIn,
        List<Column> columns) {
    private static final Logger LOG = LoggerFactory.getLogger(Rule.class);

    /** A verdict, and what the message about it may name. */
    record Judged(Verdict verdict, RuleContext context) {}

    /** A field in a table: {@code indicators.level1} is {@code level1} in {@code indicators}. */
    record Column(String field, String table, String name) {
        static Column of(String field) {
            String name = field.substring(field.indexOf('.') + 1);
            return new Column(field.intern(), Subject.tableOf(field), name.intern());
        }
    }

    static Rule of(RuleRow row) {
        return new Rule(
                row,
                compile(row.appliesWhen()),
                compile(row.condition()),
                compile(row.milderWhen()),
                MessageText.compile(row.message()),
                MessageText.compile(row.remedy()),
                BuiltIn.of(row.id()),
                row.fields().stream().map(Column::of).toList());
    }

    private static @Nullable Expression compile(String text) {
        return text.isBlank() ? null : Expression.compile(text);
    }

    String id() {
        return row.id();
    }

    /** Whether the office has not switched it off. */
    boolean isOn() {
        return row.severity() != null;
    }

    /** Whether it is about several forms together. */
    boolean isAcross() {
        return row.scope() == Scope.UNIT || row.scope() == Scope.ALL;
    }

    /** All that it is asked about in one form: as a whole, once for each table of which it marks a column. */
    List<Subject> subjects(Facts facts) {
        List<Subject> subjects = new ArrayList<>();
        switch (row.scope()) {
            case FIELD -> row.fields().forEach(field -> subjects.add(Subject.of(row, facts, field)));
            case INDICATOR -> {
                for (Column column : columns) {
                    for (Row each : facts.collected.form().rows(column.table())) {
                        subjects.add(new Subject(row, facts, column.field(), each.get(column.name()), each));
                    }
                }
            }
            case FILE, FORM -> {
                Map<String, Table> tables = facts.collected.form().tables();
                columns.stream()
                        .filter(column -> tables.containsKey(column.table()))
                        .forEach(column -> subjects.add(Subject.of(row, facts, column.field())));
                if (subjects.isEmpty()) {
                    subjects.add(Subject.of(row, facts, row.field()));
                }
            }
            case UNIT, ALL -> {} // nothing within one form
        }
        return subjects;
    }

    /** Judges one field, form or row. */
    Verdict within(Subject subject) {
        if (subject.facts().isMereStub(subject.row()) && !id().equals(Facts.STUBS)) {
            return Verdict.NOT_APPLICABLE;
        }
        boolean ofOne = row.scope() == Scope.INDICATOR || row.scope() == Scope.FIELD;
        if (ofOne && subject.value().equals(Value.NONE)) {
            return Verdict.NOT_EVALUATED; // the form lacks the column or the label, and F04 says so
        }
        Verdict verdict = judge(RuleContext.of(subject));
        if (verdict != null) {
            return verdict;
        }
        if (condition != null) {
            return subject.fails();
        }
        try {
            return builtIn.withinForm().check(subject);
        } catch (RuntimeException e) {
            LOG.error("Program error in {}", id(), e);
            return Verdict.NOT_EVALUATED;
        }
    }

    /** Judges all forms: by the condition for each unit, or once for all of them; or by the check of its number. */
    List<Judged> across(Campaign campaign) {
        if (condition != null) {
            return row.scope() == Scope.UNIT
                    ? campaign.units().stream()
                            .map(unit -> group(unit.name(), unit.forms(), Value.of(unit.ceiling())))
                            .toList()
                    : List.of(group("", campaign.forms, Value.NONE));
        }
        RuleContext context = RuleContext.of(Map.of("limit", Subject.limit(row)));
        try {
            return builtIn.acrossForms().check(campaign, row).stream()
                    .map(verdict -> new Judged(verdict, context))
                    .toList();
        } catch (RuntimeException e) {
            LOG.error("Program error in {}", id(), e);
            return List.of(new Judged(Verdict.NOT_EVALUATED, context));
        }
    }

    private Judged group(String name, List<CollectedForm> forms, Value ceiling) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("name", name);
        variables.put("forms", forms.stream().map(form -> form.form().nested()).toList());
        variables.put("count", forms.size());
        variables.put("ceiling", ceiling);
        variables.put("limit", Subject.limit(row));
        RuleContext context = RuleContext.of(variables);
        Verdict verdict = judge(context);
        if (verdict == null) {
            verdict = forms.isEmpty() ? Verdict.NOT_APPLICABLE : Verdict.failed(Fault.of(row, forms.get(0)));
        }
        return new Judged(verdict, context);
    }

    /** What the expressions say; null where the condition does not hold, and where there is none. */
    private @Nullable Verdict judge(RuleContext context) {
        try {
            if (appliesWhen != null && !appliesWhen.holds(context)) {
                return Verdict.NOT_APPLICABLE;
            }
            return condition != null && condition.holds(context) ? Verdict.HELD : null;
        } catch (RuntimeException e) { // a blank, a text where a number should be: the data's fault
            LOG.debug("{} cannot be evaluated: {}", id(), e.getMessage());
            return Verdict.NOT_EVALUATED;
        }
    }

    /** What the user is told of a fault; not for a rule that is switched off. */
    Finding finding(Fault fault, RuleContext context) {
        RuleContext all = context.forMessage(fault.variables());
        return new Finding(
                id(),
                Objects.requireNonNull(row.severity()).milder(fault.milder() + (isMilder(context) ? 1 : 0)),
                fault.form(),
                fault.file(),
                fault.at(),
                fault.field(),
                problem.print(all),
                remedy.print(all),
                fault.value(),
                row.basis(),
                row.category());
    }

    private boolean isMilder(RuleContext context) {
        try {
            return milderWhen != null && milderWhen.holds(context);
        } catch (RuntimeException e) {
            LOG.debug("{} stays as heavy as it is: {}", id(), e.getMessage());
            return false;
        }
    }
}
