package org.jixiao.workbook;

import java.io.IOException;

/**
 * Collects the text of an OpenDocument cell: a line for each paragraph. Spaces count as they stand: LibreOffice writes
 * and reads them so, although the standard folds them. White space with a line break in it is the layout of the XML.
 */
final class OdsText {
    private final StringBuilder text = new StringBuilder();
    private boolean empty = true;

    /** Where the current paragraph starts, and where its last character ends that is no white space of the XML. */
    private int start;

    private int solid;

    /** True where after that the XML breaks a line. */
    private boolean broken;

    /** Adds the current element, a paragraph. */
    void paragraph(Xml xml) throws IOException {
        if (!empty) {
            text.append('\n');
        }
        empty = false;
        start = text.length();
        solid = start;
        broken = false;
        int paragraph = xml.depth();
        while (xml.inside(paragraph, this::words)) {
            switch (xml.name()) {
                case "s" -> solid(" ".repeat(xml.count("c", 1, Limits.RAW_TEXT)));
                case "tab" -> solid("\t");
                case "line-break" -> solid("\n");
                case "annotation", "note", "ruby-text" -> xml.skip();
                default -> {
                    // spans, links and fields: what is in them counts
                }
            }
        }
    }

    /** True where there was a paragraph, be it an empty one. */
    boolean stands() {
        return !empty;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void words(String words) throws IOException {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == '\n' || c == '\r' || c == '\t') {
                text.setLength(solid);
                broken = true;
            } else if (c != ' ') {
                join();
                text.append(c);
                solid = text.length();
            } else if (!broken) {
                text.append(c);
            }
        }
        limit();
    }

    private void solid(String characters) throws IOException {
        join();
        text.append(characters);
        solid = text.length();
        limit();
    }

    /** Puts one space for a line break of the XML, unless it was the paragraph's first. */
    private void join() {
        if (broken && solid > start) {
            text.append(' ');
        }
        broken = false;
    }

    private void limit() throws IOException {
        if (text.length() > Limits.RAW_TEXT) {
            throw Limits.tooLarge("cell-text");
        }
    }
}
