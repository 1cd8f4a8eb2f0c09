package org.jixiao.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import org.jixiao.model.Numerals;
import org.jspecify.annotations.Nullable;

/**
 * The one time that a text names: 2022年6月30日, 9月中旬, 二季度末, 上半年, 年底, 4—10月, 每月10日; with anything around it.
 *
 * @param first its first day; of a day of every month that day in the month {@link #ANY_MONTH}
 * @param last its last day, likewise
 * @param period whether it is one from a month to another: two that end alike may begin otherwise
 */
record Moment(LocalDate first, LocalDate last, boolean period) {
    /** Stands for every month: 每月10日 is the 10th of it. */
    private static final YearMonth ANY_MONTH = YearMonth.of(1, 1);

    private static final String DASH = "[-~至到—–]";

    private static final Finder TIME = Finder.ofNumbers(
            "次明每当首末上下年第一二三四",
            "(?<!\\d)(?:"
                    + "(?<fullYear>20\\d{2})[-./](?<fullMonth>\\d{1,2})(?:[-./](?<fullDay>\\d{1,2}))?(?![\\d%])"
                    + "|(?:(?<year>20\\d{2})年|(?<next>次年|明年))?(?:"
                    + "(?<from>\\d{1,2}月?(?:\\d{1,2}日)?" + DASH
                    + ")?(?<month>\\d{1,2})月份?(?:(?<day>\\d{1,2})[日号]?|(?<part>[上中下]旬|[初中底末]))?"
                    + "|(?:(?<fromQuarter>[1-4一二三四]" + DASH + ")|第)?(?<quarter>[1-4一二三四])季度(?<end>[底末])?"
                    + "|(?<half>[上下])半年"
                    + "|(?:年|(?<=年))(?<turn>[初底末]))"
                    + "|(?:每个?月|次月|当月|首月|末月|^)(?<anyDay>\\d{1,2})[日号])");

    /** @param year of a time without one; null where nobody knows, and such a time is none */
    static @Nullable Moment in(String text, @Nullable Integer year) {
        Finder.Search times = TIME.in(Texts.folded(text));
        if (!times.next()) {
            return null;
        }
        Matcher m = times.match();
        try {
            Moment moment = of(m, year);
            return times.next() ? null : moment;
        } catch (DateTimeException noSuchDay) { // 13月
            return null;
        }
    }

    private static @Nullable Moment of(Matcher m, @Nullable Integer given) {
        if (m.group("anyDay") != null) {
            return day(ANY_MONTH, m.group("anyDay"));
        }
        String typed = m.group("fullYear") == null ? m.group("year") : m.group("fullYear");
        Integer known = typed == null ? given : Integer.valueOf(typed);
        if (known == null) {
            return null;
        }
        int year = known + (m.group("next") == null ? 0 : 1);
        if (m.group("quarter") != null) {
            int quarter = Integer.parseInt(Numerals.inDigits(m.group("quarter")));
            int first = m.group("end") == null ? quarter * 3 - 2 : quarter * 3;
            return months(year, first, quarter * 3, m.group("fromQuarter") != null);
        }
        if (m.group("half") != null) {
            return m.group("half").equals("上") ? months(year, 1, 6, false) : months(year, 7, 12, false);
        }
        if (m.group("turn") != null) {
            int month = m.group("turn").equals("初") ? 1 : 12;
            return months(year, month, month, false);
        }
        boolean full = m.group("fullMonth") != null;
        YearMonth month = YearMonth.of(year, Integer.parseInt(m.group(full ? "fullMonth" : "month")));
        String day = m.group(full ? "fullDay" : "day");
        boolean period = m.group("from") != null;
        if (day != null) {
            Moment one = day(month, day);
            return new Moment(one.first, one.last, period);
        }
        String part = m.group("part") == null ? "" : m.group("part");
        return switch (part.isEmpty() ? ' ' : part.charAt(0)) {
            case '上', '初' -> new Moment(month.atDay(1), month.atDay(10), period);
            case '中' -> new Moment(month.atDay(11), month.atDay(20), period);
            case '下' -> new Moment(month.atDay(21), month.atEndOfMonth(), period);
            case '底', '末' -> new Moment(month.atEndOfMonth(), month.atEndOfMonth(), period);
            default -> new Moment(month.atDay(1), month.atEndOfMonth(), period);
        };
    }

    private static Moment day(YearMonth month, String day) {
        LocalDate date = month.atDay(Integer.parseInt(day));
        return new Moment(date, date, false);
    }

    private static Moment months(int year, int first, int last, boolean period) {
        return new Moment(
                YearMonth.of(year, first).atDay(1), YearMonth.of(year, last).atEndOfMonth(), period);
    }

    /** Whether it has come by then: a month, or half a year, as soon as it begins; null where one is of every month and the other is not. */
    @Nullable
    Boolean isInTimeFor(Moment deadline) {
        boolean comparable =
                (first.getYear() == ANY_MONTH.getYear()) == (deadline.last.getYear() == ANY_MONTH.getYear());
        return comparable ? !first.isAfter(deadline.last) : null;
    }
}
