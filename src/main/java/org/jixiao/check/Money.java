package org.jixiao.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jixiao.model.Amount;
import org.jixiao.model.Memo;
import org.jixiao.model.TargetValue;
import org.jixiao.template.FieldType;
import org.jspecify.annotations.Nullable;

/** Amounts of money in texts: in targets and in narratives. */
final class Money {
    private static final BigDecimal LEAST = new BigDecimal(8_000);
    private static final BigDecimal MOST = new BigDecimal(12_000);
    private static final Pattern UNIT_IN_NAME = Pattern.compile("\\((?:单位[:：]?)?([千百]?[万亿]?元|[%‰]|[万亿]\\p{L}{1,4})\\)");

    private static final String AMOUNT =
            "(?:人民币|约|共计?|合计|总计|总额|金额|安排|申请|为|是|达|[:：])*" + "(?<amount>\\d[\\d,]*(?:\\.\\d+)?[百千]?[万亿]?元)";
    private static final Pattern PART = Pattern.compile("(?<![\\d.,])\\d[\\d,]*(?:\\.\\d+)?[百千]?[万亿]?元(?![/每])");

    /** Other years' amounts, and lists that do not claim to be complete. */
    private static final Pattern OTHER_YEAR = Pattern.compile("上年|去年|往年|历年|以前年度|上一年|前年");

    private static final Pattern OPEN_LIST = Pattern.compile("等|其余|剩余|主要|部分|另|每|[×*/]");
    private static final Pattern YEAR = Pattern.compile("(20\\d{2})年");
    private static final String CLAUSE_END = "。；;,，\n";

    private static final Memo<String> UNITS = new Memo<>(name -> {
        Matcher m = UNIT_IN_NAME.matcher(Texts.folded(name));
        return m.find() ? m.group(1) : "";
    });

    private static final Memo<Finder> STATED = new Memo<>(Money::stated);

    private Money() {}

    /** Whether the second amount is about ten thousand times the first. */
    static boolean isTenThousandTimes(BigDecimal one, BigDecimal other) {
        return one.signum() > 0
                && other.compareTo(one.multiply(LEAST)) >= 0
                && other.compareTo(one.multiply(MOST)) <= 0;
    }

    /** The yuan of a target, of a range its upper end; null for a number without a unit of money, a percentage, or words. */
    static @Nullable BigDecimal ofTarget(String target, String name) {
        TargetValue value = TargetValue.parse(target);
        BigDecimal number = value.upper() == null ? value.number() : value.upper();
        if (number == null || value.percent()) {
            return null;
        }
        String unit = value.unit().isEmpty() ? unitIn(name) : value.unit();
        return Amount.unit(unit).map(number::multiply).orElse(null);
    }

    /** The unit of money, of many things, % or ‰ in brackets in a name: 万元 of 成本（万元）, 万人次; empty where there is none. */
    static String unitIn(String name) {
        return UNITS.of(name);
    }

    /**
     * B18: an amount that a narrative gives for the project is one of the form's amounts, and the parts that it lists behind it
     * (其中…) add up to it (rules.md B18). Only amounts with their unit behind one of the parameter's words count; they may be rounded
     * to their last digit. Parts are added only where two or more are listed, with no 等, 其余 or the like.
     */
    static Verdict narrativeAgrees(Subject subject) {
        if (subject.rule().parameter().isBlank() || subject.value().text().indexOf('元') < 0) {
            return Verdict.NOT_APPLICABLE;
        }
        List<BigDecimal> amounts = subject.template().fields().values().stream()
                .filter(field -> field.type() == FieldType.AMOUNT)
                .map(field -> subject.collected().form().get(field.path()).number())
                .filter(Objects::nonNull)
                .toList();
        String text = Texts.line(subject.value().text());
        Finder.Search stated = STATED.of(subject.rule().parameter()).in(text);
        Verdict verdict = Verdict.NOT_APPLICABLE;
        for (int from = 0;
                !amounts.isEmpty() && stated.next();
                from = stated.match().end()) {
            Matcher m = stated.match();
            BigDecimal told = Amount.parse(m.group("amount"), BigDecimal.ONE).orElse(null);
            if (told != null && !isOfAnotherYear(subject, Texts.before(text, from, m.start(), CLAUSE_END))) {
                BigDecimal step = lastDigit(m.group("amount"));
                if (amounts.stream().noneMatch(amount -> near(amount, told, step))) {
                    return subject.fails(m.group("word"), m.group("amount"), null);
                }
                BigDecimal sum = sumOfParts(text.substring(m.end()));
                if (sum != null && !near(sum, told, step.add(step))) {
                    return subject.fails(m.group("word"), m.group("amount"), sum);
                }
                verdict = Verdict.HELD;
            }
        }
        return verdict;
    }

    private static Finder stated(String parameter) {
        List<String> words = WordList.of(parameter).words;
        String first = words.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining());
        return new Finder(first, "(?<word>" + String.join("|", words) + ")" + AMOUNT);
    }

    private static boolean isOfAnotherYear(Subject subject, String before) {
        String own = subject.collected().text("year");
        return OTHER_YEAR.matcher(before).find()
                || YEAR.matcher(before).results().anyMatch(year -> !own.contains(year.group(1)));
    }

    /** The sum of what 其中 lists up to the end of the sentence; null where that is no complete list. */
    private static @Nullable BigDecimal sumOfParts(String behind) {
        String sentence = behind.split("[。\n]", 2)[0];
        sentence = sentence.startsWith("(")
                ? sentence.split("\\)", 2)[0]
                : sentence.replaceAll("\\([^()]*\\)", ""); // what a part consists of in its turn
        if (!sentence.matches("[,，;；:：(]*其中.*") || OPEN_LIST.matcher(sentence).find()) {
            return null;
        }
        List<BigDecimal> parts = PART.matcher(sentence)
                .results()
                .flatMap(part -> Amount.parse(part.group(), BigDecimal.ONE).stream())
                .toList();
        return parts.size() < 2 ? null : parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What one of the last digit of an amount is worth: 100 for 89.97万元. */
    private static BigDecimal lastDigit(String amount) {
        BigDecimal one = new BigDecimal(amount.replaceAll("[^\\d.]", "")).ulp();
        return Amount.parse(one.toPlainString() + amount.replaceAll("[\\d.,]", ""), BigDecimal.ONE)
                .orElse(BigDecimal.ONE);
    }

    private static boolean near(BigDecimal one, BigDecimal other, BigDecimal step) {
        return one.subtract(other).abs().compareTo(step) < 0;
    }

    /** The change from one amount to another as people write it, +12.3%. */
    static String percentChange(BigDecimal before, BigDecimal after) {
        BigDecimal percent = after.subtract(before)
                .movePointRight(2)
                .divide(before, MathContext.DECIMAL128)
                .setScale(1, RoundingMode.HALF_UP);
        return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + "%";
    }
}
