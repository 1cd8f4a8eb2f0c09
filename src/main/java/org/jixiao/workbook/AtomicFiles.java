package org.jixiao.workbook;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.io.function.IOConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes files so that their names only ever show whole ones. The unfinished file lies beside the target as
 * {@code .jixiao-….tmp}. One left behind by a run that was killed is passed over by {@link Sources}, and deleted by the next run that
 * writes into its folder.
 */
public final class AtomicFiles {
    private static final Logger LOG = LoggerFactory.getLogger(AtomicFiles.class);
    private static final String START = ".jixiao-";
    private static final String END = ".tmp";

    /** Names of our own: files made by Files.createTempFile can be read by their owner only, and stay so when moved. */
    private static final String OURS =
            START + Long.toHexString(ThreadLocalRandom.current().nextLong()) + "-";

    private static final AtomicLong COUNT = new AtomicLong();
    private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();
    private static final Set<Path> TIDY = ConcurrentHashMap.newKeySet();

    /** Replaced only by the tests that let it fail. */
    static volatile Disk disk = new Disk();

    private AtomicFiles() {}

    /**
     * Writes a file, over one that may be there, and makes the folders above it. Where the body or the disk fails, the
     * old file is still there.
     *
     * @param body writes all of the content; what it writes to is buffered, and need not be flushed or closed
     * @throws IOException naming the target, with the reason as its cause (on Windows often: the file is open in Excel)
     */
    public static void write(Path target, IOConsumer<OutputStream> body) throws IOException {
        Path file = target.toAbsolutePath();
        Path unfinished = file.resolveSibling(OURS + COUNT.incrementAndGet() + END);
        try {
            Path folder = file.getParent();
            if (folder != null) {
                disk.folders(folder);
                tidy(folder);
            }
            UNFINISHED.add(unfinished);
            try {
                try (OutputStream out = new BufferedOutputStream(disk.create(unfinished), 1 << 16)) {
                    body.accept(out);
                }
                disk.move(unfinished, file);
            } catch (IOException | RuntimeException | Error e) {
                discard(unfinished);
                throw e;
            } finally {
                UNFINISHED.remove(unfinished);
            }
        } catch (IOException e) {
            throw new IOException(target + ": " + e.getMessage(), e);
        }
    }

    /** Deletes what is unfinished: the process is about to end, and what was being written will not be. */
    public static void abandon() {
        UNFINISHED.forEach(AtomicFiles::discard);
    }

    private static void discard(Path unfinished) {
        try {
            disk.delete(unfinished);
        } catch (IOException e) {
            LOG.debug("left behind, for the next run to delete: {}", unfinished, e);
        }
    }

    /** Deletes, once in a process, what other processes left unfinished in a folder. That they are gone is seen from their locks. */
    private static void tidy(Path folder) {
        if (!TIDY.add(folder)) {
            return;
        }
        try (var leftOver = Files.newDirectoryStream(folder, START + "*" + END)) {
            for (Path file : leftOver) {
                // Opening one of our own would end its lock, for locks belong to the process.
                if (!file.getFileName().toString().startsWith(OURS) && Disk.isAbandoned(file)) {
                    disk.delete(file);
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("not tidied: {}", folder, e); // a folder that cannot be listed may still be written to
        }
    }
}
