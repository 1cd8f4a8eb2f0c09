package org.jixiao.workbook;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.Memo;
import org.jspecify.annotations.Nullable;

/**
 * How a number format makes a stored number look, as far as it changes what the number means.
 *
 * @param before the text that is seen in front of the number: {@code ≥} of {@code "≥"0"人"}
 * @param behind the text that is seen behind it
 * @param digits how many digits a whole number has at least: six of {@code 000000}, which shows 1001 as 001001
 */
record NumberFormat(Kind kind, String before, String behind, int digits) {
    /** What kind of value is seen. */
    enum Kind {
        PLAIN,
        PERCENT,
        DATE,
        /** A date of which only year and month are seen: what 2020年12月 becomes that somebody typed. */
        MONTH
    }

    static final NumberFormat PLAIN = new NumberFormat(Kind.PLAIN, "", "", 0);
    static final NumberFormat PERCENT = new NumberFormat(Kind.PERCENT, "", "", 0);
    static final NumberFormat DATE = new NumberFormat(Kind.DATE, "", "", 0);
    static final NumberFormat MONTH = new NumberFormat(Kind.MONTH, "", "", 0);

    /** What stands around the digits: text, characters that need no quotes, widths, fillings, colors, languages, signs of money. */
    private static final String AROUND = "(?:\"[^\"]*\"|[\\\\!_*].|\\[[^\\]<>=]*\\]|[¥￥$\\s]|\\p{IsHan})*";

    /**
     * A number with text around it. Commas at its end show it in thousands, digits behind a point that is mere text in tenths: {@code
     * 0!.0,"万元"} shows 80,000 as 8.0万元.
     */
    private static final Pattern NUMBER = Pattern.compile("(?i)(?<condition>\\[[<>=][^\\]]*\\])?(?<before>" + AROUND
            + ")(?<digits>general|[#0?]+(?:,[#0?]+)*)(?:(?<text>[\\\\!]\\.|\"\\.\")(?<tenths>[#0?]+)|\\.[#0?]+)?(?<thousands>,*)%?"
            + "(?<behind>" + AROUND + ")(?:;.*)?");

    /** By how many digits a number looks shorter, the word that makes up for it. */
    private static final Map<Integer, String> TIMES = Map.of(0, "", 3, "千", 4, "万", 8, "亿");

    /**
     * What a code shows as it is: text in quotes, a color or language in brackets, the character behind a {@code \\} or, in Chinese
     * Excel, a {@code !}; a width ({@code _}), a filling ({@code *}). General has an e, which is a year elsewhere.
     */
    private static final Pattern DECORATION =
            Pattern.compile("general|\"[^\"]*(?:\"|$)|\\[[^\\]]*(?:\\]|$)|[\\\\!_*].?", Pattern.DOTALL);

    /** Parts of dates and times; a bare e is the year, E+00 and E-00 are exponents; aaa is the day of the week, 周一. */
    private static final Pattern TIME = Pattern.compile("[ymdhs]|e(?![+-])|aaa");

    private static final Pattern MONTHS =
            Pattern.compile("[^ymedhsa]*(?:[ye]+[^ymedhsa]*m+|m+[^ymedhsa]*[ye]+)[^ymedhsa]*");

    /** Few codes are in use, and each form has the same. */
    private static final Memo<NumberFormat> OF_CODES = new Memo<>(NumberFormat::judge);

    /**
     * Judges a format.
     *
     * @param id the number of the format; those below 164 have a built-in meaning where the file gives no code for them
     * @param code the code as the file gives it, for example {@code yyyy"年"m"月"}, or null
     */
    static NumberFormat of(int id, @Nullable String code) {
        return code == null ? builtIn(id) : OF_CODES.of(code);
    }

    /** Judges a format of the XML of Excel 2003: one of the names that it has, or a code. */
    static NumberFormat named(String format) {
        return switch (format) {
            case "General Date", "Long Date", "Medium Date", "Short Date", "Long Time", "Medium Time", "Short Time" ->
                DATE;
            case "Percent" -> PERCENT;
            case "General Number", "Currency", "Euro Currency", "Fixed", "Standard", "Scientific" -> PLAIN;
            case "Yes/No", "True/False", "On/Off" -> PLAIN;
            default -> OF_CODES.of(format);
        };
    }

    private static NumberFormat builtIn(int id) {
        return switch (id) {
            case 9, 10 -> PERCENT;
            case 17, 27, 36, 50, 52, 57 -> MONTH;
            case 14, 15, 16, 18, 19, 20, 21, 22, 45, 46, 47 -> DATE;
            // Of Chinese, Japanese and Korean Excel, which POI does not know (31: yyyy年m月d日).
            case 28, 29, 30, 31, 32, 33, 34, 35, 51, 53, 54, 55, 56, 58 -> DATE;
            default -> PLAIN;
        };
    }

    private static NumberFormat judge(String code) {
        String rest = DECORATION.matcher(code.toLowerCase(Locale.ROOT)).replaceAll("");
        if (TIME.matcher(rest).find()) {
            return MONTHS.matcher(rest).matches() ? MONTH : DATE;
        }
        NumberFormat bare = rest.indexOf('%') >= 0 ? PERCENT : PLAIN;
        Matcher number = NUMBER.matcher(code);
        return number.matches() ? around(number, bare) : bare;
    }

    /** Where a number looks shorter than it is, without the 万 or the like behind it that makes up for that; else no text is to be trusted. */
    private static NumberFormat around(Matcher number, NumberFormat bare) {
        int tenths = number.group("text") == null ? 0 : number.group("tenths").length();
        int shorter = tenths + 3 * number.group("thousands").length();
        String times = TIMES.get(shorter);
        String behind = text(number.group("behind"));
        String digits = number.group("digits");
        boolean padded = shorter == 0 && digits.matches("00+");
        boolean sometimes = shorter == 0 && number.group("condition") != null;
        return times == null || !behind.startsWith(times) || sometimes
                ? bare
                : new NumberFormat(
                        bare.kind,
                        text(number.group("before")),
                        behind.substring(times.length()),
                        padded ? digits.length() : 0);
    }

    /** What is seen of a code around the digits, signs of money aside. */
    private static String text(String code) {
        return code.replaceAll("\\[[^\\]]*\\]|[_*].|[¥￥$\\s]|\"|[\\\\!](?=.)", "");
    }
}
