package org.jixiao.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The months and days that a text names ({@code 2019年8-12月}, {@code 3月15日}, {@code 2020.5-2020.7}), held against the time from
 * start to end. A month counts as inside where any of its days is. One without a year belongs to the year named before it or the
 * one after that, else to that of the start or the end: whatever puts it inside.
 */
final class DateMentions {
    private static final String DAY = "(?:(?<%s>\\d{1,2})[日号])?";
    private static final Finder MENTION = Finder.ofNumbers(
            "次翌明去前上下每",
            "(?<![\\d.])(?<relative>[次翌明去前]年|[上下]一?年度?|每年)?(?:(?<y1>20\\d{2})年)?"
                    + "(?<m1>\\d{1,2})(?=月|[-—–~至到]+(?:20\\d{2}年)?\\d{1,2}月)月?份?" + DAY.formatted("d1")
                    + "(?:[-—–~至到]+(?:(?<y2>20\\d{2})年)?(?<m2>\\d{1,2})月" + DAY.formatted("d2") + ")?"
                    + "(?=(?<issued>(?:印发|发布|出台|下发|批复|修订)了?[的《])?)"
                    + "|(?<year>20\\d{2})年");
    private static final Pattern DOTTED =
            Pattern.compile("(?=2)(?<![\\d.])(20\\d{2})[-./](\\d{1,2})(?:[-./](\\d{1,2}))?(?![\\d万元%.])");

    private DateMentions() {}

    private record Span(LocalDate from, LocalDate to) {}

    /**
     * The mentions that reach beyond the end.
     *
     * @param orBefore also those that begin before the start; but not more than a year before it, which tell of the past, nor the
     *     date of a document: 2023年12月印发的方案
     */
    static List<String> outside(String text, LocalDate start, LocalDate end, boolean orBefore) {
        Predicate<Span> isAfter = span -> span.to().isAfter(end);
        Predicate<Span> isBefore =
                span -> orBefore && span.from().isBefore(start) && !span.from().isBefore(start.minusYears(1));
        List<String> found = new ArrayList<>();
        Integer named = null;
        Finder.Search mentions = MENTION.in(plain(text));
        while (mentions.next()) {
            Matcher m = mentions.match();
            if (m.group("year") != null) {
                named = Integer.valueOf(m.group("year"));
            } else if (m.group("relative") == null) {
                Integer own = m.group("y1") == null ? null : Integer.valueOf(m.group("y1"));
                List<Span> spans = spans(m, own, named, start, end);
                boolean document = own != null && m.group("issued") != null;
                if (!spans.isEmpty() && spans.stream().allMatch(document ? isAfter : isAfter.or(isBefore))) {
                    found.add(m.group());
                }
                named = own == null ? named : own;
                named = m.group("y2") == null ? named : Integer.valueOf(m.group("y2"));
            }
        }
        return found.stream().distinct().toList();
    }

    private static List<Span> spans(
            Matcher m, @Nullable Integer own, @Nullable Integer named, LocalDate start, LocalDate end) {
        Stream<Integer> years = own != null
                ? Stream.of(own)
                : named != null
                        ? Stream.of(named, named + 1, start.getYear(), end.getYear())
                        : Stream.of(start.getYear(), end.getYear());
        return years.flatMap(year -> span(m, year, start, end).stream()).toList();
    }

    /** The start's and the end's own months are inside from the first day to the last, unless a day is named. */
    private static Optional<Span> span(Matcher m, int year, LocalDate start, LocalDate end) {
        try {
            YearMonth first = YearMonth.of(year, Integer.parseInt(m.group("m1")));
            YearMonth last = last(m, first);
            String day = m.group("d1");
            String lastDay = m.group(m.group("m2") == null ? "d1" : "d2");
            LocalDate from = first.equals(YearMonth.from(start)) ? start : first.atDay(1);
            LocalDate to = last.equals(YearMonth.from(end)) ? end : last.atEndOfMonth();
            return Optional.of(new Span(
                    day == null ? from : first.atDay(Integer.parseInt(day)),
                    lastDay == null ? to : last.atDay(Integer.parseInt(lastDay))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static YearMonth last(Matcher m, YearMonth first) {
        if (m.group("m2") == null) {
            return first;
        }
        YearMonth last = first.withMonth(Integer.parseInt(m.group("m2")));
        return m.group("y2") != null
                ? last.withYear(Integer.parseInt(m.group("y2")))
                : last.isBefore(first) ? last.plusYears(1) : last;
    }

    /** One width, no blanks, and 2020.5 as 2020年5月. */
    private static String plain(String text) {
        return DOTTED.matcher(Texts.folded(text))
                .replaceAll(m -> m.group(1) + "年" + m.group(2) + "月" + (m.group(3) == null ? "" : m.group(3) + "日"));
    }
}
