package org.jixiao.workbook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bytes as text, in the encodings that Chinese programs write: by the byte order mark, as UTF-8, or as GBK. */
final class Texts {
    /** GBK with all that was added to it. */
    static final Charset GB18030 = Charset.forName("GB18030");

    /** How much of a file is looked at: a heading in it must show what it is. */
    private static final int HEAD = 4096;

    private Texts() {}

    /** The whole text, or null where the bytes are not text in any of the encodings. */
    static @Nullable String decode(byte[] content) {
        Charset marked = marked(content);
        if (marked != null) {
            return decode(content, marked);
        }
        String text = decode(content, StandardCharsets.UTF_8);
        return text != null ? text : decode(content, GB18030);
    }

    /** The whole text without a byte order mark, or null where the bytes are not in that encoding. */
    static @Nullable String decode(byte[] content, Charset charset) {
        try {
            return withoutMark(
                    charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException e) {
            return null; // that is the answer
        }
    }

    /**
     * The first characters, decoded by the byte order mark or as UTF-8, whatever comes of it: enough to recognise
     * markup by its ASCII. In lower case and without blanks before it, for markup may be written either way.
     */
    static String head(byte[] content) {
        Charset marked = marked(content);
        Charset charset = marked == null ? StandardCharsets.UTF_8 : marked;
        String text = new String(content, 0, Math.min(content.length, HEAD), charset);
        return withoutMark(text).strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Charset marked(byte[] content) {
        int first = content.length < 2 ? 0 : (content[0] & 0xFF) << 8 | (content[1] & 0xFF);
        return switch (first) {
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            default -> null;
        };
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
