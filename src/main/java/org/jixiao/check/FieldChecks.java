package org.jixiao.check;

import java.util.List;
import org.jixiao.model.TickBoxes;
import org.jspecify.annotations.Nullable;

/**
 * The checks of single fields. Their rows name the fields, the 字段 sheet says what each of them holds. Where the form lacks the
 * label itself, F04 has said so: its value has no place, and is not evaluated.
 */
final class FieldChecks {
    private FieldChecks() {}

    /** I01, N01: names and narratives that the form asks for are not blank (rules.md I01, N01). White space alone is blank. */
    static Verdict filledIn(Subject subject) {
        return subject.isBlank() ? missing(subject) : Verdict.HELD;
    }

    /**
     * D01, B01: dates and amounts can be understood (rules.md D01, B01). Blank is a fault only where 字段 requires the field:
     * a new project has no amounts of last year.
     */
    static Verdict understood(Subject subject) {
        if (subject.isBlank()) {
            return blank(subject);
        }
        return subject.value().isUnreadable() ? subject.fails() : Verdict.HELD;
    }

    /**
     * I03: a choice is one of the list (rules.md I03), as the reader understood it. A field without a list takes anything. Boxes of
     * which not exactly one is ticked are left to I04.
     */
    static Verdict oneOfTheChoices(Subject subject) {
        if (subject.isBlank()) {
            return blank(subject);
        }
        if (TickBoxes.isIn(subject.value().text()) && boxes(subject).ticks() != 1) {
            return Verdict.NOT_APPLICABLE;
        }
        return choices(subject).isEmpty() || !subject.value().isUnreadable() ? Verdict.HELD : subject.fails();
    }

    /** I04: of several boxes one is ticked (rules.md I04). A text without boxes is no matter of this rule. */
    static Verdict oneBoxTicked(Subject subject) {
        if (!TickBoxes.isIn(subject.value().text())) {
            return Verdict.NOT_APPLICABLE;
        }
        TickBoxes boxes = boxes(subject);
        return boxes.ticks() == 1 ? Verdict.HELD : subject.fails(boxes.ticks(), boxes.ticked());
    }

    private static TickBoxes boxes(Subject subject) {
        return TickBoxes.parse(subject.value().text(), choices(subject));
    }

    private static List<String> choices(Subject subject) {
        return subject.template().field(subject.field()).choices();
    }

    /**
     * F08: the form's year is the one that is asked for, by {@code --year} or by the roster (rules.md F08). Two different years
     * within one form are seen by the reader and come as an observation. A blank year is a fault even where no year is asked for.
     */
    static Verdict yearAsExpected(Subject subject) {
        Integer expected = subject.facts().year;
        if (!(subject.value().parsed() instanceof Integer year)) {
            return missing(subject, expected);
        }
        if (expected == null) {
            return Verdict.NOT_APPLICABLE;
        }
        return year.equals(expected) ? Verdict.HELD : subject.fails(expected);
    }

    private static Verdict blank(Subject subject) {
        boolean required = subject.template().field(subject.field()).required();
        return required ? missing(subject) : Verdict.NOT_APPLICABLE;
    }

    private static Verdict missing(Subject subject, @Nullable Object... values) {
        return subject.value().at() == null ? Verdict.NOT_EVALUATED : subject.fails(values);
    }
}
