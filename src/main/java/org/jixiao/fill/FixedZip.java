package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    /** What 32 bits can say. */
    private static final long MOST = 0xFFFF_FFFFL;

    private FixedZip() {}

    /** One entry, ready to be written. */
    record Entry(byte[] name, Deflated content) {
        static Entry of(String name, byte[] content) {
            return of(name, Deflated.whole(content));
        }

        static Entry of(String name, Deflated content) {
            return new Entry(name.getBytes(UTF_8), content);
        }

        private void describe(ByteBuffer out) {
            out.putShort(VERSION).putShort(UTF8_NAMES).putShort(DEFLATED).putInt(TIME);
            out.putInt(content.crc())
                    .putInt(content.packed().length)
                    .putInt((int) content.size())
                    .putShort((short) name.length)
                    .putShort((short) 0);
        }
    }

    /** A workbook that POI wrote, made fixed. */
    static byte[] of(byte[] zip) {
        Map<String, byte[]> parts = parts(zip);
        UsedStrings.keepOnly(parts);
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

    static byte[] of(Collection<Entry> entries) {
        ByteArrayOutputStream zip = new ByteArrayOutputStream(entries.stream()
                .mapToInt(entry -> 128 + 2 * entry.name.length + entry.content.packed().length)
                .sum());
        try {
            write(entries, zip);
        } catch (IOException e) { // memory
            throw new UncheckedIOException(e);
        }
        return zip.toByteArray();
    }

    /** Writes a package, of at most 4 GB and no part longer than that. */
    static void write(Collection<Entry> entries, OutputStream out) throws IOException {
        ByteBuffer directory = ByteBuffer.allocate(entries.stream()
                                .mapToInt(entry -> 46 + entry.name.length)
                                .sum()
                        + 22)
                .order(ByteOrder.LITTLE_ENDIAN);
        long at = 0;
        for (Entry entry : entries) {
            if ((at | entry.content.size()) > MOST) {
                throw new IOException("more than a zip file holds: " + at + ", " + entry.content.size());
            }
            directory.putInt(ENTRY).putShort(VERSION);
            entry.describe(directory);
            directory.putShort((short) 0).putInt(0).putInt(0).putInt((int) at).put(entry.name);
            ByteBuffer head =
                    ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN).putInt(LOCAL);
            entry.describe(head);
            out.write(head.array());
            out.write(entry.name);
            out.write(entry.content.packed());
            at += 30L + entry.name.length + entry.content.packed().length;
        }
        int size = directory.position();
        directory.putInt(END).putInt(0).putShort((short) entries.size()).putShort((short) entries.size());
        directory.putInt(size).putInt((int) at).putShort((short) 0);
        out.write(directory.array());
    }
}
