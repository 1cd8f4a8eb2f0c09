package org.jixiao.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/**
 * The unpacked bytes of a zip entry. It refuses what grows beyond reason while it grows, and a flipped bit at the end:
 * a damaged workbook must not give a wrong number in silence.
 */
final class CheckedEntry extends FilterInputStream {
    private final Zip.Entry entry;
    private final CRC32 crc = new CRC32();
    private long count;

    CheckedEntry(InputStream bytes, Zip.Entry entry) {
        super(bytes);
        this.entry = entry;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read < 0) {
            boolean wrongSum = entry.crc() != 0 && entry.crc() != crc.getValue();
            if (count != entry.size() || wrongSum) {
                throw UnreadableException.damaged("size or checksum of " + entry.name());
            }
            return read;
        }
        count += read;
        if (count > Limits.RATIO_GRACE && count / Limits.RATIO > entry.packedSize()) {
            throw Limits.tooLarge("bomb");
        }
        crc.update(buffer, offset, read);
        return read;
    }

    @Override
    public long skip(long n) {
        throw new UnsupportedOperationException(); // would go past the count and the sum
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
