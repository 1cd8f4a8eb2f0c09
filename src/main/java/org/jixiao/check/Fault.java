package org.jixiao.check;

import java.util.Map;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Value;
import org.jixiao.template.RuleRow;
import org.jspecify.annotations.Nullable;

/**
 * One place where a rule fails; the rule's row makes a finding of it.
 *
 * @param form the form that it is in; null where it is about the roster
 * @param value the text as typed
 * @param milder how many steps it weighs less than the row says
 * @param variables what the row's message may name besides the form's own paths
 */
record Fault(
        @Nullable CollectedForm form,
        String file,
        @Nullable CellAddress at,
        String field,
        String value,
        int milder,
        Map<String, @Nullable Object> variables) {
    /**
     * A fault of one value of a form.
     *
     * @param values of the variables of the rule's check, in their order
     */
    static Fault at(RuleRow rule, CollectedForm form, String field, Value value, @Nullable Object... values) {
        return new Fault(form, form.file(), value.at(), field, value.text(), 0, BuiltIn.named(rule, values));
    }

    /** A fault of the form at the field that the rule marks. */
    static Fault of(RuleRow rule, CollectedForm form, @Nullable Object... values) {
        return in(rule, form, rule.field(), values);
    }

    /** A fault of a form's field or, where a table has that path, of the table as a whole. */
    static Fault in(RuleRow rule, CollectedForm form, String field, @Nullable Object... values) {
        Value value = form.form().get(field);
        CellAddress at =
                value.at() != null ? value.at() : form.form().table(field).at();
        return new Fault(form, form.file(), at, field, value.text(), 0, BuiltIn.named(rule, values));
    }

    /** The same fault, weighing one step less where that is so. */
    Fault milderIf(boolean milder) {
        return milder ? new Fault(form, file, at, field, value, this.milder + 1, variables) : this;
    }
}
