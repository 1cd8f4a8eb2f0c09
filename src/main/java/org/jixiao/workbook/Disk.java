package org.jixiao.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/** All that {@link AtomicFiles} does to a disk, step by step, so that a test can let any step fail. */
class Disk {
    /** Between its opening and its lock, and between its end and its move, an unfinished file looks as if nobody owned it. */
    private static final Duration YOUNG = Duration.ofSeconds(2);

    void folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) { // to try to make one that is there takes long
            Files.createDirectories(folder);
        }
    }

    /** A new file, locked as long as it is open. */
    OutputStream create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock(channel);
        return Channels.newOutputStream(channel);
    }

    void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** Whether nobody is writing a file any more. Where the folder knows no locks (some on networks), that is never known. */
    static boolean isAbandoned(Path file) throws IOException {
        if (Files.getLastModifiedTime(file).toInstant().plus(YOUNG).isAfter(Instant.now())) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return lock(channel);
        }
    }

    private static boolean lock(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false; // a folder that knows no locks, or another class loader of this process
        }
    }
}
