package org.jixiao.workbook;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.poi.poifs.filesystem.FileMagic;

/** What kind of file some bytes are, as far as it matters to what is written in their place. */
public enum FileKind {
    /** A zip package or an OLE2 file, as all workbooks are, and other Office files and archives. */
    WORKBOOK,
    /** Of SQLite. */
    DATABASE,
    /** In UTF-8, as we write JSON and CSV. */
    TEXT,
    OTHER;

    /** How many bytes are looked at. */
    private static final int HEAD = 1 << 16;

    private static final byte[] SQLITE = "SQLite format 3".getBytes(StandardCharsets.US_ASCII);

    /** The kind by the first bytes; an empty file is a text. */
    public static FileKind of(byte[] content) {
        FileMagic magic = FileMagic.valueOf(content);
        if (magic == FileMagic.OOXML || magic == FileMagic.OLE2) {
            return WORKBOOK;
        }
        int length = Math.min(content.length, HEAD);
        if (length >= SQLITE.length && Arrays.equals(Arrays.copyOf(content, SQLITE.length), SQLITE)) {
            return DATABASE;
        }
        CharBuffer text = CharBuffer.allocate(length);
        boolean utf8 = !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content, 0, length), text, false) // the last character may be cut
                .isError();
        return utf8 && text.flip().chars().noneMatch(c -> c == 0) ? TEXT : OTHER;
    }
}
