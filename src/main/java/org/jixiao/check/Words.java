package org.jixiao.check;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jixiao.model.Names;

/** What can be told of a Chinese text by its words alone, without understanding it. */
final class Words {
    /** 1. 2、 （3） at the beginning of a clause. */
    private static final Pattern LIST_NUMBER =
            Pattern.compile("(?:^|(?<=[\\s。;,:、]))\\(?\\d{1,2}[).、](?!\\d)", Pattern.MULTILINE);

    private static final Pattern YEAR_OR_ORDINAL = Pattern.compile("(?:19|20)\\d{2}(?!\\d)年?度?|第\\d+|十[一二三四五]五");
    private static final Pattern NUMBER = Pattern.compile("\\d|百分之|[二两三四五六七八九十百千万]+[个名位人场次项家期篇份套台届批户]");

    private static final String MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])";
    private static final Pattern TIME = Pattern.compile("(?:(?<from>" + MONTH + ")月?(?:份|底|初)?[-~至到—–]+)?(?<to>" + MONTH
            + ")月(?!度)|[一二三四1-4]、?(?:[一二三四1-4]、?)*季度|[上下]半年");

    private static final Pattern GRADE =
            Pattern.compile("(?:等级|等次|级别|评价结果|自评结果|评价结论|自评结论)(?:评?定?为|是|:)?[“\"'「]?([优良中差])(?=秀|好|等|级|[”\"'」。,;、)]|$)");

    /** A text of more letters says something, whatever it begins with. */
    private static final int LONGEST = 15;

    private Words() {}

    /** The words of a list that 、 or line breaks separate, in order. */
    static List<String> list(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s*[、\n]\\s*"));
    }

    /** One width for all characters. */
    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** Whether a text is nothing but marks, or one of the words; one that ends in … is the beginning of a longer, but short text. */
    static boolean isPlaceholder(String text, List<String> words) {
        if (text.chars().filter(Character::isLetterOrDigit).limit(LONGEST + 1L).count() > LONGEST) {
            return false;
        }
        String letters = Names.key(text);
        return letters.isEmpty()
                || words.stream()
                        .anyMatch(word -> word.endsWith("…")
                                ? letters.startsWith(Names.key(word))
                                : letters.equals(Names.key(word)));
    }

    /** The grade that a text gives as a result: 优 of 自评等级为“优”, 评价结果：优秀; empty where it gives none. */
    static String grade(String text) {
        Matcher m = GRADE.matcher(fold(text).replaceAll("\\s", ""));
        return m.find() ? m.group(1) : "";
    }

    static boolean hasQuantity(String text) {
        String rest = LIST_NUMBER.matcher(fold(text)).replaceAll("");
        return NUMBER.matcher(YEAR_OR_ORDINAL.matcher(rest).replaceAll("")).find();
    }

    static int timePoints(String text) {
        Set<String> points = new HashSet<>();
        Matcher m = TIME.matcher(fold(text).replaceAll("\\s", ""));
        while (m.find()) {
            points.add(m.group("to") == null ? m.group() : m.group("to"));
            if (m.group("from") != null) {
                points.add(m.group("from"));
            }
        }
        return points.size();
    }

    static List<String> measures(String text, List<String> units) {
        List<String> found = new ArrayList<>();
        if (!units.isEmpty()) {
            String unit = units.stream().map(Pattern::quote).collect(Collectors.joining("|"));
            Matcher m = Pattern.compile("(?<![第每\\d.])\\d[\\d,.]*[万亿]?(?:" + unit + ")(?![月年]|及?以[上下内])")
                    .matcher(fold(text));
            while (m.find()) {
                found.add(m.group());
            }
        }
        return List.copyOf(found);
    }
}
