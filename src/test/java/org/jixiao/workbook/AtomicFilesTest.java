package org.jixiao.workbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    private Path folder;

    @Test
    void makesFoldersAndReplacesWhatWasThere() throws IOException {
        Path target = folder.resolve("科委/深/一.xlsx");
        AtomicFiles.write(target, out -> out.write(new byte[] {1}));
        AtomicFiles.write(target, out -> out.write(new byte[] {2, 3}));
        assertArrayEquals(new byte[] {2, 3}, Files.readAllBytes(target));
        assertOnly(target);
    }

    @Test
    void leavesTheOldFileAndNothingElseWhenTheBodyFails() throws IOException {
        Path target = folder.resolve("一.xlsx");
        AtomicFiles.write(target, out -> out.write(new byte[] {1}));
        IOException failure = assertThrows(
                IOException.class,
                () -> AtomicFiles.write(target, out -> {
                    out.write(9);
                    throw new IOException("disk full");
                }));
        assertEquals(target + ": disk full", failure.getMessage());
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFiles.write(target, out -> {
                    throw new IllegalStateException();
                }));
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(target));
        assertOnly(target);
    }

    @Test
    void doesNotReplaceAFolder() throws IOException {
        Path target = Files.createDirectory(folder.resolve("目录"));
        IOException failure =
                assertThrows(IOException.class, () -> AtomicFiles.write(target, out -> out.write(new byte[0])));
        assertTrue(failure.getMessage().startsWith(target.toString()));
        assertOnly(target);
    }

    @Test
    void deletesWhatADeadRunLeftBehindAndNothingElse() throws IOException {
        Path left = unfinished("dead");
        Path young = Files.write(folder.resolve(".jixiao-young-1.tmp"), new byte[9]);
        Path foreign = Files.write(folder.resolve(".jixiao.tmp"), new byte[9]);
        try (FileChannel live = FileChannel.open(unfinished("live"), StandardOpenOption.WRITE)) {
            live.lock();
            AtomicFiles.write(folder.resolve("一.xlsx"), out -> out.write(new byte[] {1}));
        }

        assertFalse(Files.exists(left));
        assertTrue(Files.exists(young), "may be another run's, just begun");
        assertTrue(Files.exists(foreign));
        assertTrue(Files.exists(folder.resolve(".jixiao-live-1.tmp")), "another run is writing it");
    }

    private Path unfinished(String run) throws IOException {
        Path file = Files.write(folder.resolve(".jixiao-" + run + "-1.tmp"), new byte[9]);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        return file;
    }

    private static void assertOnly(Path target) throws IOException {
        try (Stream<Path> beside = Files.list(target.getParent())) {
            assertEquals(java.util.List.of(target), beside.toList());
        }
    }
}
