package org.jixiao.fill;

import org.jspecify.annotations.Nullable;

/** Texts as XML. */
final class XmlText {
    /** Longer texts are left to POI, which knows Excel's limit. */
    private static final int LONGEST = 32_000;

    private XmlText() {}

    /** A text as XML; null for the rare ones that POI and XmlBeans write in a way of their own. */
    static @Nullable String escaped(String text) {
        if (text.isEmpty()
                || text.length() > LONGEST
                || Character.isWhitespace(text.charAt(0))
                || Character.isWhitespace(text.charAt(text.length() - 1))) {
            return null;
        }
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            i += pair ? 1 : 0;
            if (c < ' ' && c != '\n' || !pair && isOdd(c) || text.startsWith("]]>", i)) {
                return null;
            }
            marks += c == '<' || c == '&' ? 1 : 0;
        }
        return marks == 0 ? text : marks > 4 ? null : text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** Half a character, a mark of ours, or none at all. */
    private static boolean isOdd(char c) {
        return Character.isSurrogate(c) || c >= Stencil.MARK && c < '\uF900' || c >= '\uFFF0';
    }
}
