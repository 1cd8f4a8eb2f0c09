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
    /** @param outcomes how often each, by its ordinal */
    static RuleTally of(RuleRow row, int[] outcomes) {
        return new RuleTally(
                row.id(),
                row.name(),
                row.severity(),
                outcomes[Outcome.HELD.ordinal()],
                outcomes[Outcome.FAILED.ordinal()],
                outcomes[Outcome.NOT_APPLICABLE.ordinal()],
                outcomes[Outcome.NOT_EVALUATED.ordinal()]);
    }

    /** One count more. */
    RuleTally plus(Outcome outcome) {
        return switch (outcome) {
            case HELD -> plus(1, 0, 0, 0);
            case FAILED -> plus(0, 1, 0, 0);
            case NOT_APPLICABLE -> plus(0, 0, 1, 0);
            case NOT_EVALUATED -> plus(0, 0, 0, 1);
        };
    }

    /** Both counts together. */
    RuleTally plus(RuleTally other) {
        return plus(other.held, other.failed, other.notApplicable, other.notEvaluated);
    }

    private RuleTally plus(int moreHeld, int moreFailed, int moreNotApplicable, int moreNotEvaluated) {
        return new RuleTally(
                rule,
                name,
                severity,
                held + moreHeld,
                failed + moreFailed,
                notApplicable + moreNotApplicable,
                notEvaluated + moreNotEvaluated);
    }
}
