package org.jixiao.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jixiao.model.TargetValue;

/** The checks of what an indicator is measured in, % among it, in its target and in brackets behind its name. */
final class UnitChecks {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private static final Pattern PERCENT = Pattern.compile("[%‰]|百分比|百分率");

    private static final Pattern PER_HEAD = Pattern.compile("[人户年月日亩生床班]均|平均|每");

    private UnitChecks() {}

    /**
     * V05: a rate says that it is one, by a % in the target or in the name (rules.md V05). Only for numbers without a unit: 95分 is no
     * percentage, and a unit in brackets behind the name, 满意度(分), counts as one.
     */
    static Verdict percentSign(Subject subject) {
        IndicatorName name = IndicatorName.of(subject.row());
        TargetValue target = TargetChecks.target(subject);
        if (!target.isNumeric() || !name.rate() || isShare(target) || isNothing(target)) {
            return Verdict.NOT_APPLICABLE;
        }
        boolean told = target.percent()
                || !target.unit().isEmpty()
                || name.isNoted()
                || PERCENT.matcher(name.text()).find();
        return told ? Verdict.HELD : subject.fails();
    }

    /**
     * V08: a percentage lies between 0 and 100 (rules.md V08), unless the name has one of the parameter's words: growth may be
     * above 100%. A rate without its % counts, a number with a unit of its own does not.
     */
    static Verdict withinHundred(Subject subject) {
        IndicatorName name = IndicatorName.of(subject.row());
        TargetValue target =
                TargetValue.parse(subject.row().withUnit(subject.value().text()));
        BigDecimal number = target.number();
        if (number == null
                || !name.isPercentage(target)
                || Subject.words(subject.rule()).stream().anyMatch(name.text()::contains)) {
            return Verdict.NOT_APPLICABLE;
        }
        BigDecimal greatest = target.upper() == null ? number : target.upper();
        boolean within = number.signum() >= 0 && greatest.compareTo(HUNDRED) <= 0;
        return within ? Verdict.HELD : subject.fails();
    }

    /** Whether V09 reports it: 0.95 for 95%, or 1 for the whole. A small upper bound may well be meant in percent. */
    private static boolean isShare(TargetValue target) {
        return target.isShare() && !target.percent() && !Scoring.isUpperBound(target.comparator());
    }

    /** V06: the unit is in the name or in the target (rules.md V06); in both of them it is milder, unless they contradict each other. */
    static Verdict unitOnce(Subject subject) {
        TargetValue target = TargetChecks.target(subject);
        if (!target.isNumeric()) {
            return Verdict.NOT_APPLICABLE;
        }
        MeasureWords units = MeasureWords.of(subject.rule());
        String inName = units.in(IndicatorName.of(subject.row()));
        String inTarget = MeasureWords.typed(target);
        return inName.isEmpty() || inTarget.isEmpty()
                ? Verdict.HELD
                : Verdict.failed(subject.fault(inName, inTarget).milderIf(units.same(inName, inTarget)));
    }

    /** V10: a number has a unit, and what is counted in pieces is a whole number (rules.md V10). Rates are left to V05. */
    static Verdict countable(Subject subject) {
        TargetValue target = TargetChecks.target(subject);
        BigDecimal number = target.number();
        IndicatorName name = IndicatorName.of(subject.row());
        if (number == null
                || isNothing(target)
                || target.percent()
                || name.text().isEmpty()
                || name.rate()) {
            return Verdict.NOT_APPLICABLE;
        }
        List<String> pieces = Subject.words(subject.rule());
        String bare = name.bare();
        String unit = target.unit().isEmpty() ? name.note() : target.unit();
        if (unit.isEmpty()) {
            boolean times = bare.endsWith("次"); // 人次, 场次, 班次
            if (!times && !bare.endsWith("数") && !bare.endsWith("数量")) {
                return subject.fails("unit", "");
            }
            unit = times ? "次" : counted(pieces, bare);
        }
        boolean whole = number.stripTrailingZeros().scale() <= 0
                || PER_HEAD.matcher(bare).find();
        return whole || !pieces.contains(unit) ? Verdict.HELD : subject.fails("whole", "“" + unit + "”");
    }

    /** Nothing is nothing in any unit. */
    private static boolean isNothing(TargetValue target) {
        return target.number() != null && target.number().signum() == 0 && target.upper() == null;
    }

    /** The word that a name counts, 间 of 教室间数; empty where it ends in none. */
    private static String counted(List<String> words, String name) {
        return words.stream()
                .filter(word -> name.endsWith(word + "数"))
                .findFirst()
                .orElse("");
    }
}
