package org.jixiao.workbook;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes names from what departments call themselves. The same text always gives the same name; see {@link UniqueNames}
 * for two.
 */
public final class SafeNames {
    /**
     * UTF-16 units and UTF-8 bytes of a file name: systems allow 255, and a number and an extension are to be added.
     */
    private static final int FILE_UNITS = 100;

    private static final int FILE_BYTES = 200;

    /** Excel's limit for a sheet name, in UTF-16 units. */
    static final int SHEET_UNITS = 31;

    private static final String IN_NO_FILE = "\\/:*?\"<>|";
    private static final String IN_NO_SHEET = "[]:*?/\\";

    /** Devices that Windows finds in any folder and with any extension. */
    private static final Pattern RESERVED = Pattern.compile(
            "(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9¹²³]) *(\\..*)?", Pattern.CASE_INSENSITIVE);

    private SafeNames() {}

    /**
     * A file name that Windows, macOS and Linux can have, from any text; without an extension, which is to be added.
     * Forbidden characters become {@code _}, invisible ones (zero-width, writing direction) go. Never empty, at most
     * 100 UTF-16 units and 200 UTF-8 bytes, and never one that {@link Sources} would pass over.
     */
    public static String fileName(String text) {
        String name = fitting(text, IN_NO_FILE, ".", FILE_UNITS, FILE_BYTES);
        boolean special = RESERVED.matcher(name).matches() || Junk.is(name);
        return special ? cut("_" + name.replaceAll("(?i)\\.tmp$", "_tmp"), FILE_UNITS, FILE_BYTES) : name;
    }

    /**
     * A sheet name that Excel takes, from any text: at most 31 UTF-16 units, none of {@code []:*?/\}, no quote at
     * either end, not {@code History}, never empty.
     */
    public static String sheetName(String text) {
        String name = fitting(text, IN_NO_SHEET, "'", SHEET_UNITS, Integer.MAX_VALUE);
        return name.toLowerCase(Locale.ROOT).equals("history") ? name + "_" : name;
    }

    /**
     * A name within both limits, {@code _} where nothing is left of it: blanks at its ends go, and so do dots, which Windows drops on the
     * right and which hide a file on the left, or quotes.
     */
    private static String fitting(String text, String forbidden, String atNoEnd, int units, int bytes) {
        String ends = "^[\\s\\p{Z}" + atNoEnd + "]+|[\\s\\p{Z}" + atNoEnd + "]+$";
        String name = cut(clean(text, forbidden).replaceAll(ends, ""), units, bytes);
        String fitting = name.replaceAll(ends, "");
        return fitting.isEmpty() ? "_" : fitting;
    }

    /** The start of a text within both limits, with no character cut in two. */
    static String cut(String text, int units, int bytes) {
        int end = Math.min(text.length(), units);
        while (end > 0
                && (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > bytes
                        || (end < text.length() && Character.isLowSurrogate(text.charAt(end))))) {
            end--;
        }
        return text.substring(0, end);
    }

    private static String clean(String text, String forbidden) {
        StringBuilder name = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.FORMAT -> {} // zero-width characters, byte order marks, direction marks
                case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    name.append('_');
                default -> name.appendCodePoint(forbidden.indexOf(c) >= 0 ? '_' : c);
            }
        });
        return name.toString();
    }
}
