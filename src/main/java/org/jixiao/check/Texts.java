package org.jixiao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jixiao.model.Amount;
import org.jixiao.model.Folding;
import org.jixiao.model.Memo;
import org.jixiao.model.Names;
import org.jixiao.model.TargetValue;

/** What can be told of a Chinese text by its words alone, without understanding it. */
final class Texts {
    /** Longer texts are prose and no number. */
    private static final int LONGEST_NUMBER = 200;

    private static final Pattern DOUBLED = Pattern.compile("([\\p{L}]{2,})\\1");
    private static final Pattern YEARS = Pattern.compile("(20\\d{2})年?(?:[-—–~至到](20\\d{2}))?年");

    /** 1. 2、 （3） at the beginning of a clause. */
    private static final String LIST_NUMBER = "(?:^|(?<=[\\s。;,:、]))\\(?\\d{1,2}[).、](?!\\d)";

    private static final String YEAR_OR_ORDINAL = "(?:19|20)\\d{2}(?!\\d)年?度?|第\\d+|十[一二三四五]五";
    private static final String CHINESE = "二两三四五六七八九十百千万";
    private static final String NUMBER = "\\d|百分之|[" + CHINESE + "]+[个名位人场次项家期篇份套台届批户]";
    /** A number, or what only looks like one. */
    private static final Finder QUANTITY = Finder.ofNumbers(
            "(第" + CHINESE, "(?m)" + LIST_NUMBER + "|" + YEAR_OR_ORDINAL + "|(?<quantity>" + NUMBER + ")");

    private static final String MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])";
    private static final Pattern TIME = Pattern.compile("(?:(?<from>" + MONTH + ")月?(?:份|底|初)?[-~至到—–]+)?(?<to>" + MONTH
            + ")月(?!度)|(?<![一二三四1-4])[一二三四1-4][一二三四1-4、]*+季度|[上下]半年");

    private static final Pattern GRADE =
            Pattern.compile("(?:等级|等次|级别|评价结果|自评结果|评价结论|自评结论)(?:评?定?为|是|:)?[“\"'「]?([优良中差])(?=秀|好|等|级|[”\"'」。,;、)]|$)");

    private static final Memo<String> FOLDED = new Memo<>(text -> Folding.dense(Folding.fold(text)));
    private static final Memo<String> KEYS = new Memo<>(Names::key);
    private static final Memo<Finder> MEASURES = new Memo<>(Texts::measures);

    private Texts() {}

    /** One width, no blanks. */
    static String folded(String text) {
        return FOLDED.of(text);
    }

    /** As {@link Names#key}, for texts that several rules ask about. */
    static String key(String text) {
        return KEYS.of(text);
    }

    /** One width, no blanks but line breaks. */
    static String line(String text) {
        return Folding.dense(Folding.fold(text), '\n');
    }

    /** What stands before a place, back to one of the characters that end what was before it, or to another place. */
    static String before(String text, int from, int to, String ends) {
        int start = to;
        while (start > from && ends.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return text.substring(start, to);
    }

    /** The first characters of a text, and …… where there are more; no number is cut in two. */
    static String beginning(String text, int shown) {
        int to = outsideNumber(text, Math.min(shown, text.length()));
        return to < text.length() ? text.substring(0, to) + "……" : text;
    }

    /** The last characters of a text, behind …… where there are more; no number is cut in two. */
    static String end(String text, int shown) {
        int from = outsideNumber(text, Math.max(0, text.length() - shown));
        return from > 0 ? "……" + text.substring(from) : text;
    }

    /** A place in a text, or the beginning of the number in whose middle it is. */
    private static int outsideNumber(String text, int place) {
        int outside = place;
        while (outside > 0
                && outside < text.length()
                && Character.isDigit(text.charAt(outside))
                && Character.isDigit(text.charAt(outside - 1))) {
            outside--;
        }
        return outside;
    }

    /** Folded, and without a note in brackets behind it: 满意度 of 满意度（%）. */
    static String bare(String text) {
        String folded = folded(text);
        int note = folded.lastIndexOf('(');
        return note >= 0 && folded.indexOf(')', note) == folded.length() - 1 ? folded.substring(0, note) : folded;
    }

    /** The years that a text names with 年, those within a span too. */
    static List<Integer> years(String text) {
        List<Integer> years = new ArrayList<>();
        Matcher m = YEARS.matcher(folded(text));
        while (m.find()) {
            int first = Integer.parseInt(m.group(1));
            int last = m.group(2) == null ? first : Integer.parseInt(m.group(2));
            IntStream.rangeClosed(first, last).forEach(years::add);
        }
        return years;
    }

    /** What stands twice: two letters or more one behind the other, or one of the words anywhere; empty where nothing does. */
    static String repeated(String text, String words) {
        String plain = folded(text);
        Matcher doubled = DOUBLED.matcher(plain);
        return doubled.find()
                ? doubled.group(1)
                : WordList.of(words).words.stream()
                        .filter(word -> !word.isBlank() && plain.indexOf(word) != plain.lastIndexOf(word))
                        .findFirst()
                        .orElse("");
    }

    /** The grade that a text gives as a result: 优 of 自评等级为“优”, 评价结果：优秀; empty where it gives none. */
    static String grade(String text) {
        Matcher m = GRADE.matcher(folded(text));
        return m.find() ? m.group(1) : "";
    }

    /** Whether a text names a number that is no year, no ordinal and no number of a list. */
    static boolean hasQuantity(String text) {
        Finder.Search search = QUANTITY.in(Folding.fold(text));
        boolean found = false;
        while (!found && search.next()) {
            found = search.match().group("quantity") != null;
        }
        return found;
    }

    /** Whether a text is nothing but a number, an amount or a number with a short unit. */
    static boolean isNumber(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return false;
        }
        if (Amount.parse(text, BigDecimal.ONE).isPresent()) {
            return true;
        }
        TargetValue target = TargetValue.parse(text);
        return target.isNumeric() && target.unit().length() <= 2;
    }

    /** How many different months, quarters and halves of the year a text names. */
    static int timePoints(String text) {
        Set<String> points = new HashSet<>();
        Matcher m = TIME.matcher(folded(text));
        while (m.find()) {
            points.add(m.group("to") == null ? m.group() : m.group("to"));
            if (m.group("from") != null) {
                points.add(m.group("from"));
            }
        }
        return points.size();
    }

    /** The numbers with one of the units in a text; 第2台, 每2台 and 2台以上 do not count. */
    static List<String> measures(String text, String units) {
        return units.isBlank() ? List.of() : MEASURES.of(units).all(Folding.fold(text));
    }

    private static Finder measures(String units) {
        String unit = WordList.of(units).words.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return Finder.ofNumbers("", "(?<![第每\\d.])\\d[\\d,.]*[万亿]?(?:" + unit + ")(?![月年]|及?以[上下内])");
    }
}
