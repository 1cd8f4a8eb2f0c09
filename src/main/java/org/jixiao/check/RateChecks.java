package org.jixiao.check;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jixiao.model.TargetValue;

/** The checks of rates: indicators that can only be a percentage. */
final class RateChecks {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private static final Pattern PERCENT = Pattern.compile("[%‰]|百分比|百分率");

    private RateChecks() {}

    /**
     * V05: a rate says that it is one, by a % in the target or in the name (rules.md V05). Only for numbers without a unit: 95分 is no
     * percentage, and a unit in brackets behind the name, 满意度(分), counts as one.
     */
    static Verdict percentSign(Subject subject) {
        IndicatorName name = IndicatorName.of(subject.row());
        TargetValue target = TargetChecks.target(subject);
        if (!target.isNumeric() || !name.rate() || isShare(target)) {
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
        TargetValue target = TargetChecks.target(subject);
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
        BigDecimal number = target.number();
        return number != null
                && !target.percent()
                && !Scoring.isUpperBound(target.comparator())
                && number.signum() > 0
                && number.compareTo(BigDecimal.ONE) <= 0;
    }
}
