package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A workbook as it leaves the house: without texts that no cell shows, and with every entry dated alike, so that the same input
 * gives the same bytes. POI writes the time of day. The zip file is written here, because the JDK cannot put an entry into one
 * without deflating it anew.
 */
final class FixedZip {
    private static final int LOCAL = 0x04034b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END = 0x06054b50;
    /** Version 2.0, names in UTF-8, deflated; noon of 1980-01-01, the earliest day that an entry can carry. */
    private static final short VERSION = 20;

    private static final short UTF8_NAMES = 1 << 11;
    private static final short DEFLATED = 8;
    private static final int TIME = 0x21 << 16 | 12 << 11;

    private FixedZip() {}

    /** One entry, ready to be written: {@code size} and {@code crc} are those of what is packed in it. */
    record Entry(byte[] name, byte[] packed, int size, int crc) {
        static Entry of(String name, byte[] content) {
            CRC32 crc = new CRC32();
            crc.update(content);
            Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 3 + 64);
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            deflater.end();
            return new Entry(name.getBytes(UTF_8), packed.toByteArray(), content.length, (int) crc.getValue());
        }

        private void describe(ByteBuffer out) {
            out.putShort(VERSION).putShort(UTF8_NAMES).putShort(DEFLATED).putInt(TIME);
            out.putInt(crc)
                    .putInt(packed.length)
                    .putInt(size)
                    .putShort((short) name.length)
                    .putShort((short) 0);
        }
    }

    /** A workbook that POI wrote, made fixed. */
    static byte[] of(byte[] zip) {
        Map<String, byte[]> parts = parts(zip);
        InlineTexts.putInto(parts);
        List<Entry> entries = new ArrayList<>();
        parts.forEach((name, content) -> entries.add(Entry.of(name, content)));
        return of(entries);
    }

    /** The parts of a package by name, in their order. */
    static Map<String, byte[]> parts(byte[] zip) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) { // memory to memory
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    /** A package, of less than 2 GB. */
    static byte[] of(Collection<Entry> entries) {
        int names = entries.stream().mapToInt(entry -> entry.name.length).sum();
        int packed = entries.stream().mapToInt(entry -> entry.packed.length).sum();
        ByteBuffer zip = ByteBuffer.allocate(packed + 2 * names + 76 * entries.size() + 22)
                .order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer directory = ByteBuffer.allocate(names + 46 * entries.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (Entry entry : entries) {
            directory.putInt(ENTRY).putShort(VERSION);
            entry.describe(directory);
            directory
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt(0)
                    .putInt(zip.position())
                    .put(entry.name);
            zip.putInt(LOCAL);
            entry.describe(zip);
            zip.put(entry.name).put(entry.packed);
        }
        int start = zip.position();
        short count = (short) entries.size();
        zip.put(directory.array()).putInt(END).putInt(0).putShort(count).putShort(count);
        return zip.putInt(directory.capacity())
                .putInt(start)
                .putShort((short) 0)
                .array();
    }
}
