package org.jixiao.check;

import java.util.Collections;
import java.util.Map;
import org.jixiao.model.Names;
import org.jixiao.model.TickBoxes;
import org.jixiao.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * The checks of single fields. Their rows name the fields, the 字段 sheet says what each of them holds. Where the form lacks the
 * label itself, F04 has said so, and its field is not evaluated.
 */
final class FieldChecks {
    /** The rule of missing labels. */
    private static final String LABELS = "F04";

    private FieldChecks() {}

    /** I01, N01: names and narratives that the form asks for are not blank (rules.md I01, N01). White space alone is blank. */
    static Verdict filledIn(Subject subject) {
        return isBlank(subject.value()) ? missing(subject, Map.of()) : Verdict.HELD;
    }

    /**
     * D01, B01: dates and amounts can be understood (rules.md D01, B01). Blank is a fault only where 字段 requires the field:
     * a new project has no amounts of last year.
     */
    static Verdict understood(Subject subject) {
        if (isBlank(subject.value())) {
            return blank(subject);
        }
        return subject.value().isUnreadable() ? subject.fails(Map.of()) : Verdict.HELD;
    }

    /**
     * I03: a choice is one of the list (rules.md I03). Width, blanks and punctuation make no difference. A field without a list
     * takes anything. Boxes of which not exactly one is ticked are left to I04.
     */
    static Verdict oneOfTheChoices(Subject subject) {
        if (isBlank(subject.value())) {
            return blank(subject);
        }
        var choices = subject.template().field(subject.field()).choices();
        if (TickBoxes.isIn(subject.value().text()) && oneBoxTicked(subject) != Verdict.HELD) {
            return Verdict.NOT_APPLICABLE;
        }
        String text = TickBoxes.chosen(subject.value().text(), choices);
        boolean known = choices.isEmpty() || choices.stream().anyMatch(choice -> Names.same(choice, text));
        return known ? Verdict.HELD : subject.fails(Map.of());
    }

    /** I04: of several boxes one is ticked (rules.md I04). A text without boxes is no matter of this rule. */
    static Verdict oneBoxTicked(Subject subject) {
        String text = subject.value().text();
        if (!TickBoxes.isIn(text)) {
            return Verdict.NOT_APPLICABLE;
        }
        TickBoxes boxes =
                TickBoxes.parse(text, subject.template().field(subject.field()).choices());
        return boxes.ticks() == 1
                ? Verdict.HELD
                : subject.fails(Map.of("count", boxes.ticks(), "ticked", boxes.ticked()));
    }

    /**
     * F08: the form's year is the one that is asked for, by {@code --year} or by the roster (rules.md F08). Two different years
     * within one form are seen by the reader and come as an observation. A blank year is a fault even where no year is asked for.
     */
    static Verdict yearAsExpected(Subject subject) {
        Integer year = subject.value().parsed() instanceof Integer number ? number : null;
        if (year == null) {
            return missing(subject, expected(subject.facts().year()));
        }
        if (subject.facts().year() == null) {
            return Verdict.NOT_APPLICABLE;
        }
        return year.equals(subject.facts().year())
                ? Verdict.HELD
                : subject.fails(expected(subject.facts().year()));
    }

    private static Verdict blank(Subject subject) {
        boolean required = subject.template().field(subject.field()).required();
        return required ? missing(subject, Map.of()) : Verdict.NOT_APPLICABLE;
    }

    private static Verdict missing(Subject subject, Map<String, @Nullable Object> variables) {
        boolean labelIsMissing = subject.collected().observations().stream()
                .anyMatch(seen -> seen.rule().equals(LABELS) && seen.field().equals(subject.field()));
        return labelIsMissing ? Verdict.NOT_EVALUATED : subject.fails(variables);
    }

    private static boolean isBlank(Value value) {
        return value.text().isBlank();
    }

    private static Map<String, @Nullable Object> expected(@Nullable Integer year) {
        return Collections.singletonMap("expected", year);
    }
}
