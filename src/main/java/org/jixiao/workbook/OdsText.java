package org.jixiao.workbook;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Collects the text of an OpenDocument cell: a line for each paragraph. Spaces count as they stand: LibreOffice writes
 * and reads them so, although the standard folds them. White space with a line break in it is the layout of the XML:
 * one space, and none at the ends of a paragraph.
 */
final class OdsText {
    /** What stands for layout, and for characters that elements name, while a paragraph is read: no XML has these characters. */
    private static final char LAYOUT = '\u0001';

    private static final char SPACE = '\u0002';
    private static final char TAB = '\u0003';
    private static final char LINE = '\u0004';

    /** Begins only where a stretch begins, for a long one is gone over once. */
    private static final Pattern LAYOUT_INSIDE = Pattern.compile("(?<![ \u0001]) *+\u0001[ \u0001]*+");

    private static final Pattern LAYOUT_AT_ENDS = Pattern.compile("^" + LAYOUT_INSIDE + "|" + LAYOUT_INSIDE + "$");

    private final StringBuilder text = new StringBuilder();
    private boolean empty = true;

    /** Adds the current element, a paragraph. */
    void paragraph(Xml xml) throws IOException {
        if (!empty) {
            text.append('\n');
        }
        empty = false;
        int start = text.length();
        int paragraph = xml.depth();
        while (xml.inside(
                paragraph,
                words -> Limits.append(
                        text, words.replace('\n', LAYOUT).replace('\r', LAYOUT).replace('\t', LAYOUT)))) {
            switch (xml.name()) {
                case "s" -> Limits.append(text, Character.toString(SPACE).repeat(xml.count("c", 1, Limits.RAW_TEXT)));
                case "tab" -> Limits.append(text, Character.toString(TAB));
                case "line-break" -> Limits.append(text, Character.toString(LINE));
                case "annotation", "note", "ruby-text" -> xml.skip();
                default -> {
                    // spans, links and fields: what is in them counts
                }
            }
        }
        String words = LAYOUT_AT_ENDS.matcher(text.substring(start)).replaceAll("");
        text.setLength(start);
        text.append(LAYOUT_INSIDE.matcher(words).replaceAll(" "));
    }

    /** True where there was a paragraph, be it an empty one. */
    boolean stands() {
        return !empty;
    }

    @Override
    public String toString() {
        return text.toString().replace(SPACE, ' ').replace(TAB, '\t').replace(LINE, '\n');
    }
}
