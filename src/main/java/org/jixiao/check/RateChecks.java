package org.jixiao.check;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jixiao.model.Folding;
import org.jixiao.model.Memo;
import org.jixiao.model.TargetValue;
import org.jixiao.model.TargetValue.Comparator;

/** The checks of rates: indicators that can only be a percentage. */
final class RateChecks {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /**
     * A name that ends in a word for a rate, apart from a note in brackets: 满意度 but not 满意度调查份数. Of the words in 度 only those
     * that are measured in percent (not 进度, 制度, 力度), of those in 率 all but the physical and financial ones.
     */
    private static final Pattern RATE =
            Pattern.compile(".*(?:(?<![频功汇速利容积效])率|(?:满意|覆盖|知晓|认可|支持|完成|参与|达标|信任|认同)度|比例|占比|比重|覆盖面?)");

    private static final Pattern NOTE = Pattern.compile("\\([^()]*\\)");
    private static final Pattern PERCENT = Pattern.compile("[%‰]|百分比|百分率");

    private static final Memo<Boolean> RATES = new Memo<>(
            name -> RATE.matcher(NOTE.matcher(name).replaceAll("").strip()).matches());

    private static final Memo<Boolean> BARE_PERCENTAGES = new Memo<>(name -> {
        String folded = Folding.fold(name);
        return folded.contains("%") || (isRate(folded) && !NOTE.matcher(folded).find());
    });

    private RateChecks() {}

    /**
     * V05: a rate says that it is one, by a % in the target or in the name (rules.md V05). Only for numbers without a unit: 95分 is no
     * percentage, and a unit in brackets behind the name, 满意度(分), counts as one.
     */
    static Verdict percentSign(Subject subject) {
        String name = name(subject);
        TargetValue target = TargetChecks.target(subject);
        if (!target.isNumeric() || !isRate(name) || isShare(target)) {
            return Verdict.NOT_APPLICABLE;
        }
        boolean told = target.percent()
                || !target.unit().isEmpty()
                || NOTE.matcher(name).find()
                || hasPercent(name);
        return told ? Verdict.HELD : subject.fails(Map.of());
    }

    /**
     * V08: a percentage lies between 0 and 100 (rules.md V08), unless the name has one of the parameter's words: growth may be
     * above 100%. A rate without its % counts, a number with a unit of its own does not.
     */
    static Verdict withinHundred(Subject subject) {
        String name = name(subject);
        TargetValue target = TargetChecks.target(subject);
        BigDecimal number = target.number();
        if (number == null
                || !isPercentage(name, target)
                || Subject.words(subject.rule()).stream().anyMatch(name::contains)) {
            return Verdict.NOT_APPLICABLE;
        }
        BigDecimal greatest = target.upper() == null ? number : target.upper();
        boolean within = number.signum() >= 0 && greatest.compareTo(HUNDRED) <= 0;
        return within ? Verdict.HELD : subject.fails(Map.of());
    }

    /** Whether the number of a target is a percentage: by its %, by the (%) of the name, or because a bare rate can be nothing else. */
    static boolean isPercentage(String name, TargetValue target) {
        return target.percent() || (target.unit().isEmpty() && BARE_PERCENTAGES.of(name));
    }

    /** Whether V09 reports it: 0.95 for 95%, or 1 for the whole. A small upper bound may well be meant in percent. */
    private static boolean isShare(TargetValue target) {
        BigDecimal number = target.number();
        return number != null
                && !target.percent()
                && target.comparator() != Comparator.AT_MOST
                && target.comparator() != Comparator.LESS_THAN
                && number.signum() > 0
                && number.compareTo(BigDecimal.ONE) <= 0;
    }

    /** Whether a name in whatever width ends in a word for a rate, apart from a note in brackets. */
    static boolean isRate(String name) {
        return RATES.of(name);
    }

    private static boolean hasPercent(String name) {
        return PERCENT.matcher(name).find();
    }

    private static String name(Subject subject) {
        return Folding.fold(subject.row().get("name").text());
    }
}
