package org.jixiao.check;

import java.util.List;
import java.util.Set;
import org.jixiao.template.RuleRow;
import org.jspecify.annotations.Nullable;

/**
 * A check that needs more than an expression. Its row in the 审核规则 sheet carries its severity, message and basis all the same.
 *
 * @param scope what it is about; the row must say the same
 * @param variables the names that it gives to the row's message
 */
record BuiltIn(
        RuleRow.Scope scope,
        Set<String> variables,
        @Nullable WithinForm withinForm,
        @Nullable AcrossForms acrossForms) {
    /** Judges one field, form or row. Says nothing of values that are missing: another rule does. */
    interface WithinForm {
        Verdict check(Subject subject);
    }

    /** Judges all forms of a campaign; one verdict for each thing that it looked at. */
    interface AcrossForms {
        List<Verdict> check(Campaign campaign, RuleRow rule);
    }

    static BuiltIn within(RuleRow.Scope scope, WithinForm check, String... variables) {
        return new BuiltIn(scope, Set.of(variables), check, null);
    }

    static BuiltIn across(RuleRow.Scope scope, AcrossForms check, String... variables) {
        return new BuiltIn(scope, Set.of(variables), null, check);
    }
}
