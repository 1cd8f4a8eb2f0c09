package org.jixiao.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The unpacked bytes of a zip entry. It refuses what grows beyond reason while it grows, and a flipped bit at the end:
 * a damaged workbook must not give a wrong number in silence.
 */
final class CheckedEntry extends InputStream {
    private final ByteBuffer packed;
    private final Zip.Entry entry;
    private final Inflater inflater;
    private final Limits limits;
    private final CRC32 crc = new CRC32();
    private long count;

    /** @param inflater used by nobody else meanwhile */
    CheckedEntry(ByteBuffer packed, Zip.Entry entry, Inflater inflater, Limits limits) {
        this.packed = packed;
        this.entry = entry;
        this.inflater = inflater;
        this.limits = limits;
        inflater.reset();
        inflater.setInput(packed);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int read = entry.isStored() ? copy(buffer, offset, length) : inflate(buffer, offset, length);
        if (read == 0) {
            boolean wrongSum = entry.crc() != 0 && entry.crc() != crc.getValue();
            if (count != entry.size() || wrongSum) {
                throw UnreadableException.damaged("size or checksum of " + entry.name());
            }
            return -1;
        }
        count += read;
        limits.inflated(read);
        if (count > Limits.RATIO_GRACE && count / Limits.RATIO > entry.packedSize()) {
            throw Limits.tooLarge("bomb");
        }
        crc.update(buffer, offset, read);
        return read;
    }

    private int copy(byte[] buffer, int offset, int length) {
        int read = Math.min(length, packed.remaining());
        packed.get(buffer, offset, read);
        return read;
    }

    private int inflate(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = inflater.inflate(buffer, offset, length);
            if (read == 0 && !inflater.finished()) {
                throw UnreadableException.damaged("packed bytes end too early: " + entry.name());
            }
            return read;
        } catch (DataFormatException e) {
            throw UnreadableException.damaged(e);
        }
    }
}
