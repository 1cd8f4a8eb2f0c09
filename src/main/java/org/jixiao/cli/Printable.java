package org.jixiao.cli;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text from departments as a terminal may get it: nothing in it moves the cursor, changes colours, turns the line round or begins a
 * new one. Workbooks and JSON keep it as it was.
 */
final class Printable {
    /** What a terminal would obey, or could not show. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private Printable() {}

    /** One line: line breaks and tabs become spaces, other control characters and halves of characters {@code ?}, invisible marks go. */
    static String line(String text) {
        return isPlain(text)
                ? text
                : HIDDEN.matcher(text).replaceAll(hidden -> shown(hidden.group().codePointAt(0)));
    }

    /** Nearly all lines are: to look at their characters without the pattern takes a twentieth off a check of ten thousand forms. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (Character.getType(text.charAt(i))) {
                case Character.FORMAT,
                        Character.CONTROL,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> {
                    return false;
                }
                default -> {}
            }
        }
        return true;
    }

    /** Writing direction, zero width and byte order mark are formats. */
    private static String shown(int hidden) {
        return Character.getType(hidden) == Character.FORMAT ? "" : Character.isWhitespace(hidden) ? " " : "?";
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
