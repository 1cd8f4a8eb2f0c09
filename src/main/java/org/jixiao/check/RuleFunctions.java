package org.jixiao.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.model.Amount;
import org.jixiao.model.FieldPath;
import org.jixiao.model.Folding;
import org.jixiao.model.TargetValue;
import org.jspecify.annotations.Nullable;

/**
 * The functions that conditions and messages of the 审核规则 sheet may call. Public only because JEXL calls nothing else; nobody
 * else makes one.
 */
public final class RuleFunctions {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final RuleContext context;

    RuleFunctions(RuleContext context) {
        this.context = context;
    }

    /**
     * {@code has('budget.lastYear')}, {@code has(value)}: whether anything was typed there, understood or not. The one way to
     * ask for a value that may be blank.
     */
    public boolean has(@Nullable Object pathOrValue) {
        if (pathOrValue instanceof String text && context.has(text)) {
            return context.isFilled(text);
        }
        return pathOrValue != null && !pathOrValue.toString().isBlank();
    }

    /** {@code yearOf(project.startDate)}: the year of a date. */
    public int yearOf(Object date) {
        return ((LocalDate) date).getYear();
    }

    /** {@code abs(a - b)}: a number without its sign. */
    public BigDecimal abs(Object number) {
        return number(number).abs();
    }

