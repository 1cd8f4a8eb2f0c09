package org.jixiao.cli;

import java.util.stream.Collectors;

/**
 * Text from departments as a terminal may get it: nothing in it moves the cursor, changes colours, turns the line round or begins a
 * new one. Workbooks and JSON keep it as it was.
 */
final class Printable {
    private Printable() {}

    /** One line: line breaks and tabs become spaces, other control characters and halves of characters {@code ?}, invisible marks go. */
    static String line(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder line = new StringBuilder();
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
        if (isPlain(json)) {
            return json;
        }
        StringBuilder shown = new StringBuilder();
        json.codePoints().forEach(c -> {
            if (isHidden(c)) {
                Character.toString(c).chars().forEach(part -> shown.append(String.format("\\u%04x", part)));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** Whether all of it may be shown as it is. A look at each character: patterns took half a second in a quarter of a million lines. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isHidden(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
