package org.jixiao.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jixiao.template.RuleRow;
import org.jspecify.annotations.Nullable;

/**
 * A check that needs more than an expression. Its row in the 审核规则 sheet carries its severity, message and basis all the same.
 *
 * @param scope what it is about; the row must say the same
 * @param variables the names that the row's message may use besides the form's own, in the order in which a fault gives their values
 * @param parameter an example of what the row's must look like where the check reckons with numbers in it: as many whole numbers, or any
 *     where it has a decimal point, and any words for …; empty where it may be anything
 */
record BuiltIn(
        RuleRow.Scope scope, List<String> variables, WithinForm withinForm, AcrossForms acrossForms, String parameter) {
    /** Between the numbers of a parameter. */
    static final String SEPARATOR = "\\s*[、-]\\s*";

    /** That of a rule which has none: what the reader saw is all there is to it. */
    static final BuiltIn NONE =
            new BuiltIn(RuleRow.Scope.FILE, List.of(), subject -> Verdict.HELD, (campaign, rule) -> List.of(), "");

    /** Judges one field, form or row. Says nothing of values that are missing: another rule does. */
    interface WithinForm {
        Verdict check(Subject subject);
    }

    /** Judges all forms of a campaign; one verdict for each thing that it looked at. */
    interface AcrossForms {
        List<Verdict> check(Campaign campaign, RuleRow rule);
    }

    /** Judges one of the things that a campaign has several of: a unit, a project. */
    interface OfEach<T> {
        Verdict check(Campaign campaign, RuleRow rule, T thing);
    }

    /**
     * @param says the names of the variables, with blanks between them; where the check reckons with numbers in the row's parameter, a bar
     *     and an example of that behind them: {@code count least most | 7-30}
     */
    static BuiltIn within(RuleRow.Scope scope, WithinForm check, String says) {
        return of(scope, check, NONE.acrossForms, says);
    }

    /** The same for one that has nothing to add to the row's message. */
    static BuiltIn within(RuleRow.Scope scope, WithinForm check) {
        return within(scope, check, "");
    }

    static BuiltIn across(RuleRow.Scope scope, AcrossForms check, String says) {
        return of(scope, NONE.withinForm, check, says);
    }

    private static BuiltIn of(RuleRow.Scope scope, WithinForm within, AcrossForms across, String says) {
        String[] parts = (says + " | ").split(" \\| ", -1);
        List<String> variables = parts[0].isEmpty() ? List.of() : List.of(parts[0].split(" "));
        return new BuiltIn(scope, variables, within, across, parts[1]);
    }

    /** The same for a check of one thing after the other. */
    static <T> BuiltIn each(RuleRow.Scope scope, Function<Campaign, List<T>> things, OfEach<T> check, String says) {
        AcrossForms all = (campaign, rule) -> things.apply(campaign).stream()
                .map(thing -> check.check(campaign, rule, thing))
                .toList();
        return across(scope, all, says);
    }

    /** Whether the parameter of a row is such a one. */
    boolean reckonsWith(String typed) {
        String[] wanted = parameter.split(SEPARATOR);
        String[] there = typed.strip().split(SEPARATOR);
        for (int i = 0; i < wanted.length; i++) {
            if (parameter.isEmpty() || wanted[i].equals("…")) {
                return true;
            }
            String number = wanted[i].contains(".") ? "\\d{1,6}(?:\\.\\d{1,6})?" : "\\d{1,6}";
            if (i >= there.length || !there[i].matches(number)) {
                return false;
            }
        }
        return there.length == wanted.length;
    }

    /** The check of a rule's number. */
    static BuiltIn of(String number) {
        return BuiltInChecks.BY_NUMBER.getOrDefault(number, NONE);
    }

    /**
     * What a fault says, by the names of the check of that rule's number; nothing where it gives no values.
     *
     * @throws IllegalArgumentException where it gives more or fewer values than the check has names
     */
    static Map<String, @Nullable Object> named(RuleRow rule, @Nullable Object... values) {
        List<String> names = of(rule.id()).variables();
        if (values.length > 0 && names.size() != values.length) {
            throw new IllegalArgumentException(rule.id() + " has the variables " + names);
        }
        Map<String, @Nullable Object> named = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            named.put(names.get(i), values[i]);
        }
        return named;
    }
}
