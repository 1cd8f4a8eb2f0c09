package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * XML as the bytes of its UTF-8, written at once: what stands in some hundred thousand rows goes through no string that is copied,
 * escaped and encoded after it.
 */
final class XmlBytes {
    private byte[] bytes = new byte[1 << 10];
    private int size;

    int size() {
        return size;
    }

    byte[] array() {
        return bytes;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    XmlBytes xml(byte[] xml) {
        return xml(xml, xml.length);
    }

    XmlBytes xml(XmlBytes xml) {
        return xml(xml.bytes, xml.size);
    }

    private XmlBytes xml(byte[] xml, int length) {
        room(length);
        System.arraycopy(xml, 0, bytes, size, length);
        size += length;
        return this;
    }

    XmlBytes xml(String xml) {
        return xml(xml.getBytes(UTF_8));
    }

    /** Writes a number that is not negative. */
    XmlBytes number(int number) {
        room(10);
        int end = size + 1;
        for (int rest = number; rest > 9; rest /= 10) {
            end++;
        }
        int rest = number;
        for (int at = end - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size = end;
        return this;
    }

    /** Writes a text; characters that XML cannot hold become question marks. */
    XmlBytes text(String text) {
        room(6 * text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii(c);
            } else if (c < 0x800) {
                bytes[size++] = (byte) (0xC0 | c >> 6);
                last(c);
            } else if (Character.isSurrogate(c) && isPair(text, i)) {
                int whole = Character.toCodePoint(c, text.charAt(++i));
                bytes[size++] = (byte) (0xF0 | whole >> 18);
                bytes[size++] = (byte) (0x80 | whole >> 12 & 0x3F);
                bytes[size++] = (byte) (0x80 | whole >> 6 & 0x3F);
                last(whole);
            } else if (Character.isSurrogate(c) || c >= '\uFFFE') {
                bytes[size++] = '?';
            } else {
                bytes[size++] = (byte) (0xE0 | c >> 12);
                bytes[size++] = (byte) (0x80 | c >> 6 & 0x3F);
                last(c);
            }
        }
        return this;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    private void last(int c) {
        bytes[size++] = (byte) (0x80 | c & 0x3F);
    }

    private void ascii(char c) {
        switch (c) {
            case '&' -> xml("&amp;");
            case '<' -> xml("&lt;");
            case '>' -> xml("&gt;");
            case '"' -> xml("&quot;");
            default -> bytes[size++] = (byte) (c < ' ' && c != '\n' && c != '\t' ? '?' : c);
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, UTF_8);
    }
}
