package org.jixiao.check;

import java.util.List;
import org.jixiao.model.Severity;
import org.jixiao.template.RuleRow;
import org.jspecify.annotations.Nullable;

/**
 * How often a rule held, failed, did not apply, or could not be evaluated. What is counted is what the rule is about: forms,
 * fields, indicator rows, units.
 *
 * @param severity null where the office has switched the rule off; then nothing is counted
 */
public record RuleTally(
        String rule,
        String name,
        @Nullable Severity severity,
        int held,
        int failed,
        int notApplicable,
        int notEvaluated) {
    /** @param outcomes one for each thing that the rule was asked about */
    static RuleTally of(RuleRow row, List<Outcome> outcomes) {
        int[] counts = new int[Outcome.values().length];
        outcomes.forEach(outcome -> counts[outcome.ordinal()]++);
        return new RuleTally(row.id(), row.name(), row.severity(), counts[0], counts[1], counts[2], counts[3]);
    }

    /** Both counts together. */
    RuleTally plus(RuleTally other) {
        return new RuleTally(
                rule,
                name,
                severity,
                held + other.held,
                failed + other.failed,
                notApplicable + other.notApplicable,
                notEvaluated + other.notEvaluated);
    }
}
