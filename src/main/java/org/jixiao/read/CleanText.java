package org.jixiao.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of a cell without what no one typed: HTML left over from a system's export, invisible characters, blanks at the ends. */
final class CleanText {
    /** Tags need proper attributes, or none: {@code a<b 且 c>d} is no HTML. */
    private static final Pattern HTML = Pattern.compile(
            "</?(?:p|br|div|span|font|b|i|u|em|strong|sub|sup|ul|ol|li|table|tbody|tr|td|th|a|img|o:p|h[1-6])"
                    + "(?:\\s+[\\w:-]+\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s\"'<>]+))*\\s*/?>"
                    + "|&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|middot|#\\d{2,5}|#x[0-9a-f]{2,4});",
            Pattern.CASE_INSENSITIVE);
    /** Format characters (zero width, direction marks, BOM) and control characters other than tab and line break. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\n\\t]]");

    private static final Pattern OTHER_BLANKS = Pattern.compile("[\\u00A0\\u2000-\\u200A\\u202F\\u205F]");
    private static final Pattern BREAKS = Pattern.compile("\\h*\\n\\s*");

    private CleanText() {}

    /** True where tags or entities were left in. */
    static boolean hasHtml(String raw) {
        return (raw.indexOf('<') >= 0 || raw.indexOf('&') >= 0)
                && HTML.matcher(raw).find();
    }

    /** The first tag or entity that was left in; empty where there is none. */
    static String firstTag(String raw) {
        Matcher tag = hasHtml(raw) ? HTML.matcher(raw) : null;
        return tag != null && tag.find() ? tag.group() : "";
    }

    /** The clean text; paragraphs are lines. */
    static String of(String raw) {
        if (isClean(raw)) {
            return raw.strip();
        }
        String text = hasHtml(raw) ? withoutHtml(raw) : raw;
        text = OTHER_BLANKS.matcher(INVISIBLE.matcher(text).replaceAll("")).replaceAll(" ");
        return BREAKS.matcher(text.strip()).replaceAll("\n");
    }

    /** Whether nothing but the ends can need cleaning, as in nearly every text: the patterns take many times as long to find nothing. */
    private static boolean isClean(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean breaks = c == '\n' && (isBlank(raw, i - 1) || isBlank(raw, i + 1));
            boolean odd = (c < ' ' && c != '\n' && c != '\t')
                    || (c >= 0x7F && c < 0x3000 && !isSeen(c))
                    || c > 0xD7FF && !isSeen(c);
            if (breaks || odd) {
                return false;
            }
        }
        return !hasHtml(raw);
    }

    private static boolean isSeen(char c) {
        return !Character.isSpaceChar(c) && !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
    }

    private static boolean isBlank(String text, int at) {
        return at >= 0
                && at < text.length()
                && (Character.isWhitespace(text.charAt(at)) || Character.isSpaceChar(text.charAt(at)));
    }

    private static String withoutHtml(String raw) {
        // A line break that was typed counts; in HTML it would be a blank.
        Document document = Jsoup.parseBodyFragment(raw.replace("\n", "<br>"));
        StringBuilder text = new StringBuilder();
        document.body().traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode part) {
                    text.append(part.getWholeText());
                } else if (node instanceof Element element
                        && element.normalName().equals("br")) {
                    text.append('\n');
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element && element.isBlock() && depth > 0) {
                    text.append('\n');
                }
            }
        });
        return text.toString();
    }
}
