package org.jixiao.workbook;

import java.io.IOException;
import java.time.Instant;
import org.apache.commons.io.function.IOSupplier;

/**
 * A file that may be a workbook, not yet read.
 *
 * @param name as given on the command line, with {@code /}; in a folder, the folder's name and the path below it; in an
 *     archive {@code archive.zip!/inner/path.xlsx}. The inner path is data and may be anything: never use it as a path
 *     on disk
 * @param modified when it was last changed, {@link Instant#EPOCH} where that is not known
 * @param content gives the bytes, each time anew; safe for many threads
 */
public record SourceFile(String name, Instant modified, IOSupplier<byte[]> content) {
    /** A file, folder or archive that cannot be reached: it says so when it is read. */
    static SourceFile unreachable(String name, UnreadableException problem) {
        return new SourceFile(name, Instant.EPOCH, () -> {
            throw problem;
        });
    }

    /**
     * All the bytes.
     *
     * @throws UnreadableException where they cannot be had, or are more than a workbook may have
     */
    public byte[] read() throws UnreadableException {
        try {
            return content.get();
        } catch (IOException e) {
            throw UnreadableException.of(e);
        }
    }
}
