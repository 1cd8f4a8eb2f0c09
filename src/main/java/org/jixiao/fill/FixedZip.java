package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.io.function.Uncheck;

/**
 * A workbook as it leaves the house: without texts that no cell shows, and with every entry dated alike, so that the same input
 * gives the same bytes. POI writes the time of day. An entry that many workbooks have is deflated once, and laid beside the others as
 * it is: commons-compress, which can do that too, encoded the same dozen names anew for each: a tenth of the time of 10,000 blanks and more.
 */
final class FixedZip {
    /** The earliest day that an entry can carry. */
    static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 12, 0);

    // The words of a zip archive, as its specification (PKWARE's APPNOTE, 4.3) names them.
    private static final int ENTRY = 0x04034b50;
    private static final int LISTED = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int HEAD = 26;
    private static final int BEFORE_NAME = 4 + HEAD;
    private static final int LISTED_BEFORE_NAME = 46;
    private static final int ENDING = 22;
    private static final short VERSION = 20;
    private static final short NAMES_ARE_UTF_8 = 1 << 11;
    /** {@link #DATE} as MS-DOS counts: 12 hours of 32 × 32 steps of two seconds; the first month's first day of 1980. */
    private static final short NOON = 12 << 11;

    private static final short FIRST_DAY = 1 << 5 | 1;

    private FixedZip() {}

    /**
     * One entry, ready to be written.
     *
     * @param head what both its own head and the directory say of it: from the version up to the lengths of name and extra field
     */
    record Entry(byte[] name, byte[] head, byte[] packed) {
        static Entry of(String part, byte[] content) {
            Deflater deflater = new Deflater(Deflater.BEST_SPEED, true); // a tenth larger, in half the time
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 3 + 64);
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            deflater.end();
            CRC32 crc = new CRC32();
            crc.update(content);
            byte[] name = part.getBytes(UTF_8);
            ByteBuffer head = littleEndian(HEAD)
                    .putShort(VERSION)
                    .putShort(NAMES_ARE_UTF_8)
                    .putShort((short) ZipEntry.DEFLATED)
                    .putShort(NOON)
                    .putShort(FIRST_DAY)
                    .putInt((int) crc.getValue())
                    .putInt(packed.size())
                    .putInt(content.length)
                    .putShort((short) name.length)
                    .putShort((short) 0);
            return new Entry(name, head.array(), packed.toByteArray());
        }
    }

    /** A workbook that POI wrote, made fixed. */
    static byte[] of(byte[] zip) {
        Map<String, byte[]> parts = parts(zip);
        CellTexts.putInto(parts);
        List<Entry> entries = new ArrayList<>();
        parts.forEach((name, content) -> entries.add(Entry.of(name, content)));
        return of(entries);
    }

    /** The parts of a package by name, in their order. */
    static Map<String, byte[]> parts(byte[] zip) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
        Uncheck.run(
                () -> { // memory does not fail
                    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                        parts.put(entry.getName(), in.readAllBytes());
                    }
                });
        return parts;
    }

    /** A package of these entries: each behind its head, then the directory of them, then where that begins. */
    static byte[] of(Collection<Entry> entries) {
        int size = ENDING;
        for (Entry entry : entries) {
            size += BEFORE_NAME + LISTED_BEFORE_NAME + 2 * entry.name().length + entry.packed().length;
        }
        ByteBuffer zip = littleEndian(size);
        for (Entry entry : entries) {
            zip.putInt(ENTRY).put(entry.head()).put(entry.name()).put(entry.packed());
        }
        int directory = zip.position();
        int at = 0;
        for (Entry entry : entries) {
            zip.putInt(LISTED).putShort(VERSION).put(entry.head());
            zip.putShort((short) 0).putInt(0).putInt(0); // no comment, on the first disk, no attributes
            zip.putInt(at).put(entry.name());
            at += BEFORE_NAME + entry.name().length + entry.packed().length;
        }
        int listed = zip.position() - directory;
        short count = (short) entries.size();
        zip.putInt(END).putInt(0).putShort(count).putShort(count);
        return zip.putInt(listed).putInt(directory).putShort((short) 0).array();
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
