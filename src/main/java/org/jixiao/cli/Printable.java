package org.jixiao.cli;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text from departments as a terminal may get it: nothing in it moves the cursor, changes colours, turns the line round or begins a
 * new one. Workbooks and JSON keep it as it was.
 */
final class Printable {
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Zl}\\p{Zp}]");

    private Printable() {}

    /** One line: line breaks and tabs become spaces, other control characters and halves of characters {@code ?}, invisible marks go. */
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.FORMAT -> {} // writing direction, zero width, byte order mark
                case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> line.append(' ');
                case Character.CONTROL -> line.append(Character.isWhitespace(c) ? ' ' : '?');
                case Character.SURROGATE -> line.append('?');
                default -> line.appendCodePoint(c);
            }
        });
        return line.toString();
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