    /** {@code sum(a, b, c)}: all numbers together. */
    public BigDecimal sum(Object... numbers) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Object number : numbers) {
            sum = sum.add(number(number));
        }
        return sum;
    }

    /** {@code sum(forms, 'budget.current')}, {@code sum(indicators, 'weight')}: one value of each item of a list, together. */
    public BigDecimal sum(List<?> items, String path) {
        return items.stream()
                .map(item -> number(FieldPath.get((Map<String, ?>) asMap(item), path)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** {@code total(indicators, 'weight')}: one value of each item together, as far as there are numbers; 0 where there are none. */
    public BigDecimal total(List<?> items, String path) {
        return items.stream()
                .map(item -> FieldPath.get((Map<String, ?>) asMap(item), path))
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** {@code texts(indicators, 'reason')}: what the items of a list say there, one after the other; empty where nobody says anything. */
    public String texts(List<?> items, String path) {
        return items.stream()
                .map(item -> FieldPath.get((Map<String, ?>) asMap(item), path))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    /** {@code numberAt('indicator.score')}: the number that stands there; null where nothing does, or something else. */
    public @Nullable BigDecimal numberAt(String path) {
        return context.number(path);
    }

    /** {@code together('budget.appropriation.current', 'budget.other.current')}: the numbers at the paths together; a blank is 0. */
    public BigDecimal together(String... paths) {
        return Stream.of(paths)
                .filter(context::isFilled)
                .map(path -> number(context.get(path)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** {@code mentions('结转')}: whether one of the form's long texts has that word. */
    public boolean mentions(String word) {
        return context.longTexts().stream().anyMatch(text -> text.contains(word));
    }

    /**
     * {@code mentioned('每年、第N届')}: the first of the words in the form's long texts, as it stands there; null where there is none.
     * {@code N} is a number above 1. What a text denies (不含…, 不涉及…) it does not mention.
     */
    public @Nullable String mentioned(Object words) {
        return context.longTexts().stream()
                .map(text -> WordList.of(words.toString()).firstIn(text))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** {@code oneOf(indicator.name, '*到位率、指标N')}: whether a text is one of the words; {@code *} is anything, {@code N} a number. */
    public boolean oneOf(Object text, Object words) {
        return WordList.of(words.toString()).has(text.toString());
    }

    /** {@code bare(indicator.name)}: a name without blanks and without the note in brackets behind it: 满意度 of 满意度（%）. */
    public String bare(Object text) {
        return Texts.bare(text.toString());
    }

    /** {@code typed('value')}, {@code typed('budget.total')}: the text as typed, empty where nothing stands. */
    public String typed(String path) {
        return context.typed(path);
    }

    /** {@code years(project.name)}: the years that a text names, those within 2019-2021年 too. */
    public List<Integer> years(Object text) {
        return Texts.years(text.toString());
    }

    /** {@code repeated(project.name, '项目、经费')}: what stands twice, next to each other or, of the words, anywhere; else empty. */
    public String repeated(Object text, Object words) {
        return Texts.repeated(text.toString(), words.toString());
    }

    /** {@code datesOutside(project.plan, start, end)}: the months and days of a text that are before the start or after the end. */
    public List<String> datesOutside(Object text, Object start, Object end) {
        return DateMentions.outside(text.toString(), (LocalDate) start, (LocalDate) end);
    }

    /** {@code datesAfter(indicator.target, start, end)}: the months and days of a text that are after the end. */
    public List<String> datesAfter(Object text, Object start, Object end) {
        return DateMentions.after(text.toString(), (LocalDate) start, (LocalDate) end);
    }

    /** {@code yuan(indicator.target, indicator.name)}: a target in 元 or 万元, as its own unit or (万元) in the name says; else null. */
    public @Nullable BigDecimal yuan(Object target, Object name) {
        return Money.ofTarget(target.toString(), name.toString());
    }

    /**
     * {@code unitSlip(value, 'budget.total', 'budget.current')}: whether one of the amounts at the paths is about ten thousand times
     * (8,000 to 12,000) the first: 万元 were typed as 元.
     */
    public boolean unitSlip(Object amount, String... paths) {
        return Stream.of(paths)
                .map(context::number)
                .filter(Objects::nonNull)
                .anyMatch(other -> Money.isTenThousandTimes(number(amount), other));
    }

    /** {@code percentChange(before, after)}: the change as people write it, {@code +12.3%}; the first must not be 0. */
    public String percentChange(Object before, Object after) {
        BigDecimal base = number(before);
        BigDecimal percent = number(after)
                .subtract(base)
                .multiply(HUNDRED)
                .divide(base, MathContext.DECIMAL128)
                .setScale(1, RoundingMode.HALF_UP);
        return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + "%";
    }

    /**
     * {@code contains(value, '规划、条例')}, {@code contains(indicator.name, limit)}: whether the text has one of the words, which 、
     * or line breaks separate. Full and half width are one.
     */
    public boolean contains(Object text, Object words) {
        return WordList.of(words.toString()).isIn(text.toString());
    }

    /** {@code length(value)}: how many characters a text has, blanks and line breaks aside. */
    public int length(Object text) {
        return Folding.dense(text.toString()).length();
    }

    /**
     * {@code isPlaceholder(value, limit)}: whether a text is nothing but marks, or one of the words; a word that ends in … is the
     * beginning of a text of up to 15 letters.
     */
    public boolean isPlaceholder(Object text, Object words) {
        return WordList.of(words.toString()).isPlaceholder(text.toString());
    }

    /** {@code isNumber(value)}: whether a text is nothing but a number, an amount or a number with a short unit. */
    public boolean isNumber(Object text) {
        TargetValue target = TargetValue.parse(text.toString());
        return Amount.parse(text.toString(), BigDecimal.ONE).isPresent()
                || (target.isNumeric() && target.unit().length() <= 2);
    }

    /** {@code hasQuantity(value)}: whether a text names a number that is no year, no ordinal and no number of a list. */
    public boolean hasQuantity(Object text) {
        return Texts.hasQuantity(text.toString());
    }

    /** {@code timePoints(value)}: how many different months, quarters and halves of the year a text names. */
    public int timePoints(Object text) {
        return Texts.timePoints(text.toString());
    }

    /** {@code measures(indicator.name, '公里、吨')}: the numbers with one of the units in a text; 第2台, 每2台 and 2台以上 do not count. */
    public List<String> measures(Object text, Object units) {
        return Texts.measures(text.toString(), units.toString());
    }

    /** {@code isQualitative(value)}: whether a target value is neither number nor date, but says something. */
    public boolean isQualitative(Object target) {
        return TargetValue.parse(target.toString()).kind() == TargetValue.Kind.QUALITATIVE
                && !TargetChecks.isPlaceholder(target.toString());
    }

    /** {@code targetNumber(value)}: the number in a target value; null where there is none to reckon with. */
    public @Nullable BigDecimal targetNumber(Object target) {
        return TargetValue.parse(target.toString()).number();
    }

    /** {@code comparator(value)}: the sign of a target value, one of ≥ &gt; = &lt; ≤; empty where none was typed. */
    public String comparator(Object target) {
        TargetValue.Comparator comparator = TargetValue.parse(target.toString()).comparator();
        return comparator == null ? "" : comparator.sign();
    }

    /** {@code percent(indicator.name, value)}: the number in the target of a rate, 95 for 95%; null where it is no percentage. */
    public @Nullable BigDecimal percent(Object name, Object target) {
        TargetValue value = TargetValue.parse(target.toString());
        return RateChecks.isPercentage(name.toString(), value) ? value.number() : null;
    }

    /** {@code executionPoints(executed, revised, weight)}: the points for the execution of a budget ({@link Scoring}). */
    public BigDecimal executionPoints(Object executed, Object revised, Object weight) {
        return Scoring.executionPoints(number(executed), number(revised), number(weight));
    }

    /** {@code grade(result.score)}: 优, 良, 中 or 差 ({@link Scoring.Grade}). */
    public String grade(Object score) {
        return Scoring.Grade.of(number(score)).word();
    }

    /** {@code statedGrade()}: the grade that the form's long texts give the project (自评等级为优); empty where none does. */
    public String statedGrade() {
        return context.longTexts().stream()
                .map(Texts::grade)
                .filter(grade -> !grade.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** {@code isMissed(indicator.name, indicator.target, indicator.actual)}: whether a result is known to miss its target. */
    public boolean isMissed(Object name, Object target, Object actual) {
        return Boolean.FALSE.equals(Achievement.of(name.toString(), target.toString(), actual.toString())
                .isReached());
    }

    /** {@code isResult(indicator.target, indicator.actual)}: whether a result is a number where the target is one. */
    public boolean isResult(Object target, Object actual) {
        return Achievement.of("", target.toString(), actual.toString()).obstacle()
                != Achievement.Obstacle.ACTUAL_IN_WORDS;
    }

    /** {@code allReached(indicators, '产出')}: whether all indicators of a first level are known to have reached their targets. */
    public boolean allReached(List<?> items, String level) {
        List<Achievement> results = items.stream()
                .map(RuleFunctions::asMap)
                .filter(row -> String.valueOf(row.get("level1")).contains(level))
                .map(row -> Achievement.of(text(row, "name"), text(row, "target"), text(row, "actual")))
                .toList();
        return !results.isEmpty() && results.stream().allMatch(result -> Boolean.TRUE.equals(result.isReached()));
    }

    private static String text(Map<String, ?> row, String column) {
        Object value = row.get(column);
        return value == null ? "" : value.toString();
    }

    @SuppressWarnings("unchecked") // the items of forms and tables are maps by name
    private static Map<String, ?> asMap(Object item) {
        return (Map<String, ?>) item;
    }

    private static BigDecimal number(@Nullable Object value) {
        if (value instanceof BigDecimal exact) {
            return exact;
        }
        if (value instanceof Number other) {
            return new BigDecimal(other.toString());
        }
        throw new MissingValueException(String.valueOf(value));
    }
}
