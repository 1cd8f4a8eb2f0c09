package org.jixiao.workbook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Dates every entry of a package alike, in place: POI writes the time of day, and the same input must give the same bytes. */
public final class ZipTimes {
    /** Noon of 1980-01-01, the earliest day that an entry can carry. */
    private static final int NOON = 0x21 << 16 | 12 << 11;

    private static final int END_SIZE = 22;

    private ZipTimes() {}

    /** @param zip as POI writes it: without a comment at its end, and without times elsewhere; changed and given back */
    public static byte[] fix(byte[] zip) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.length - END_SIZE;
        int entry = bytes.getInt(end + 16);
        for (int left = Short.toUnsignedInt(bytes.getShort(end + 10)); left > 0; left--) {
            bytes.putInt(entry + 12, NOON);
            bytes.putInt(bytes.getInt(entry + 42) + 10, NOON);
            int names =
                    Short.toUnsignedInt(bytes.getShort(entry + 28)) + Short.toUnsignedInt(bytes.getShort(entry + 30));
            entry += 46 + names + Short.toUnsignedInt(bytes.getShort(entry + 32));
        }
        return zip;
    }

    /** Whether every entry is dated so: a program that saves a workbook packs its parts anew, and dates them otherwise. */
    public static boolean areFixed(byte[] content) throws IOException {
        try (Zip zip = Zip.of(content)) {
            return zip.entries(Limits.PARTS).stream()
                    .allMatch(entry -> entry.modified().equals(Zip.time(NOON)));
        }
    }
}
