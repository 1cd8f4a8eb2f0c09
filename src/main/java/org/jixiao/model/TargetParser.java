package org.jixiao.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.TargetValue.Comparator;
import org.jixiao.model.TargetValue.Kind;
import org.jixiao.model.TargetValue.Operator;
import org.jspecify.annotations.Nullable;

/** The grammar of {@link TargetValue}. */
final class TargetParser {
    /** Longest first. The full-width ＝ ＞ ＜ are the budget system's own dictionary, so they are standard, ＞＝ is not. */
    private static final List<Operator> BEFORE = operators(Map.of(
            Comparator.AT_LEAST, "≥ >= | ≧ ⩾ ＞＝ ＞= >＝ => ＝＞ 》= 》＝ 大于等于 大于或等于 不低于 不少于 不小于 至少 达到",
            Comparator.MORE_THAN, "> ＞ | 》 大于 超过 高于 多于",
            Comparator.EQUAL, "= ＝ | ═ == ＝＝ 等于",
            Comparator.LESS_THAN, "< ＜ | 《 小于 低于 少于",
            Comparator.AT_MOST, "≤ <= | ≦ ⩽ ＜＝ ＜= <＝ =< ＝＜ 《= 《＝ 小于等于 小于或等于 不超过 不高于 不大于 不多于 至多 控制在"));

    private static final Pattern SIGN = Pattern.compile("[≥≤≧≦⩾⩽=═<>]");

    private static final Pattern BEHIND =
            Pattern.compile("(?<unit>.*?)(?<word>[及或]?以上|\\+|[及或]?以下|以内|之内|(?<=小时|天|日|月|年|分钟|周)内)");

    /** What says nothing of the number in front of it. */
    private static final Pattern ENDING = Pattern.compile("(?:左右|[。.；;，,])+$");

    private static final String YEAR = "(?:19|20)\\d{2}";
    private static final String MONTH = "(?:1[0-2]|0?[1-9])";
    private static final String DAY = "(?:3[01]|[12]\\d|0?[1-9])";
    private static final Pattern DATE =
            Pattern.compile(YEAR + "[-./年]" + MONTH + "(?:[-./月]" + DAY + "日?|月份?)?(?![\\d%])"
                    + "|" + YEAR + "年(?!\\d)"
                    + "|" + YEAR + "(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?=$|[之以]?前)"
                    + "|(?:" + MONTH + "[-~至到—–])?" + MONTH + "月(?!\\d{3})");

    private static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?";
    private static final Pattern NUMBERS = Pattern.compile("(?<hundredth>百分之)?(?<number>-?" + NUMBER
            + ")(?<times>[万亿])?(?<percent>%)?(?:(?:\\p{L}{0,2}?|[A-Za-z]{1,2}[23])[-~至到—–](?:百分之)?(?<upper>" + NUMBER
            + ")(?<upperTimes>[万亿])?(?<upperPercent>%)?)?(?<rest>.*)");

    /** A digit that is part of a unit: m2 of ㎡, μg/m3 of μg/m³, 吨CO2, 米2, /10万; not that of PM2.5, nor that of 100人2次. */
    private static final Pattern POWER =
            Pattern.compile("(?<=[A-Za-z])[23](?!\\.?\\d)|(?<=[米里])[23](?!\\.?\\d|\\p{L})|(?<=/)10+(?=万)");

    /** A share or a time of something that has a name: 合同价的2.5%, 受理后15个工作日. */
    private static final Pattern SHARE_OF_WORDS =
            Pattern.compile("\\p{IsHan}{2,}\\d+(?:\\.\\d+)?(?:[%‰倍]|个?(?:工作)?日|个月|小时|分钟|天)(?:[以之]?内)?");

    /** What a spreadsheet shows for a formula without a result. */
    private static final Pattern ERROR = Pattern.compile("#(?:N/A|[A-Z0/]+[!?])");

    /** Longer text behind a number without an operator is a sentence that happens to begin with one. */
    private static final int LONGEST_UNIT = 8;

    /** Longer texts are prose. */
    private static final int LONGEST = 200;

    private TargetParser() {}

    static TargetValue parse(String text) {
        String plain = ENDING.matcher(Folding.dense(text)).replaceFirst("");
        if (plain.length() > LONGEST) {
            return qualitative(text);
        }
        Operator operator = leading(plain);
        String body =
                operator == null ? plain : plain.substring(operator.glyph().length());
        boolean sign = operator != null && operator.isSign();
        String folded = Folding.fold(body);
        if (DATE.matcher(folded).lookingAt()) {
            return new TargetValue(text, Kind.DATE, operator, body, null, null, "", false, null);
        }
        if (sign && leading(body) != null) {
            return unreadable(text, operator, body, "two-operators");
        }
        Matcher m = NUMBERS.matcher(folded);
        if (!m.matches()) {
            return sign && !isInWords(operator, folded) || ERROR.matcher(folded).matches()
                    ? unreadable(text, operator, body, "no-number")
                    : qualitative(text);
        }
        return number(text, operator, body, m);
    }

