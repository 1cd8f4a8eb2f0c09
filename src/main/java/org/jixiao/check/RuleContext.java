package org.jixiao.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.check.Expression.Term.Name;
import org.jixiao.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * What an expression sees: variables, then the form's values by their whole paths: {@code budget.current} is one name. In a condition
 * a blank or unreadable value must not be read; in a message it is null, or the text as typed.
 *
 * @param forgiving whether it is for a message
 */
record RuleContext(
        Map<String, @Nullable Object> variables, @Nullable Subject subject, boolean forgiving) {
    /** What stands behind a name that there is not. */
    static final Object NOTHING = new Object();

    /** For expressions about several forms: variables only, among them {@link Value}s. */
    static RuleContext of(Map<String, @Nullable Object> variables) {
        return new RuleContext(variables, null, false);
    }

    /** For expressions about something in one form. */
    static RuleContext of(Subject subject) {
        return new RuleContext(Map.of(), subject, false);
    }

    /** For a message about the same: more variables, and blanks may be read. */
    RuleContext forMessage(Map<String, @Nullable Object> more) {
        Map<String, @Nullable Object> all = new HashMap<>(variables);
        all.putAll(more);
        return new RuleContext(all, subject, true);
    }

    /** @throws NotEvaluatedException where nothing stands that could be understood, or there is no such name */
    @Nullable
    Object get(Name name) {
        Object found = known(name);
        if (!(found instanceof Value value)) {
            return found;
        }
        if (!forgiving && value.parsed() == null) {
            throw new NotEvaluatedException("blank or unreadable: " + name.path());
        }
        return value.orText();
    }

    /** Whether there is such a name; the oracle of the tests looks a path up part by part. */
    boolean has(Name name) {
        return find(name) != NOTHING;
    }

    /**
     * Whether anything stands there, understood or not.
     *
     * @throws NotEvaluatedException where there is no such name, as of a column that the form lacks; in a message nothing stands there
     */
    boolean isFilled(Name name) {
        if (forgiving && !has(name)) {
            return false;
        }
        Object found = known(name);
        String text = found instanceof Value value ? value.text() : found == null ? "" : found.toString();
        return !text.isBlank();
    }

    /** The value of the form there, be it blank; {@link Value#NONE} where there is none. */
    Value value(Name name) {
        return find(name) instanceof Value value ? value : Value.NONE;
    }

    /** The narrative texts of the form. */
    List<String> longTexts() {
        return subject == null ? List.of() : subject.facts().longTexts;
    }

    /** What became of a target, by texts of the form. */
    Achievement achievement(String level, String name, String target, String actual) {
        return Achievement.of(level, name, target, actual, subject == null ? null : Years.of(subject.collected()));
    }

    /** A text in the row that a rule is asked about; empty where it is not about a row. */
    String ofRow(String column) {
        return subject == null ? "" : subject.row().text(column);
    }

    private @Nullable Object known(Name name) {
        Object found = find(name);
        if (found == NOTHING) {
            throw new NotEvaluatedException("no such name: " + name.path());
        }
        return found;
    }

    private @Nullable Object find(Name name) {
        Object found = variables.isEmpty() ? NOTHING : variables.getOrDefault(name.path(), NOTHING);
        return found == NOTHING && subject != null ? subject.get(name) : found;
    }
}
