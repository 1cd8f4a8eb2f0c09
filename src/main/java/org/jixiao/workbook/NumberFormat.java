package org.jixiao.workbook;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a number format makes a stored number look, as far as it changes what the number means. */
enum NumberFormat {
    PLAIN,
    PERCENT,
    DATE;

    /**
     * Judges a format.
     *
     * @param id the number of the format; those below 164 have a built-in meaning where the file gives no code for them
     * @param code the code as the file gives it, for example {@code yyyy"年"m"月"}, or null
     */
    static NumberFormat of(int id, @Nullable String code) {
        return code == null ? builtIn(id) : ofCode(code);
    }

    /** Judges a format of the XML of Excel 2003: one of the names that it has, or a code. */
    static NumberFormat named(String format) {
        return switch (format) {
            case "General Date", "Long Date", "Medium Date", "Short Date", "Long Time", "Medium Time", "Short Time" ->
                DATE;
            case "Percent" -> PERCENT;
            case "General Number", "Currency", "Euro Currency", "Fixed", "Standard", "Scientific" -> PLAIN;
            case "Yes/No", "True/False", "On/Off" -> PLAIN;
            default -> ofCode(format);
        };
    }

    private static NumberFormat builtIn(int id) {
        if (id == 9 || id == 10) {
            return PERCENT;
        }
        // 27–36 and 50–58 are the date formats of Chinese, Japanese and Korean Excel, which POI does not know (31:
        // yyyy年m月d日).
        boolean date =
                (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
        return date ? DATE : PLAIN;
    }

    private static NumberFormat ofCode(String code) {
        // "General" has an e, which is a year elsewhere.
        String rest = code.toLowerCase(Locale.ROOT).replace("general", "");
        boolean percent = false;
        for (int i = 0; i < rest.length(); i++) {
            switch (rest.charAt(i)) {
                case '"' -> i = skipTo('"', rest, i);
                case '[' -> i = skipTo(']', rest, i);
                // The next character is shown as it is (\ and, in Chinese Excel, !), is a width (_), or fills the cell
                // (*).
                case '\\', '!', '_', '*' -> i++;
                case '%' -> percent = true;
                case 'y', 'm', 'd', 'h', 's' -> {
                    return DATE;
                }
                case 'e' -> {
                    // E+00 and E-00 are exponents; a bare e is the year.
                    boolean exponent =
                            i + 1 < rest.length() && (rest.charAt(i + 1) == '+' || rest.charAt(i + 1) == '-');
                    if (!exponent) {
                        return DATE;
                    }
                }
                case 'a' -> {
                    // aaa and aaaa: the day of the week, 周一 and 星期一.
                    if (rest.startsWith("aaa", i)) {
                        return DATE;
                    }
                }
                default -> {
                    // digits, separators and literal characters change nothing
                }
            }
        }
        return percent ? PERCENT : PLAIN;
    }

    private static int skipTo(char end, String code, int start) {
        int found = code.indexOf(end, start + 1);
        return found < 0 ? code.length() : found;
    }
}
