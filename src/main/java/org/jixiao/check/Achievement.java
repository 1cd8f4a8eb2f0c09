package org.jixiao.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Row;
import org.jixiao.model.TargetValue;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/**
 * What became of an indicator: its actual value beside its target, in one unit of measure.
 *
 * @param aim the target as typed
 * @param comparison how the result is held against it: of a cost without a sign less is as good
 * @param target the number aimed at, or null where there is none, or it cannot be compared
 * @param actual the number reached, in the target's unit; null likewise
 * @param band what a result amounts to that is no number beside a number; null where there are numbers, or nobody can tell
 * @param units how the two units of measure stand to each other
 * @param obstacle why no points can be reckoned, or null where they can
 */
public record Achievement(
        TargetValue aim,
        TargetValue.Comparator comparison,
        @Nullable BigDecimal target,
        @Nullable BigDecimal actual,
        @Nullable Band band,
        Units units,
        @Nullable Obstacle obstacle) {
    /** What says more than a day beside it may: 按时完成，8月通过审计. */
    private static final Pattern IN_TIME = Pattern.compile("[按如准]时|[按如]期|及时|提前");

    /** Costs of which less is not better: what is saved or given, as V11 leaves them alone. */
    private static final Pattern NO_CEILING = Pattern.compile("率|节[约支省]|降低|下降|减少|压[减缩]|收[益入]|比例|标准|补[助贴]");

    private static final Pattern ABOUT = Pattern.compile("(?<![节预])约\\d|左右");

    /** Why the formulas give no points; the bundle has the words, {@code obstacle.NO_TARGET}. */
    public enum Obstacle {
        NO_TARGET,
        /** Meant as a number, and not to be understood. */
        UNREADABLE_TARGET,
        /** Below 0: there is no formula. */
        NEGATIVE_TARGET,
        NO_ACTUAL,
        /** The target is a number, the result is none. */
        ACTUAL_IN_WORDS,
        DIFFERENT_UNITS,
        /** A range or a date that was missed: there is no formula for how far. */
        RANGE_OR_DATE,
        /** To be judged by people, within the points of its {@link Band}. */
        IN_WORDS
    }

    /** How the actual value's unit of measure stands to the target's. */
    public enum Units {
        /** The same, or not typed and as the target's. */
        SAME,
        /** The same measure on another scale: 元 for 万元. */
        CONVERTED,
        /** Not typed, and by its size on another scale: 0.96 for 96%, 1,980,000 for 198万元. */
        GUESSED,
        DIFFERENT
    }

    /** Of a row of an evaluation, by its {@code level2}, {@code name}, {@code target} and {@code actual}; a day without a year is one of the form's. */
    static Achievement of(CollectedForm form, Row row) {
        return of(form, row, row.text("target"));
    }

    /** The same with another target. */
    public static Achievement of(CollectedForm form, Row row, String target) {
        return of(row.text("level2"), row.text("name"), target, row.text("actual"), Years.of(form));
    }

    /**
     * Of texts as typed; a unit in brackets behind the name, (万元), (万人次) or (%), holds for a target without one.
     *
     * @param level the indicator's second; of a cost less is as good as a target without a sign
     * @param year of a day without one; null where nobody knows
     */
    static Achievement of(String level, String name, String targetText, String actualText, @Nullable Integer year) {
        Achievement result = of(name, targetText, actualText, year);
        boolean cost = level.contains("成本")
                && result.aim.operator() == null // with = the formula is known (forms.md B4)
                && !result.aim.percent()
                && !NO_CEILING.matcher(name).find();
        return cost
                ? new Achievement(
                        result.aim,
                        TargetValue.Comparator.AT_MOST,
                        result.target,
                        result.actual,
                        result.band,
                        result.units,
                        result.obstacle)
                : result;
    }

    private static Achievement of(String name, String targetText, String actualText, @Nullable Integer year) {
        TargetValue target = TargetValue.parse(targetText);
        if (targetText.isBlank() || actualText.isBlank()) {
            return inWords(target, null, targetText.isBlank() ? Obstacle.NO_TARGET : Obstacle.NO_ACTUAL);
        }
        return switch (target.kind()) {
            case UNREADABLE -> inWords(target, null, Obstacle.UNREADABLE_TARGET);
            case QUALITATIVE, DATE -> ofWordsOrDate(target, actualText, name, year);
            case NUMBER, RANGE -> numbers(new Told(target, "", ""), actualText, name);
        };
    }

    /** By the times where target and result name one each. */
    private static Achievement ofWordsOrDate(
            TargetValue target, String actualText, String name, @Nullable Integer year) {
        Band band = timeliness(target, actualText, year);
        boolean date = target.kind() == TargetValue.Kind.DATE;
        return band == null && !date
                ? ofWords(target, actualText, name)
                : rangeOrDate(target, band == null ? Band.of(target.text(), actualText) : band);
    }

    /** By the numbers where target and result tell one each, in one unit; else by the words. */
    private static Achievement ofWords(TargetValue target, String actualText, String name) {
        Told aim = Told.of(target.text());
        Told told = aim == null || !aim.isClear() ? null : Told.of(actualText);
        if (aim != null && told != null && told.isClear()) {
            Achievement result = numbers(aim, actualText, name);
            if ((result.units == Units.SAME || result.units == Units.CONVERTED) && !result.isAnsweredInWords()) {
                return result;
            }
        }
        Told count = aim == null && Answer.isNothing(target.text()) ? Told.of(actualText) : null;
        if (count != null
                && count.value().kind() == TargetValue.Kind.NUMBER
                && !count.value().percent()) {
            boolean none = Objects.requireNonNull(count.value().number()).signum() == 0;
            return inWords(target, none ? Band.REACHED : Band.MISSED, Obstacle.IN_WORDS); // 无安全事故: 0起
        }
        return inWords(target, Band.of(target.text(), actualText), Obstacle.IN_WORDS);
    }

    private static Achievement numbers(Told aim, String actualText, String name) {
        TargetValue value = aim.value();
        boolean rate = !value.isShare() && IndicatorName.of(name).isPercentage(value);
        Measure target = Measure.of(value, rate ? "%" : Money.unitIn(name));
        Measure actual = Measure.ofActual(actualText, target, name, aim);
        if (actual == null) {
            return inWords(value, Band.of(value.text(), actualText), Obstacle.ACTUAL_IN_WORDS);
        }
        if (target.number().signum() < 0) {
            return inWords(value, null, Obstacle.NEGATIVE_TARGET);
        }
        Measure.Match match = target.bring(actual);
        BigDecimal number = match.number();
        if (number == null) {
            return new Achievement(
                    value, value.comparison(), null, null, null, match.units(), Obstacle.DIFFERENT_UNITS);
        }
        BigDecimal upper = target.upper();
        if (upper == null
                && value.operator() == null
                && ABOUT.matcher(Texts.folded(value.text())).find()) {
            BigDecimal tenth = target.number().movePointLeft(1);
            if (number.subtract(target.number()).abs().compareTo(tenth) <= 0) {
                return inWords(value, Band.REACHED, null);
            }
        }
        if (upper == null) {
            return new Achievement(value, value.comparison(), target.number(), number, null, match.units(), null);
        }
        return rangeOrDate(value, target.holds(actual) ? Band.REACHED : Band.MISSED);
    }

    /** A deadline and a time, unless the words say that it was missed, or met in spite of the time; null where either names none. */
    private static @Nullable Band timeliness(TargetValue target, String actualText, @Nullable Integer year) {
        Moment deadline = Moment.in(target.text(), year);
        Moment done = deadline == null ? null : Moment.in(actualText, year);
        Boolean inTime = deadline == null || done == null ? null : done.isInTimeFor(deadline);
        if (inTime == null || IN_TIME.matcher(Texts.folded(actualText)).find()) {
            return null;
        }
        Band told = Band.of(target.text(), actualText);
        boolean toldOtherwise = told != null && told != Band.REACHED;
        return toldOtherwise ? null : inTime ? Band.REACHED : Band.MISSED;
    }

    /** The last day of a target that is a date, null where there is none to be seen in it, or a period; a month without a year is the given year's. */
    static @Nullable LocalDate deadline(TargetValue target, @Nullable Integer year) {
        Moment moment = Moment.in(target.body(), year);
        return moment == null || moment.period() ? null : moment.last();
    }

    private static Achievement rangeOrDate(TargetValue target, @Nullable Band band) {
        return inWords(target, band, band == Band.REACHED ? null : Obstacle.RANGE_OR_DATE);
    }

    private static Achievement inWords(TargetValue target, @Nullable Band band, @Nullable Obstacle obstacle) {
        return new Achievement(target, target.comparison(), null, null, band, Units.SAME, obstacle);
    }

    /**
     * The points by the formula ({@link Scoring#points}) that a template admits; of two the one nearer to the entered score, else the
     * usual one. A range or date that was met scores full; null where there is an {@link #obstacle}.
     */
    public @Nullable BigDecimal points(BigDecimal weight, FormTemplate template, @Nullable BigDecimal entered) {
        BigDecimal aimed = target;
        BigDecimal reached = actual;
        if (obstacle != null || aimed == null || reached == null) {
            return obstacle == null ? weight : null;
        }
        return Scoring.Excess.of(template).stream()
                .map(excess -> Scoring.points(comparison, aimed, reached, weight, excess))
                .min(Comparator.comparing(points -> entered == null
                        ? BigDecimal.ZERO
                        : points.subtract(entered).abs()))
                .orElseThrow();
    }

    /** Whether the target is a number, and the result is none. */
    boolean isAnsweredInWords() {
        return obstacle == Obstacle.ACTUAL_IN_WORDS;
    }

    /** Whether the target was met, or null where nobody can tell. */
    public @Nullable Boolean isReached() {
        if (target != null && actual != null) {
            return Scoring.isReached(comparison, target, actual);
        }
        return band == null || isAnsweredInWords() ? null : Boolean.valueOf(band == Band.REACHED);
    }

    /** The actual value as a share of the target, 1.05 for 105%; null where either is no number, or the target is 0. */
    public @Nullable BigDecimal rate() {
        return target == null || actual == null || target.signum() == 0
                ? null
                : actual.divide(target, MathContext.DECIMAL128);
    }

    /** Whether far more was done than aimed at, as {@link Scoring#isFarExceeded} has it; false where nobody can tell. */
    public boolean isFarExceeded(BigDecimal excess) {
        return target != null && actual != null && Scoring.isFarExceeded(comparison, target, actual, excess);
    }
}
