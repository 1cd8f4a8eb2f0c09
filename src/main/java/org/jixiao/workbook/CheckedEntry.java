package org.jixiao.workbook;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/**
 * The unpacked bytes of a zip entry. It refuses what grows beyond reason while it grows, and a flipped bit at the end:
 * a damaged workbook must not give a wrong number in silence.
 */
final class CheckedEntry extends FilterInputStream {
    private final Zip.Entry entry;
    private final Limits limits;
    private final CRC32 crc = new CRC32();
    private long count;

    CheckedEntry(InputStream unpacked, Zip.Entry entry, Limits limits) {
        super(unpacked);
        this.entry = entry;
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = in.read(buffer, offset, length);
            if (read >= 0) {
                count(buffer, offset, read);
            } else if (count != entry.size() || (entry.crc() != 0 && entry.crc() != crc.getValue())) {
                throw UnreadableException.damaged("size or checksum of " + entry.name());
            }
            return read;
        } catch (EOFException | ZipException e) {
            throw UnreadableException.damaged(e);
        }
    }

    private void count(byte[] buffer, int offset, int read) throws UnreadableException {
        count += read;
        limits.inflated(read);
        if (count > Limits.RATIO_GRACE && count / Limits.RATIO > entry.packedSize()) {
            throw Limits.tooLarge("bomb");
        }
        crc.update(buffer, offset, read);
    }
}
