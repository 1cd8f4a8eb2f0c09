package org.jixiao.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates from the ways in which offices write them. */
public final class Dates {
    /** The ways to write one, each with the year, the month, and the day or 初, 底, 末, if any. */
    private static final List<Pattern> WRITTEN = List.of(
            Pattern.compile("(\\d{4}|\\d{2})(?:[-/.、]|年)(\\d{1,2})(?:[-/.、]|月)(\\d{1,2})[日号]?"
                    + "(?:[T ]?\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)?"),
            Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})?"),
            Pattern.compile("(\\d{4})(?:[-/.]|年)(\\d{1,2})月?(?:份)?([初底末])?"));

    /** What people put between two dates; a hyphen may also be part of them. */
    private static final Pattern BETWEEN = Pattern.compile("起?[至到~—–-]+\\n?|\\n|(?<=[日号])(?=20\\d{2}年)");

    /** 2023.1-12: months of one year, where the year ends otherwise than the first month. */
    private static final Pattern MONTHS = Pattern.compile("(20\\d{2})(?:[./]|年)(\\d{1,2})月?[至到~—–-]+(\\d{1,2})月?");
    /** What stands around a period: 自2023年3月起至2024年2月止, 2023年1月-12月(共12个月). */
    private static final Pattern AROUND = Pattern.compile("^[自从]|止?(?:\\([^()]*\\))?$");

    /** 2021年度, 2021-2023年: whole years. */
    private static final Pattern YEARS = Pattern.compile("(20\\d{2})(?=年|[至到~—–-])年?度?(?:[至到~—–-]+(20\\d{2})年?度?)?");

    /** Excel's day numbers between 1982 and 2064: a bare number in a date cell outside of them is no date. */
    private static final BigDecimal FIRST_SERIAL = new BigDecimal(30_000);

    private static final BigDecimal LAST_SERIAL = new BigDecimal(60_000);

    private Dates() {}

    /**
     * Understands {@code 2020-01-02}, {@code 2020/1/2}, {@code 2020.1.2}, {@code 2020年1月2日}, {@code 20200102}, {@code 二〇二〇年一月二日}, full-width
     * digits, a time behind the day, Excel's day number as text, a month alone, and {@code 2020年初}, {@code 2020年6月底}.
     *
     * @param text as typed
     * @param endOfMonth whether a month alone means its last day (an end date) or its first
     * @return the day, or empty for anything that is not exactly one date
     */
    public static Optional<LocalDate> parse(String text, boolean endOfMonth) {
        String plain = Folding.fold(text)
                .replaceAll("[\\p{Cf}]", "")
                .replaceAll("[—–−]+", "-")
                .replaceAll("\\s*([-/.年月日])\\s*", "$1")
                .strip()
                .replaceFirst("年初$", "年1月初")
                .replaceFirst("年[底末]$", "年12月底");
        plain = plain.indexOf('年') > 0 ? inDigits(plain) : plain;
        try {
            for (Pattern written : WRITTEN) {
                Matcher m = written.matcher(plain);
                if (m.matches()) {
                    return Optional.of(date(m.group(1), m.group(2), m.group(3), endOfMonth));
                }
            }
            return plain.matches("\\d{5}") ? ofSerial(new BigDecimal(plain)) : Optional.empty();
        } catch (DateTimeException noSuchDay) { // 2020-02-30: text that looks like a date and is none
            return Optional.empty();
        }
    }

    /**
     * The two dates of a period in one text: {@code 202001-202012}, {@code 2020-01-02至2020-12-30}, {@code 2023年4月-2024年2月},
     * {@code 2020年1-12月}, {@code 2020年3月至年底}, {@code 自2020年3月起至2021年2月止}, {@code 2021年度}, {@code 2021-2023年}.
     *
     * @return the texts of the first and of the second date, each empty where it is missing; the whole text twice where it is no period
     */
    public static List<String> period(String text) {
        String folded = Folding.fold(text).strip();
        String dense = folded.replaceAll("(?<=\\d[日号月]?)[ \\t]+(?=20\\d{2}[-./年])", "至")
                .replaceAll("[ \\t]", "");
        String bare = AROUND.matcher(dense).replaceAll("");
        String plain = bare.indexOf('年') > 0 ? inDigits(bare) : bare;
        Matcher months = MONTHS.matcher(plain);
        if (months.matches()) {
            return List.of(months.replaceAll("$1年$2月"), months.replaceAll("$1年$3月"));
        }
        if (plain.isEmpty() || parse(plain, false).isPresent()) {
            return List.of(plain, "");
        }
        Matcher years = YEARS.matcher(plain);
        if (years.matches()) {
            String last = years.group(2) == null ? years.group(1) : years.group(2);
            return List.of(years.group(1) + "年1月", last + "年12月");
        }
        Matcher between = BETWEEN.matcher(plain);
        while (between.find()) {
            String first = plain.substring(0, between.start());
            String second = plain.substring(between.end());
            if (second.matches("\\d{1,2}[月./].*|年[底末]") && first.length() > 4) {
                second = first.substring(0, 4) + (second.startsWith("年") ? "" : "年") + second; // of the same year
            }
            if ((first.isEmpty() || parse(first, false).isPresent())
                    && (second.isEmpty() || parse(second, true).isPresent())) {
                return List.of(first, second);
            }
        }
        return List.of(text, text);
    }

    /** The day of a number of Excel's 1900 system, where it is a likely one for a form. */
    public static Optional<LocalDate> ofSerial(BigDecimal serial) {
        boolean likely = serial.compareTo(FIRST_SERIAL) >= 0 && serial.compareTo(LAST_SERIAL) <= 0;
        return likely ? Optional.of(LocalDate.of(1899, 12, 30).plusDays(serial.longValue())) : Optional.empty();
    }

    /** 二〇二〇年十月二十一日 with digits. */
    private static String inDigits(String chinese) {
        return Numerals.inDigits(chinese.replace("元月", "1月"));
    }

    /** @param day its number, or 初, 底, 末; null where nothing is said of it */
    private static LocalDate date(String year, String month, @Nullable String day, boolean endOfMonth) {
        YearMonth of = YearMonth.of(Integer.parseInt(year.length() == 2 ? "20" + year : year), Integer.parseInt(month));
        if (day != null && Character.isDigit(day.charAt(0))) {
            return of.atDay(Integer.parseInt(day));
        }
        return (day == null ? endOfMonth : !day.equals("初")) ? of.atEndOfMonth() : of.atDay(1);
    }
}
