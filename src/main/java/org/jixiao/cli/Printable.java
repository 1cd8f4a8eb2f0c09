package org.jixiao.cli;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text from departments as a terminal may get it: nothing in it moves the cursor, changes colours, turns the line round or begins a
 * new one. Workbooks and JSON keep it as it was.
 */
final class Printable {
    /** Writing direction, zero width, byte order mark. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    private static final Pattern SPACE = Pattern.compile("[\\t-\\r\\x1C-\\x1F\\p{Zl}\\p{Zp}]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}]");
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Zl}\\p{Zp}]");
    /** Any of them: nearly all lines have none, and to look once instead of three times is felt in a quarter of a million lines. */
    private static final Pattern ANY = Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private Printable() {}

    /** One line: line breaks and tabs become spaces, other control characters and halves of characters {@code ?}, invisible marks go. */
    static String line(String text) {
        if (!ANY.matcher(text).find()) {
            return text;
        }
        String visible = INVISIBLE.matcher(text).replaceAll("");
        return CONTROL.matcher(SPACE.matcher(visible).replaceAll(" ")).replaceAll("?");
    }

    /** Several lines, each as {@link #line} has it. */
    static String lines(String text) {
        return text.lines().map(Printable::line).collect(Collectors.joining("\n"));
    }

    /** JSON in which every character that {@link #line} would not show as it is stands as its number; the values stay the same. */
    static String json(String json) {
        return HIDDEN.matcher(json)
                .replaceAll(found -> found.group()
                        .chars()
                        .mapToObj(c -> String.format("\\\\u%04x", c))
                        .collect(Collectors.joining()));
    }
}
