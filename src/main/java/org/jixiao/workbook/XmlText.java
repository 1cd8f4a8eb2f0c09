package org.jixiao.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What bytes of XML say: strict in its encoding and its characters. */
final class XmlText {
    /** Where bytes stand: what is a reference or a line break there. */
    enum Kind {
        TEXT,
        VALUE,
        LITERAL
    }

    /** What Java puts in the place of malformed bytes; it may also stand there. */
    private static final char REPLACEMENT = '\uFFFD';

    private XmlText() {}

    /**
     * The bytes in UTF-8: themselves, or where they begin as UTF-16, which Office parts may be in and never are, others.
     *
     * @param head what has been read of them, with zeros up to at least two bytes
     */
    static InputStream utf8(byte[] head, int length, InputStream bytes) throws IOException {
        Charset charset = switch ((head[0] & 0xFF) << 8 | (head[1] & 0xFF)) {
            case 0xFEFF, 0xFFFE, '<' -> StandardCharsets.UTF_16;
            case '<' << 8 -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
        if (charset == StandardCharsets.UTF_8) {
            return bytes;
        }
        byte[] content = new SequenceInputStream(new ByteArrayInputStream(head, 0, length), bytes)
                .readNBytes(Limits.OBJECT_FILE + 1);
        if (content.length > Limits.OBJECT_FILE) {
            throw Limits.tooLarge("size");
        }
        return new ByteArrayInputStream(
                strict(content, 0, content.length, charset).getBytes(StandardCharsets.UTF_8));
    }

    /** The characters of some bytes in UTF-8. */
    static String of(byte[] bytes, int from, int to, Kind kind) throws IOException {
        int all = 0;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            all |= b;
            if (b <= '&' && b >= 0 && isSpecial(b, kind)) {
                return withSpecial(bytes, from, to, kind);
            }
        }
        return all >= 0 ? new String(bytes, from, to - from, StandardCharsets.ISO_8859_1) : plain(bytes, from, to);
    }

    /** Negative bytes are parts of other characters. */
    private static boolean isSpecial(byte b, Kind kind) {
        return b == '\r' || (b == '&' && kind != Kind.LITERAL) || (kind == Kind.VALUE && (b == '\n' || b == '\t'));
    }

    private static String withSpecial(byte[] bytes, int from, int to, Kind kind) throws IOException {
        StringBuilder text = new StringBuilder(to - from);
        int start = from;
        for (int i = from; i < to; i++) {
            if (isSpecial(bytes[i], kind)) {
                text.append(plain(bytes, start, i));
                if (bytes[i] == '&') {
                    int name = i + 1;
                    while (bytes[i] != ';') {
                        i++;
                    }
                    text.appendCodePoint(character(bytes, name, i));
                } else {
                    i += bytes[i] == '\r' && i + 1 < to && bytes[i + 1] == '\n' ? 1 : 0;
                    text.append(kind == Kind.VALUE ? ' ' : '\n');
                }
                start = i + 1;
            }
        }
        return text.append(plain(bytes, start, to)).toString();
    }

    /** The character that a reference names between its {@code &} and its {@code ;}. */
    static int character(byte[] bytes, int from, int to) throws IOException {
        if (bytes[from] != '#') {
            String name = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            return switch (name) {
                case "lt" -> '<';
                case "gt" -> '>';
                case "amp" -> '&';
                case "quot" -> '"';
                case "apos" -> '\'';
                default -> throw UnreadableException.damaged("no entity of XML: " + name);
            };
        }
        int radix = bytes[from + 1] == 'x' ? 16 : 10;
        int c = 0;
        for (int i = radix == 16 ? from + 2 : from + 1; i < to; i++) {
            int digit = Character.digit(bytes[i], radix);
            c = digit < 0 || c > Character.MAX_CODE_POINT ? Character.MAX_CODE_POINT + 1 : c * radix + digit;
        }
        boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        if (control || surrogate || c == 0xFFFE || c == 0xFFFF || c > Character.MAX_CODE_POINT) {
            throw UnreadableException.damaged("no character of XML: " + c);
        }
        return c;
    }

    private static String plain(byte[] bytes, int from, int to) throws IOException {
        String text = from == to ? "" : new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            strict(bytes, from, to, StandardCharsets.UTF_8);
        }
        if (text.indexOf('\uFFFE') >= 0 || text.indexOf('\uFFFF') >= 0) {
            throw UnreadableException.damaged("no character of XML");
        }
        return text;
    }

    private static String strict(byte[] bytes, int from, int to, Charset charset) throws IOException {
        return charset.newDecoder()
                .decode(ByteBuffer.wrap(bytes, from, to - from))
                .toString();
    }
}
