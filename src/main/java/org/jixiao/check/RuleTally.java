package org.jixiao.check;

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
    /** @param counts at that place and behind it, of each {@link Verdict.Outcome} how often it was the outcome */
    static RuleTally of(RuleRow row, int[] counts, int at) {
        return new RuleTally(
                row.id(), row.name(), row.severity(), counts[at], counts[at + 1], counts[at + 2], counts[at + 3]);
    }
}
