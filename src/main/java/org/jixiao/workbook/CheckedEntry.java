package org.jixiao.workbook;

import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.io.input.ProxyInputStream;

/**
 * The unpacked bytes of a zip entry. It refuses what grows beyond reason while it grows, and a flipped bit at the end:
 * a damaged workbook must not give a wrong number in silence.
 */
final class CheckedEntry extends ProxyInputStream {
    private final CRC32 crc;
    private final Zip.Entry entry;
    private final Limits limits;
    private long count;

    CheckedEntry(InputStream unpacked, Zip.Entry entry, Limits limits) {
        this(unpacked, new CRC32(), entry, limits);
    }

    private CheckedEntry(InputStream unpacked, CRC32 crc, Zip.Entry entry, Limits limits) {
        super(new CheckedInputStream(unpacked, crc));
        this.crc = crc;
        this.entry = entry;
        this.limits = limits;
    }

    @Override
    protected void afterRead(int read) throws UnreadableException {
        if (read >= 0) {
            count += read;
            limits.inflated(read);
            if (count > Limits.RATIO_GRACE && count / Limits.RATIO > entry.packedSize()) {
                throw Limits.tooLarge("bomb");
            }
        } else if (count != entry.size() || (entry.crc() != 0 && entry.crc() != crc.getValue())) {
            throw UnreadableException.damaged("size or checksum of " + entry.name());
        }
    }
}
