package org.jixiao.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Severity;
import org.jixiao.model.Value;
import org.jixiao.template.RuleRow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One row of the 审核规则 sheet, ready to be asked. It never throws: bad data makes it not evaluated; a mistake in the program
 * or in the row does too, and is logged.
 *
 * @param builtIn the check of its number; used where there is no condition
 */
record Rule(
        RuleRow row,
        @Nullable Expression appliesWhen,
        @Nullable Expression condition,
        @Nullable Expression milderWhen,
        MessageText problem,
        MessageText remedy,
        @Nullable BuiltIn builtIn) {
    private static final Logger LOG = LoggerFactory.getLogger(Rule.class);

    /** A verdict, and what the message about it may name. */
    record Judged(Verdict verdict, RuleContext context) {}

    /** Judges one field, form or row. */
    Verdict within(Subject subject) {
        if (subject.facts().isMereStub(subject.row()) && !row.id().equals(Facts.STUBS)) {
            return Verdict.NOT_APPLICABLE;
        }
        Outcome outcome = judge(RuleContext.of(subject));
        if (outcome != null) {
            return outcome == Outcome.FAILED ? subject.fails() : Verdict.without(outcome);
        }
        try {
            // without a check: judged by observations alone
            return builtIn == null || builtIn.withinForm() == null
                    ? Verdict.HELD
                    : builtIn.withinForm().check(subject);
        } catch (RuntimeException e) {
            LOG.error("Program error in {}", row.id(), e);
            return Verdict.NOT_EVALUATED;
        }
    }

    /** Judges all forms: by the condition for each unit, or once for all of them; or by the check of its number. */
    List<Judged> across(Campaign campaign) {
        if (condition != null) {
            return row.scope() == RuleRow.Scope.UNIT
                    ? campaign.units().stream()
                            .map(unit -> group(unit.name(), unit.forms(), Value.of(unit.ceiling())))
                            .toList()
                    : List.of(group("", campaign.forms(), Value.NONE));
        }
        RuleContext context = RuleContext.of(Map.of("limit", Subject.limit(row)));
        BuiltIn.AcrossForms check = builtIn == null ? null : builtIn.acrossForms();
        try {
            return check == null
                    ? List.of()
                    : check.check(campaign, row).stream()
                            .map(verdict -> new Judged(verdict, context))
                            .toList();
        } catch (RuntimeException e) {
            LOG.error("Program error in {}", row.id(), e);
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
        Outcome outcome = Objects.requireNonNull(judge(context));
        return new Judged(
                outcome != Outcome.FAILED
                        ? Verdict.without(outcome)
                        : forms.isEmpty() ? Verdict.NOT_APPLICABLE : Verdict.failed(Fault.of(row, forms.get(0))),
                context);
    }

    /** What the expressions say; null where they leave it to the check. */
    private @Nullable Outcome judge(RuleContext context) {
        try {
            if (appliesWhen != null && !appliesWhen.holds(context)) {
                return Outcome.NOT_APPLICABLE;
            }
            return condition == null ? null : condition.holds(context) ? Outcome.HELD : Outcome.FAILED;
        } catch (RuntimeException e) { // a blank, a text where a number should be: the data's fault
            LOG.debug("{} cannot be evaluated: {}", row.id(), e.getMessage());
            return Outcome.NOT_EVALUATED;
        }
    }

    /** What the user is told of a fault. */
    Finding finding(Fault fault, Severity severity, RuleContext context) {
        RuleContext all = context.forMessage(fault.variables());
        return new Finding(
                row.id(),
                severity.milder(fault.milder() + (isMilder(context) ? 1 : 0)),
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
            LOG.debug("{} stays as heavy as it is: {}", row.id(), e.getMessage());
            return false;
        }
    }
}
