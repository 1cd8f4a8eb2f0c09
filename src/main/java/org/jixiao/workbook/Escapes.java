package org.jixiao.workbook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How Office writes characters that XML cannot hold: {@code _xHHHH_}; and the underscore of a text that only looks like that. */
public final class Escapes {
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final Pattern UNDERSCORE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private Escapes() {}

    /** A text as POI must be given it so that Excel shows it as it is: POI writes {@code _x000D_} as it stands. */
    public static String written(String text) {
        return text.contains("_x") ? UNDERSCORE.matcher(text).replaceAll("_x005F_") : text;
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
