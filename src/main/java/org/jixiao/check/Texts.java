package org.jixiao.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small questions about short texts, as names are. */
final class Texts {
    private static final Pattern NOTE = Pattern.compile("\\([^()]*\\)$");
    private static final Pattern DOUBLED = Pattern.compile("([\\p{L}]{2,})\\1");
    private static final Pattern YEARS = Pattern.compile("(20\\d{2})年?(?:[-—–~至到](20\\d{2}))?年");

    private Texts() {}

    /** One width, no blanks. */
    static String folded(String text) {
        return Words.fold(text).replaceAll("[\\s\\p{Z}]", "");
    }

    /** Folded, and without a note in brackets behind it: 满意度 of 满意度（%）. */
    static String bare(String text) {
        return NOTE.matcher(folded(text)).replaceFirst("");
    }

    /** The years that a text names with 年, those within a span too. */
    static List<Integer> years(String text) {
        List<Integer> years = new ArrayList<>();
        Matcher m = YEARS.matcher(folded(text));
        while (m.find()) {
            int first = Integer.parseInt(m.group(1));
            int last = m.group(2) == null ? first : Integer.parseInt(m.group(2));
            for (int year = first; year <= last; year++) {
                years.add(year);
            }
        }
        return years;
    }

    /** What stands twice: two letters or more one behind the other, or one of the words anywhere; empty where nothing does. */
    static String repeated(String text, String words) {
        String plain = folded(text);
        Matcher doubled = DOUBLED.matcher(plain);
        return doubled.find()
                ? doubled.group(1)
                : Words.list(words).stream()
                        .filter(word -> !word.isBlank() && plain.indexOf(word) != plain.lastIndexOf(word))
                        .findFirst()
                        .orElse("");
    }
}
