package org.jixiao.workbook;

import java.io.IOException;
import java.util.Arrays;

/**
 * Reads {@code .xls} and WPS's {@code .et} with POI, and names the other things that come in the same OLE2 container.
 */
final class XlsReader implements WorkbookFormat {
    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    @Override
    public boolean matches(byte[] content) {
        return content.length >= OLE2.length && Arrays.equals(content, 0, OLE2.length, OLE2, 0, OLE2.length);
    }

    @Override
    public Workbook read(byte[] content, Limits limits) throws IOException {
        return HssfBook.read(content, limits);
    }
}
