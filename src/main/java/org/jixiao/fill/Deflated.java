package org.jixiao.fill;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Some bytes as a zip file holds them.
 *
 * @param size how many they are, and {@code crc} their CRC-32
 */
record Deflated(byte[] packed, long size, int crc) {
    /** The last block of a deflated stream: nothing. */
    private static final byte[] END = {3, 0};
    /** CRC-32's polynomial, its lowest bit the highest power; 1 and x to the eighth, written so. */
    private static final int POLYNOMIAL = 0xEDB88320;

    private static final int ONE = 1 << 31;
    private static final int BYTE = 1 << 23;

    /** The whole content of an entry. */
    static Deflated whole(byte[] content) {
        return of(content, content.length, Deflater.DEFAULT_COMPRESSION, true);
    }

    /**
     * A piece of an entry, to be {@link #join joined} with others, so that a long sheet is never held whole. Level 1, for what is some
     * hundred megabytes: half as large again as at level 6, in a quarter of the time.
     */
    static Deflated piece(XmlBytes content) {
        return of(content.array(), content.size(), Deflater.BEST_SPEED, false);
    }

    private static Deflated of(byte[] content, int length, int level, boolean whole) {
        CRC32 crc = new CRC32();
        crc.update(content, 0, length);
        Deflater deflater = new Deflater(level, true);
        deflater.setInput(content, 0, length);
        if (whole) {
            deflater.finish();
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream(length / 3 + 64);
        byte[] buffer = new byte[8192];
        int got;
        do {
            got = deflater.deflate(buffer, 0, buffer.length, whole ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
            packed.write(buffer, 0, got);
        } while (whole ? !deflater.finished() : got == buffer.length);
        deflater.end();
        return new Deflated(packed.toByteArray(), length, (int) crc.getValue());
    }

    /** Pieces, one behind the other, as the whole content of an entry. */
    static Deflated join(List<Deflated> pieces) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(
                pieces.stream().mapToInt(piece -> piece.packed.length).sum() + END.length);
        long size = 0;
        int crc = 0;
        for (Deflated piece : pieces) {
            packed.writeBytes(piece.packed);
            size += piece.size;
            crc = times(power(piece.size), crc) ^ piece.crc;
        }
        packed.writeBytes(END);
        return new Deflated(packed.toByteArray(), size, crc);
    }

    /** What so many bytes behind them make of a checksum is its product with this: x to the power of their bits. */
    private static int power(long bytes) {
        int power = ONE;
        int square = BYTE;
        for (long rest = bytes; rest > 0; rest >>= 1) {
            power = (rest & 1) == 0 ? power : times(square, power);
            square = times(square, square);
        }
        return power;
    }

    /** The product of two polynomials, modulo that of CRC-32. */
    private static int times(int one, int other) {
        int product = 0;
        int shifted = other;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            product ^= (one & bit) == 0 ? 0 : shifted;
            shifted = shifted >>> 1 ^ ((shifted & 1) == 0 ? 0 : POLYNOMIAL);
        }
        return product;
    }
}
