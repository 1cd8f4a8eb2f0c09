package org.jixiao.check;

import static org.jixiao.check.RuleArithmetic.required;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.check.Expression.Term.Name;
import org.jixiao.model.FieldPath;
import org.jixiao.model.Folding;
import org.jixiao.model.Row;
import org.jixiao.model.TargetValue;
import org.jspecify.annotations.Nullable;

/** The functions that conditions and messages of the 审核规则 sheet may call, each with how it is called and what it says. */
final class RuleFunctions {
    private static final Map<String, Called> ALL = new HashMap<>();

    static {
        // has(budget.lastYear), has('value'): whether anything was typed there, understood or not. The one way
        // to ask for a value that may be blank. Of anything else than a path: whether it is more than blanks.
        add(
                "has(path)",
                (context, a) -> a[0] instanceof Name path
                        ? context.isFilled(path)
                        : a[0] != null && !a[0].toString().isBlank());
        // empty(value): whether it is nothing, a text without characters, a list without items, or 0.
        add(
                "empty(value)",
                (context, a) -> a[0] == null
                        || (a[0] instanceof Number
                                ? number(a[0]).signum() == 0
                                : a[0] instanceof Collection<?> list ? list.isEmpty() : a[0].equals("")));
        // size(indicators), size(value): how many items a list has, or characters a text; else 0.
        add(
                "size(value)",
                (context, a) -> a[0] instanceof Collection<?> list
                        ? list.size()
                        : a[0] instanceof String text ? text.length() : 0);
        // typed(budget.total): the text as typed, empty where nothing stands.
        add("typed(path)", (context, a) -> context.value(at(a[0])).text());

        // abs(a - b): a number without its sign.
        add("abs(number)", (context, a) -> number(a[0]).abs());
        // sum(a, b, c): all numbers together; sum(indicators, 'weight'): one value of each item of a list.
        add(
                "sum(number…)",
                (context, a) -> (a.length == 2 && a[0] instanceof List<?> ? column(a) : Stream.of(a))
                        .map(RuleFunctions::number)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        // total(indicators, 'weight'): one value of each item together, as far as there are numbers; 0 where
        // there are none.
        add("total(list, item)", (context, a) -> total(column(a)));
        // ofExecution(indicators, 'weight'): the same of those items that are the execution of the budget.
        add(
                "ofExecution(list, item)",
                (context, a) -> total(((List<?>) required(a[0]))
                        .stream()
                                .filter(item -> Row.isExecution(cell(asMap(item), "name")))
                                .map(item -> FieldPath.get(asMap(item), text(a[1])))));
        // texts(indicators, 'reason'): what the items of a list say there, a line each; empty where nobody
        // says anything.
        add(
                "texts(list, item)",
                (context, a) ->
                        column(a).filter(Objects::nonNull).map(Object::toString).collect(Collectors.joining("\n")));
        // numberAt('indicator.score'): the number that stands there; null where nothing does, or something
        // else.
        add("numberAt(path)", (context, a) -> context.value(at(a[0])).number());
        // together('budget.appropriation.current', 'budget.other.current'): the numbers at the paths together;
        // a blank is 0.
        add(
                "together(path…)",
                (context, a) -> Stream.of(a)
                        .map(RuleFunctions::at)
                        .filter(context::isFilled)
                        .map(path -> number(context.get(path)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        // unitSlip(value, 'budget.total', 'budget.current'): whether one of the amounts at the paths is about
        // ten thousand times (8,000 to 12,000) the first: 万元 were typed as 元.
        add(
                "unitSlip(amount, path…)",
                (context, a) -> Stream.of(a)
                        .skip(1)
                        .map(path -> context.value(at(path)).number())
                        .anyMatch(other -> other != null && Money.isTenThousandTimes(number(a[0]), other)));
        // percentChange(before, after): the change as people write it, +12.3%; the first must not be 0.
        add("percentChange(before, after)", (context, a) -> Money.percentChange(number(a[0]), number(a[1])));

        // contains(value, '规划、条例'): whether the text has one of the words, which 、 or line breaks separate.
        // Full and half width are one.
        ofTexts("contains(text, words)", (text, words) -> WordList.of(words).isIn(text));
        // oneOf(indicator.name, '*到位率、指标N'): whether a text is one of the words; * is anything, N a number.
        ofTexts("oneOf(text, words)", (text, words) -> WordList.of(words).has(text));
        // isPlaceholder(value, limit): whether a text is nothing but marks, or one of the words; a word that
        // ends in … is the beginning of a text of up to 15 letters.
        ofTexts(
                "isPlaceholder(text, words)",
                (text, words) -> WordList.of(words).isPlaceholder(text));
        // mentions('结转'): whether one of the form's long texts has that word.
        add("mentions(word)", (context, a) -> context.longTexts().stream().anyMatch(text -> text.contains(text(a[0]))));
        // mentioned('每年、第N届'): the first of the words in the form's long texts, as it stands there; null where
        // there is none. N is a number above 1. What a text denies (不含…, 不涉及…) it does not mention.
        add(
                "mentioned(words)",
                (context, a) -> context.longTexts().stream()
                        .map(text -> WordList.of(text(a[0])).firstIn(text))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
        // bare(indicator.name): a name without blanks and without the note in brackets behind it: 满意度 of
        // 满意度（%）.
        ofText("bare(name)", Texts::bare);
        // length(value): how many characters a text has, blanks and line breaks aside.
        ofText("length(text)", text -> Folding.dense(text).length());
        // repeated(project.name, '项目、经费'): what stands twice, next to each other or, of the words, anywhere;
        // else empty.
        ofTexts("repeated(text, words)", Texts::repeated);
        // hasQuantity(value): whether a text names a number that is no year, no ordinal and no number of a
        // list.
        ofText("hasQuantity(text)", Texts::hasQuantity);
        // measures(indicator.name, '公里、吨'): the numbers with one of the units in a text; 第2台, 每2台, 2台以上 do not
        // count.
        ofTexts("measures(text, units)", Texts::measures);

        // yearOf(project.startDate): the year of a date.
        add("yearOf(date)", (context, a) -> date(a[0]).getYear());
        // years(project.name): the years that a text names, those within 2019-2021年 too.
        ofText("years(text)", Texts::years);
        // timePoints(value): how many different months, quarters and halves of the year a text names.
        ofText("timePoints(text)", Texts::timePoints);
        // datesOutside(project.plan, start, end): the months and days of a text that are before the start or
        // after the end.
        add(
                "datesOutside(text, start, end)",
                (context, a) -> DateMentions.outside(text(a[0]), date(a[1]), date(a[2]), true));
        // datesAfter(indicator.target, start, end): the months and days of a text that are after the end.
        add(
                "datesAfter(text, start, end)",
                (context, a) -> DateMentions.outside(text(a[0]), date(a[1]), date(a[2]), false));

        // isNumber(value): whether a text is nothing but a number, an amount or a number with a short unit.
        ofText("isNumber(text)", Texts::isNumber);
        // isQualitative(value): whether a target value is neither number nor date, but says something.
        ofText(
                "isQualitative(target)",
                text -> TargetValue.parse(text).kind() == TargetValue.Kind.QUALITATIVE
                        && !TargetChecks.isPlaceholder(text));
        // targetNumber(value): the number in a target value; null where there is none to reckon with.
        ofText("targetNumber(target)", text -> TargetValue.parse(text).number());
        // comparator(value): the sign of a target value, one of ≥ > = < ≤; empty where none was typed.
        ofText("comparator(target)", text -> {
            TargetValue.Comparator comparator = TargetValue.parse(text).comparator();
            return comparator == null ? "" : comparator.sign();
        });
        // percent(indicator.name, value): the number in the target of a rate, 95 for 95%; null where it is no
        // percentage.
        ofTexts("percent(name, target)", (name, text) -> {
            TargetValue target = TargetValue.parse(text);
            return IndicatorName.of(name).isPercentage(target) ? target.number() : null;
        });
        // yuan(indicator.target, indicator.name): a target in 元 or 万元, as its own unit or (万元) in the name
        // says; else null.
        ofTexts("yuan(target, name)", Money::ofTarget);

        // isMissed(indicator.name, indicator.target, indicator.actual): whether a result is known to miss its
        // target.
        add(
                "isMissed(name, target, actual)",
                (context, a) -> Boolean.FALSE.equals(
                        context.achievement(context.ofRow("level2"), text(a[0]), text(a[1]), text(a[2]))
                                .isReached()));
        // isResult(indicator.target, indicator.actual): whether a result is a number where the target is one.
        add(
                "isResult(target, actual)",
                (context, a) -> !context.achievement("", context.ofRow("name"), text(a[0]), text(a[1]))
                        .isAnsweredInWords());
        // allReached(indicators, '产出'): whether all indicators of a first level are known to have reached
        // their targets.
        add("allReached(list, level)", (context, a) -> allReached(context, (List<?>) required(a[0]), text(a[1])));
        // executionPoints(executed, revised, weight): the points for the execution of a budget (Scoring).
        add(
                "executionPoints(executed, revised, weight)",
                (context, a) -> Scoring.executionPoints(number(a[0]), number(a[1]), number(a[2])));
        // grade(result.score): 优, 良, 中 or 差 (Scoring.Grade).
        add("grade(score)", (context, a) -> Scoring.Grade.of(number(a[0])).word());
        // statedGrade(): the grade that the form's long texts give the project (自评等级为优); empty where none
        // does.
        add(
                "statedGrade()",
                (context, a) -> context.longTexts().stream()
                        .map(Texts::grade)
                        .filter(grade -> !grade.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    private RuleFunctions() {}

    /**
     * A function of the sheet.
     *
     * @param parameters what its arguments are; as many as one likes of the last one where that ends in …
     * @param body what it says of its arguments; a {@link RuntimeException} where one of them is nothing, or of the wrong type
     */
    record Called(List<String> parameters, BiFunction<RuleContext, @Nullable Object[], @Nullable Object> body) {
        /** Whether an argument, counted from 0, is the path of a value and not the value itself. */
        boolean takesPath(int argument) {
            return parameters.get(Math.min(argument, parameters.size() - 1)).startsWith("path");
        }

        private boolean takes(int arguments) {
            boolean more = !parameters.isEmpty()
                    && parameters.get(parameters.size() - 1).endsWith("…");
            return more ? arguments >= parameters.size() : arguments == parameters.size();
        }
    }

    /** @param call how it is called: {@code contains(text, words)}; a parameter that is called path is not read */
    private static void add(String call, BiFunction<RuleContext, @Nullable Object[], @Nullable Object> body) {
        String[] parts = call.split("[(), ]+");
        ALL.put(parts[0], new Called(List.of(parts).subList(1, parts.length), body));
    }

    /** One that asks a single text. */
    private static void ofText(String call, Function<String, @Nullable Object> body) {
        add(call, (context, a) -> body.apply(text(a[0])));
    }

    /** One that asks two texts. */
    private static void ofTexts(String call, BiFunction<String, String, @Nullable Object> body) {
        add(call, (context, a) -> body.apply(text(a[0]), text(a[1])));
    }

    /** The function of that name that takes so many arguments; null where there is none. */
    static @Nullable Called find(String name, int arguments) {
        Called found = ALL.get(name);
        return found != null && found.takes(arguments) ? found : null;
    }

    private static boolean allReached(RuleContext context, List<?> items, String level) {
        List<Achievement> results = items.stream()
                .map(RuleFunctions::asMap)
                .filter(row -> String.valueOf(row.get("level1")).contains(level))
                .map(row -> context.achievement(
                        cell(row, "level2"), cell(row, "name"), cell(row, "target"), cell(row, "actual")))
                .toList();
        return !results.isEmpty() && results.stream().allMatch(result -> Boolean.TRUE.equals(result.isReached()));
    }

    /** What the items of a list, the first argument, have at a path, the second. */
    private static Stream<@Nullable Object> column(@Nullable Object[] arguments) {
        String path = (String) required(arguments[1]);
        return ((List<?>) required(arguments[0])).stream().map(item -> FieldPath.get(asMap(item), path));
    }

    private static BigDecimal total(Stream<@Nullable Object> values) {
        return values.filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String cell(Map<String, ?> row, String column) {
        Object value = row.get(column);
        return value == null ? "" : value.toString();
    }

    @SuppressWarnings("unchecked") // the items of forms and tables are maps by name
    private static Map<String, ?> asMap(Object item) {
        return (Map<String, ?>) item;
    }

    private static String text(@Nullable Object value) {
        return required(value).toString();
    }

    private static Name at(@Nullable Object path) {
        return path instanceof Name name ? name : Name.of((String) required(path));
    }

    private static LocalDate date(@Nullable Object value) {
        return (LocalDate) required(value);
    }

    private static BigDecimal number(@Nullable Object value) {
        return value instanceof Integer whole ? BigDecimal.valueOf(whole) : (BigDecimal) required(value);
    }
}
