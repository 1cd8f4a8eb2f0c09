package org.jixiao.check;

import java.math.BigDecimal;
import java.util.List;
import org.jixiao.model.TargetValue;

/** The checks of the unit of measure of an indicator, in its target and in brackets behind its name. */
final class UnitChecks {
    private UnitChecks() {}

    /** V06: the unit is in the name or in the target (rules.md V06); in both of them it is milder, unless they contradict each other. */
    static Verdict unitOnce(Subject subject) {
        TargetValue target = TargetChecks.target(subject);
        if (!target.isNumeric()) {
            return Verdict.NOT_APPLICABLE;
        }
        Units units = Units.of(subject.rule());
        String inName = units.in(IndicatorName.of(subject.row()));
        String inTarget = Units.typed(target);
        return inName.isEmpty() || inTarget.isEmpty()
                ? Verdict.HELD
                : Verdict.failed(subject.fault(inName, inTarget).milderIf(units.same(inName, inTarget)));
    }

    /** V10: a number has a unit, and what is counted in pieces is a whole number (rules.md V10). Rates are left to V05. */
    static Verdict countable(Subject subject) {
        TargetValue target = TargetChecks.target(subject);
        BigDecimal number = target.number();
        IndicatorName name = IndicatorName.of(subject.row());
        if (number == null || target.percent() || name.text().isEmpty() || name.rate()) {
            return Verdict.NOT_APPLICABLE;
        }
        List<String> pieces = Subject.words(subject.rule());
        String bare = name.bare();
        String unit = target.unit().isEmpty() ? name.note() : target.unit();
        if (unit.isEmpty()) {
            String ending = first(pieces, bare, "");
            if (ending.isEmpty() && !bare.endsWith("数") && !bare.endsWith("数量")) {
                return subject.fails("unit", "");
            }
            String counted = first(pieces, bare, "数");
            unit = counted.isEmpty() ? ending : counted;
        }
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        return whole || !pieces.contains(unit) ? Verdict.HELD : subject.fails("whole", "“" + unit + "”");
    }

    /** The first of the words that a name ends in, with something more behind it; empty where it ends in none. */
    private static String first(List<String> words, String name, String behind) {
        return words.stream()
                .filter(word -> name.endsWith(word + behind))
                .findFirst()
                .orElse("");
    }
}
