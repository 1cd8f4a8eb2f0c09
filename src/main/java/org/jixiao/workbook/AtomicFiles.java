package org.jixiao.workbook;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes files so that their names only ever show whole ones. The unfinished file lies beside the target as
 * {@code .jixiao-….tmp}; one left behind by a crash is passed over by {@link Sources} and may be deleted.
 */
public final class AtomicFiles {
    private AtomicFiles() {}

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Body {
        /**
         * Writes all of it.
         *
         * @param out buffered; need not be flushed or closed
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Like {@link #write(Path, Body)}, from an array. */
    public static void write(Path target, byte[] content) throws IOException {
        write(target, out -> out.write(content));
    }

    /**
     * Writes a file, over one that may be there, and makes the folders above it. Where the body or the disk fails, the
     * old file is still there.
     *
     * @throws IOException naming the target, with the reason as its cause (on Windows often: the file is open in Excel)
     */
    public static void write(Path target, Body body) throws IOException {
        Path file = target.toAbsolutePath();
        // A name of our own: files made by Files.createTempFile can be read by their owner only, and stay so when
        // moved.
        String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path unfinished = file.resolveSibling(".jixiao-" + random + ".tmp");
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try {
                try (OutputStream out = new BufferedOutputStream(
                        Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW), 1 << 16)) {
                    body.writeTo(out);
                }
                move(unfinished, file);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new IOException(target + ": " + e.getMessage(), e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
