package org.jixiao.workbook;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of an XML part, fetched as they are needed, and the steps in which they are looked at. */
abstract class XmlInput {
    private static final String DECLARATION = "<?xml ";
    /** Bytes of the mark that some put before it. */
    private static final int MARK = 3;

    /** What a byte ends, by its value. */
    private static final byte[] KINDS = new byte[256];

    static final int TEXT_END = 1;
    static final int VALUE_END = 2;
    private static final int NAME_END = 4;
    private static final int BLANKS_END = 8;

    static {
        for (int c = 0; c < KINDS.length; c++) {
            boolean blank = " \t\r\n".indexOf(c) >= 0;
            boolean control = c < ' ' && !blank; // XML has none
            boolean name = c < 0x80 && (Character.isLetterOrDigit(c) || "-._".indexOf(c) >= 0);
            int kind = control || "<&>".indexOf(c) >= 0 ? TEXT_END : 0;
            kind |= control || "<&\"'".indexOf(c) >= 0 ? VALUE_END : 0;
            KINDS[c] = (byte) (kind | (name ? 0 : NAME_END) | (blank ? 0 : BLANKS_END));
        }
    }

    private final InputStream bytes;
    /** What has been fetched, and behind it a 0, which ends every stretch. */
    byte[] buffer = new byte[8192];

    private int end;
    /** The next byte to be looked at. */
    int at;
    /** Where the current tag or text begins. It is in the buffer as a whole; places in it are counted from here. */
    int token;

    /** Whether text is wanted: else it is forgotten as it is passed. */
    boolean keepsText;

    /** Starts before the root. The bytes stay the caller's to close. */
    XmlInput(InputStream source) throws IOException {
        end = source.readNBytes(buffer, 0, MARK + DECLARATION.length());
        bytes = XmlText.utf8(buffer, end, source);
        if (bytes != source) {
            end = bytes.readNBytes(buffer, 0, MARK + DECLARATION.length());
        }
        at = buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF ? MARK : 0;
        if (equal(DECLARATION, at, at + DECLARATION.length())) {
            behind("?>");
        }
    }

    /** Reads on to the end of the bytes, so that their checksum is looked at; what stands there is not. */
    void drain() throws IOException {
        while (bytes.read(buffer, 0, buffer.length) >= 0) {
            // nothing, or white space
        }
    }

    void reference() throws IOException {
        int from = ++at - token;
        while (read() != ';') {
            if (at - token - from > 10) {
                throw malformed();
            }
        }
        XmlText.character(buffer, token + from, at - 1);
    }

    /** Goes over a name; gives where in the token its local part starts. */
    int goOverName() throws IOException {
        int start = at - token;
        int local = start;
        boolean plain = true;
        for (int c = stop(NAME_END); c == ':' || c >= 0x80; c = stop(NAME_END)) {
            at++;
            plain &= c == ':';
            local = c == ':' ? at - token : local;
        }
        boolean letters = plain
                || XmlText.of(buffer, token + start, at, XmlText.Kind.LITERAL)
                        .chars()
                        .allMatch(c -> Character.isLetterOrDigit(c) || "-._:".indexOf(c) >= 0);
        if (!letters || local == at - token || startsNoName(start) || startsNoName(local)) {
            throw malformed();
        }
        return local;
    }

    private boolean startsNoName(int from) {
        return buffer[token + from] >= '-' && buffer[token + from] <= '9';
    }

    boolean goOverBlanks() throws IOException {
        int start = at - token;
        stop(BLANKS_END);
        return at - token > start;
    }

    /** Goes behind the characters that end what began with the token. */
    void behind(String mark) throws IOException {
        int start = at - token;
        int c = read();
        while (c != '>' || at - token - start < mark.length() || !equal(mark, at - mark.length(), at)) {
            if (c < ' ' && (KINDS[c] & BLANKS_END) != 0) {
                throw malformed();
            }
            c = read();
        }
    }

    /** Goes to the next byte of that kind. */
    int stop(int kind) throws IOException {
        while (true) {
            int i = at;
            while ((KINDS[buffer[i] & 0xFF] & kind) == 0) {
                i++;
            }
            at = i;
            if (at < end) {
                return buffer[at] & 0xFF;
            }
            boolean isText = kind == TEXT_END;
            token = isText && !keepsText ? at : token;
            fetch(isText ? "cell-text" : "bomb");
        }
    }

    int peek() throws IOException {
        if (at == end) {
            fetch("bomb");
        }
        return buffer[at] & 0xFF;
    }

    int read() throws IOException {
        int next = peek();
        at++;
        return next;
    }

    /** Fetches more bytes, behind those of the token. */
    private void fetch(String tooLarge) throws IOException {
        end -= token;
        at -= token;
        if (end > Limits.XML_EVENT) {
            throw Limits.tooLarge(tooLarge);
        }
        byte[] old = buffer;
        buffer = end < buffer.length / 2 ? buffer : new byte[2 * buffer.length];
        System.arraycopy(old, token, buffer, 0, end);
        token = 0;
        int read = bytes.read(buffer, end, buffer.length - 1 - end);
        if (read <= 0) {
            throw UnreadableException.damaged("XML ends too early");
        }
        end += read;
        buffer[end] = 0;
    }

    boolean equal(String text, int from, int to) {
        if (text.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i - from) != buffer[i]) {
                return false;
            }
        }
        return true;
    }

    static UnreadableException malformed() {
        return UnreadableException.damaged("malformed XML");
    }
}