    /** Forms with a column for the sign have = in front of words, too; ≤合同价的2.5% is for people to judge. */
    private static boolean isInWords(@Nullable Operator sign, String body) {
        return sign != null
                && (SHARE_OF_WORDS.matcher(body).matches()
                        || (sign.comparator() == Comparator.EQUAL
                                && !body.isEmpty()
                                && body.codePoints().noneMatch(Character::isDigit)));
    }

    private static TargetValue number(String text, @Nullable Operator before, String body, Matcher m) {
        String rest = m.group("rest").replaceAll("\\(.*\\)$", "");
        if (SIGN.matcher(rest).find()) {
            return unreadable(text, before, body, before == null ? "operator-behind" : "two-operators");
        }
        boolean second = POWER.matcher(rest).replaceAll("").codePoints().anyMatch(Character::isDigit);
        if (second || (before == null && rest.length() > LONGEST_UNIT)) {
            return qualitative(text);
        }
        if (rest.startsWith("百分比") || rest.startsWith("百分率")) {
            return unreadable(text, before, body, "percent-word");
        }
        Operator operator = before;
        String unit = rest;
        String withoutWord = body;
        Matcher behind = BEHIND.matcher(rest);
        if (behind.matches()) {
            String word = behind.group("word");
            Comparator comparator = word.endsWith("上") || word.equals("+") ? Comparator.AT_LEAST : Comparator.AT_MOST;
            if (before != null && before.comparator() != comparator) {
                return unreadable(text, before, body, "two-operators");
            }
            operator = new Operator(comparator, before == null ? word : before.glyph() + "…" + word, false);
            unit = behind.group("unit");
            withoutWord = body.replace(word, "");
        }
        BigDecimal number = times(m.group("number"), m.group("times"));
        boolean percent = m.group("hundredth") != null
                || m.group("percent") != null
                || m.group("upperPercent") != null
                || unit.endsWith("百分点");
        if (m.group("upper") == null) {
            return new TargetValue(text, Kind.NUMBER, operator, withoutWord, number, null, unit, percent, null);
        }
        BigDecimal upper = times(m.group("upper"), m.group("upperTimes"));
        boolean shared = m.group("times") == null && number.compareTo(times(m.group("upper"), null)) <= 0;
        BigDecimal lower = shared ? times(m.group("number"), m.group("upperTimes")) : number; // 5-10万, but 8000-1万
        if (lower.compareTo(upper) > 0) {
            return unreadable(text, operator, body, "reversed-range");
        }
        if (operator != null && operator.comparator() != Comparator.EQUAL) {
            return unreadable(text, operator, body, "range-operator");
        }
        return new TargetValue(text, Kind.RANGE, operator, withoutWord, lower, upper, unit, percent, null);
    }

    private static BigDecimal times(String digits, @Nullable String word) {
        BigDecimal number = new BigDecimal(digits.replace(",", ""));
        BigDecimal factor = word == null ? BigDecimal.ONE : Amount.unit(word).orElse(BigDecimal.ONE);
        return Amount.plain(number.multiply(factor));
    }

    private static TargetValue qualitative(String text) {
        return new TargetValue(text, Kind.QUALITATIVE, null, text, null, null, "", false, null);
    }

    private static TargetValue unreadable(String text, @Nullable Operator operator, String body, String reason) {
        return new TargetValue(text, Kind.UNREADABLE, operator, body, null, null, "", false, reason);
    }

    private static @Nullable Operator leading(String plain) {
        for (Operator operator : BEFORE) {
            if (plain.startsWith(operator.glyph())) {
                return operator;
            }
        }
        return null;
    }

    /** From words separated by blanks; those left of the bar are standard. */
    private static List<Operator> operators(Map<Comparator, String> words) {
        List<Operator> operators = new ArrayList<>();
        words.forEach((comparator, glyphs) -> {
            boolean standard = true;
            for (String glyph : glyphs.split(" ")) {
                if (glyph.equals("|")) {
                    standard = false;
                } else {
                    operators.add(new Operator(comparator, glyph, standard));
                }
            }
        });
        operators.sort(java.util.Comparator.comparingInt(
                        (Operator operator) -> -operator.glyph().length())
                .thenComparing(Operator::glyph));
        return List.copyOf(operators);
    }
}
