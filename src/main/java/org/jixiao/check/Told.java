package org.jixiao.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.Memo;
import org.jixiao.model.Numerals;
import org.jixiao.model.TargetValue;
import org.jixiao.model.TargetValue.Comparator;
import org.jixiao.model.TargetValue.Operator;
import org.jspecify.annotations.Nullable;

/**
 * A number and the words in front of it: 提高5%以上, 已建成2座, 每月不少于4次, 一套.
 *
 * @param value of the number with its sign of comparison and its unit; the text is the whole
 * @param words in front of it
 * @param change 提高 and the like where the number is by how much; else empty
 */
record Told(TargetValue value, String words, String change) {
    /** What denies, what is yet to come, a part, another year's, and another clause; 第3 counts nothing, nor does the 5 of PM2.5. */
    private static final Pattern OTHERWISE = Pattern.compile(
            "[未没无非不剩缺尚仍还拟延逾]|超(?![额过])|计划|预计|力争|将|其中|(?<!每)(?:半年|季度)|(?<![较比与同于])[上去往]年|(?:只|相)差|[,;。!?、(+×*±]|[第A-Za-z\\d.]$");

    private static final Pattern UNCLEAR = Pattern.compile("[未没无非不,;。!?、]");

    private static final Pattern CHANGE = Pattern.compile(
            "(?<up>提高|提升|增长|增加|上升|扩大|提前)?(?<down>下降|降低|减少|缩短|压缩|压减|削减|节约|节省|降|减)?(?:幅度?|比?率|比例)?(?<to>(?<!达)[到至为])?[了约近达]*$");

    private static final Pattern PER = Pattern.compile("每(?:个|一)?(人|户|亩|年|季度|季|月|周|天|日|次|场|期)");

    private static final String DIGIT = "[一二两三四五六七八九]";

    private static final String ONE_NUMBER = "(?=十|" + DIGIT + ")(?:" + DIGIT + "?[十百千万]++零?)*+" + DIGIT + "?+";

    /** 四百五十余, 十至十二; neither 三四 nor 十七八. */
    private static final Pattern IN_CHARACTERS =
            Pattern.compile("(?<![零一二两三四五六七八九十百千万亿])" + ONE_NUMBER + "(?:[-~至到]" + ONE_NUMBER + ")?[余多]?");

    /** Words in front of a number are few. */
    private static final int LONGEST = 16;

    private static final Memo<Optional<Told>> KNOWN = new Memo<>(Told::parse);

    /** Of a typed text; null where it is not one number with words that say no more than how much. */
    static @Nullable Told of(String text) {
        return KNOWN.of(text).orElse(null);
    }

    private static Optional<Told> parse(String text) {
        TargetValue whole = TargetValue.parse(text);
        if (whole.isNumeric()) {
            return Optional.of(new Told(whole, "", ""));
        }
        String plain = Texts.folded(text);
        int digit = 0;
        while (digit < plain.length() && !Character.isDigit(plain.charAt(digit))) {
            digit++;
        }
        if (digit == plain.length()) {
            return inCharacters(plain).flatMap(Told::parse);
        }
        if (whole.kind() != TargetValue.Kind.QUALITATIVE) {
            return Optional.empty();
        }
        for (int i = 1; i <= Math.min(digit, LONGEST); i++) {
            TargetValue value = TargetValue.parse(plain.substring(i));
            if (value.isNumeric()) {
                return of(text, plain.substring(0, i), value);
            }
        }
        return Optional.empty();
    }

    private static Optional<Told> of(String text, String words, TargetValue value) {
        Matcher change = CHANGE.matcher(words);
        if (OTHERWISE.matcher(words).find() || !change.find()) {
            return Optional.empty();
        }
        boolean to = change.group("to") != null;
        boolean down = change.group("down") != null;
        Operator sign = value.operator() == null && to && down // 降至5%
                ? new Operator(Comparator.AT_MOST, change.group(), false)
                : value.operator();
        Matcher per = PER.matcher(words);
        StringBuilder unit = new StringBuilder(value.unit());
        while (per.find()) {
            unit.append('/').append(per.group(1));
        }
        TargetValue meant = new TargetValue(
                text,
                value.kind(),
                sign,
                value.body(),
                value.number(),
                value.upper(),
                unit.toString(),
                value.percent(),
                null);
        String by = to || (!down && change.group("up") == null) ? "" : down ? "降" : "升";
        return Optional.of(new Told(meant, words, by));
    }

    /** 一套 as 1套; not 一流, nor 一级. */
    private static Optional<String> inCharacters(String text) {
        Matcher number = IN_CHARACTERS.matcher(text);
        while (number.find() && number.start() < LONGEST) {
            String unit = text.substring(number.end());
            if (UnitTable.isKnown(unit)) {
                return Optional.of(text.substring(0, number.start()) + Numerals.inDigits(number.group()) + unit);
            }
        }
        return Optional.empty();
    }

    /** Whether this target has nothing more than its number to be judged by. */
    boolean isClear() {
        return !UNCLEAR.matcher(value.unit()).find();
    }

    /** Whether it is a result of the same sense: how much, or by how much; what the indicator's name says need not be said. */
    boolean answers(Told aim, String name) {
        String rate = words.endsWith("率") && words.length() > 1 ? words.substring(words.length() - 2) : "";
        if (!name.contains(rate) && !aim.words.contains(rate)) { // 投诉率3% is no result of 满意度
            return false;
        }
        return change.equals(aim.change)
                || (words.isEmpty() && !aim.words.isEmpty())
                || (aim.change.isEmpty() && words.chars().allMatch(c -> name.indexOf(c) >= 0));
    }
}
