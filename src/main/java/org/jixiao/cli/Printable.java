package org.jixiao.cli;

import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Text from departments as a terminal may get it: nothing in it moves the cursor, changes colours, turns the line round or begins a
 * new one. Workbooks and JSON keep it as it was.
 */
final class Printable {
    private Printable() {}

    /** One line: line breaks and tabs become spaces, other control characters and halves of characters {@code ?}, invisible marks go. */
    static String line(String text) {
        return replaced(text, Printable::shown);
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
        return replaced(
                json,
                hidden -> Character.toString(hidden)
                        .chars()
                        .mapToObj(c -> String.format("\\u%04x", c))
                        .collect(Collectors.joining()));
    }

    private static String replaced(String text, IntFunction<String> hidden) {
        return isPlain(text)
                ? text
                : text.codePoints()
                        .mapToObj(c -> isHidden(c) ? hidden.apply(c) : Character.toString(c))
                        .collect(Collectors.joining());
    }

    /** Nearly all lines are. A loop, for without Java's second compiler a stream takes three times as long. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isHidden(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a terminal would obey a character, or could not show it; or it is half of one. */
    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT,
                    Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
