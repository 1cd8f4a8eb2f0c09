package org.jixiao.workbook;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts a name to files that are no workbook, so that the user can be told what was sent instead. */
final class Foreign {
    /** Enough to see a signature. */
    private static final int HEAD = 8;

    private record Signature(String start, String detail) {}

    /** First bytes, as ISO-8859-1. */
    private static final List<Signature> SIGNATURES = List.of(
            new Signature("%PDF", "pdf"),
            new Signature("\u0089PNG", "picture"),
            new Signature("\u00ff\u00d8\u00ff", "picture"),
            new Signature("GIF8", "picture"),
            new Signature("II*\0", "picture"),
            new Signature("MM\0*", "picture"),
            new Signature("Rar!", "rar"),
            new Signature("7z\u00bc\u00af", "7z"),
            new Signature("\u001f\u008b", "gzip"),
            new Signature("PK\u0005\u0006", "empty-zip"),
            new Signature("PK\u0007\u0008", "zip"), // the first of several
            new Signature("{\\rtf", "rtf"));

    private Foreign() {}

    /** A key of {@link UnreadableException}'s list. */
    static String name(byte[] content) {
        String bytes = new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.ISO_8859_1);
        for (Signature signature : SIGNATURES) {
            if (bytes.startsWith(signature.start)) {
                return signature.detail;
            }
        }
        String text = Texts.head(content);
        if (text.startsWith("mime-version:")) {
            return "mht";
        }
        if (text.startsWith("<")) {
            return text.contains("<html") ? "html" : "xml";
        }
        return !text.isEmpty() && isText(content) ? "text" : "unknown";
    }

    private static boolean isText(byte[] content) {
        String text = Texts.decode(content);
        return text != null && text.chars().noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f');
    }
}
