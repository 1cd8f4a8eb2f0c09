package org.jixiao.workbook;

import java.io.IOException;

/** Reads zip files: OpenDocument spreadsheets, and every other as {@code .xlsx}, which says what it is where it is none. */
final class PackageReader implements WorkbookFormat {
    @Override
    public boolean matches(byte[] content) {
        return Zip.startsLikeZip(content);
    }

    @Override
    public Workbook read(byte[] content, Limits limits) throws IOException {
        try (Parts parts = new Parts(content, limits)) {
            return OdsReader.matches(parts)
                    ? new OdsReader(parts, limits).read()
                    : new XlsxReader(parts, limits).read();
        }
    }
}
