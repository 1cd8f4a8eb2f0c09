package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** XML as the bytes of its UTF-8: what is the same in some hundred thousand rows is encoded once. */
final class XmlBytes {
    private byte[] bytes = new byte[1 << 10];
    private int size;

    XmlBytes xml(byte[] xml) {
        if (bytes.length - size < xml.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + xml.length));
        }
        System.arraycopy(xml, 0, bytes, size, xml.length);
        size += xml.length;
        return this;
    }

    XmlBytes xml(String xml) {
        return xml(xml.getBytes(UTF_8));
    }

    XmlBytes text(String text) {
        return xml(escaped(text));
    }

    /** A text as XML, within an element or an attribute; what XML cannot hold becomes a question mark. */
    static String escaped(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            String other = escaped(text.charAt(i));
            if (other != null && escaped == null) {
                escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (escaped != null) {
                escaped.append(other == null ? text.substring(i, i + 1) : other);
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    /** Null for a character that stays; half a character becomes a question mark when it is encoded. */
    private static @Nullable String escaped(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\n', '\t' -> null;
            default -> c < ' ' || c >= '\uFFFE' ? "?" : null;
        };
    }

    int size() {
        return size;
    }

    /** Writes what there is, and begins anew. */
    void flushTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
        size = 0;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, UTF_8);
    }
}
