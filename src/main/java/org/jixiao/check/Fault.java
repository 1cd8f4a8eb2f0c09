package org.jixiao.check;

import java.util.Map;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * One place where a rule fails; the rule's row makes a finding of it.
 *
 * @param value the text as typed
 * @param milder whether it weighs one step less than the row says
 * @param variables what the row's message may name besides the form's own paths
 */
record Fault(
        String file,
        @Nullable CellAddress at,
        String field,
        String value,
        boolean milder,
        Map<String, @Nullable Object> variables) {
    /** A fault of one value of a form. */
    static Fault at(CollectedForm form, String field, Value value, Map<String, @Nullable Object> variables) {
        return new Fault(form.file(), value.at(), field, value.text(), false, variables);
    }

    /** A fault of a form's field or, where a table has that path, of the table as a whole. */
    static Fault at(CollectedForm form, String field, Map<String, @Nullable Object> variables) {
        Value value = form.form().get(field);
        CellAddress at =
                value.at() != null ? value.at() : form.form().table(field).at();
        return new Fault(form.file(), at, field, value.text(), false, variables);
    }

    /** The same fault, one step milder. */
    Fault asMilder() {
        return new Fault(file, at, field, value, true, variables);
    }
}
