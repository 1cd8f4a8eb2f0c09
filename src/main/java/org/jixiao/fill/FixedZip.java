package org.jixiao.fill;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * A workbook as it leaves the house: without texts that no cell shows, and with every entry dated alike, so that the same input
 * gives the same bytes. POI writes the time of day. An entry that many workbooks have is deflated once.
 */
final class FixedZip {
    /** The earliest day that an entry can carry. */
    static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 12, 0);

    private FixedZip() {}

    /** One entry, ready to be written: {@code head} with its name, size and checksum, and what follows it. */
    record Entry(ZipArchiveEntry head, byte[] packed) {
        static Entry of(String name, byte[] content) {
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
            ZipArchiveEntry head = new ZipArchiveEntry(name);
            head.setMethod(ZipEntry.DEFLATED);
            head.setTimeLocal(DATE);
            head.setCrc(crc.getValue());
            head.setSize(content.length);
            head.setCompressedSize(packed.size());
            return new Entry(head, packed.toByteArray());
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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            zip.setUseZip64(Zip64Mode.Never);
            for (Entry entry : entries) {
                zip.addRawArchiveEntry(entry.head(), new ByteArrayInputStream(entry.packed()));
            }
        } catch (IOException e) { // memory
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
