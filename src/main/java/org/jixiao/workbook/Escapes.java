package org.jixiao.workbook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How Office writes characters that XML cannot hold: {@code _xHHHH_}; and the underscore of a text that only looks like that. */
public final class Escapes {
    /** How many characters a cell can hold, from Excel's specification. */
    public static final int LONGEST = Limits.TEXT;

    /** The same where a label may stand beside the text. */
    public static final int BESIDE_LABEL = 32_000;

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final Pattern UNDERSCORE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private Escapes() {}

    /** A text as POI must be given it so that Excel shows it as it is: POI writes {@code _x000D_} as it stands. */
    public static String written(String text) {
        return text.contains("_x") ? UNDERSCORE.matcher(text).replaceAll("_x005F_") : text;
    }

    /** The same, no longer than so many characters as written; what does not fit shows as … at its end. */
    public static String written(String text, int longest) {
        String written = written(fitting(text, longest));
        return written.length() <= longest ? written : written(fitting(text, longest / 2)); // at most twice as long
    }

    /** A text no longer than so many characters; what does not fit shows as … at its end. */
    public static String fitting(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }

    /** The text that Office means. */
    static String read(String text) {
        return text.contains("_x")
                ? ESCAPE.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                : text;
    }
}
