package org.jixiao.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.Folding;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The text of a cell without what no one typed: HTML left over from a system's export, invisible characters, blanks at the ends. */
final class CleanText {
    /** Tags need proper attributes, or none: {@code a<b 且 c>d} is no HTML. */
    private static final Pattern HTML = Pattern.compile(
            "</?(?:p|br|div|span|font|b|i|u|em|strong|sub|sup|ul|ol|li|table|tbody|tr|td|th|a|img|o:p|h[1-6])"
                    + "(?:\\s+[\\w:-]+\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s\"'<>]+))*\\s*/?>"
                    + "|&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|middot|#\\d{2,5}|#x[0-9a-f]{2,4});",
            Pattern.CASE_INSENSITIVE);

    private static final int NOTHING = -1;
    private static final char IDEOGRAPHIC_SPACE = '\u3000';

    private CleanText() {}

    /** True where tags or entities were left in. */
    static boolean hasHtml(String raw) {
        return !firstTag(raw).isEmpty();
    }

    /** The first tag or entity that was left in; empty where there is none. */
    static String firstTag(String raw) {
        if (raw.indexOf('<') < 0 && raw.indexOf('&') < 0) {
            return "";
        }
        Matcher tag = HTML.matcher(raw);
        return tag.find() ? tag.group() : "";
    }

    /** The clean text; paragraphs are lines. */
    static String of(String raw) {
        String text = hasHtml(raw) ? withoutHtml(raw) : raw;
        String stripped = plain(text).strip();
        return stripped.indexOf('\n') < 0 ? stripped : lines(stripped);
    }

    /**
     * Lines without blanks at their ends, and without lines of nothing else; what a paragraph is indented by, ideographic blanks, stays.
     * As a pattern it would take a twentieth of the time to read and judge a form.
     */
    private static String lines(String stripped) {
        StringBuilder lines = new StringBuilder(stripped.length());
        boolean begins = false;
        for (char c : stripped.toCharArray()) {
            if (begins && (c == ' ' || c == '\t' || c == '\n')) {
                continue;
            }
            begins = c == '\n';
            while (begins && Character.isWhitespace(lines.charAt(lines.length() - 1))) { // the first character is none
                lines.setLength(lines.length() - 1);
            }
            lines.append(c);
        }
        return lines.toString();
    }

    /** The text with plain blanks, without what cannot be seen. */
    private static String plain(String text) {
        boolean isPlain = true; // as nearly every text is
        for (char c : text.toCharArray()) {
            isPlain &= Folding.isLetter(c) || (plain(c) == c && !Character.isSurrogate(c));
        }
        if (isPlain) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        text.codePoints().map(CleanText::plain).filter(c -> c != NOTHING).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /**
     * A blank for one that is wide or does not break, but for the ideographic one; nothing for format characters (zero width, direction
     * marks, byte order marks) and control characters other than tab and line break.
     */
    private static int plain(int c) {
        if (c >= ' ' && c < 0x7F) {
            return c;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\t' ? c : NOTHING;
            case Character.FORMAT -> NOTHING;
            case Character.SPACE_SEPARATOR -> c == IDEOGRAPHIC_SPACE ? c : ' ';
            default -> c;
        };
    }

    private static String withoutHtml(String raw) {
        // A line break that was typed counts; in HTML it would be a blank.
        Element body = Jsoup.parseBodyFragment(raw.replace("\n", "<br>")).body();
        body.select("*").stream().filter(Element::isBlock).forEach(block -> block.appendText("\n"));
        return body.wholeText();
    }
}
