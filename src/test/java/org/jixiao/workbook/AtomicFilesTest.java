package org.jixiao.workbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    private Path folder;

    @Test
    void makesFoldersAndReplacesWhatWasThere() throws IOException {
        Path target = folder.resolve("科委/深/一.xlsx");
        AtomicFiles.write(target, new byte[] {1});
        AtomicFiles.write(target, new byte[] {2, 3});
        assertArrayEquals(new byte[] {2, 3}, Files.readAllBytes(target));
        assertOnly(target);
    }

    @Test
    void leavesTheOldFileAndNothingElseWhenTheBodyFails() throws IOException {
        Path target = folder.resolve("一.xlsx");
        AtomicFiles.write(target, new byte[] {1});
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
        IOException failure = assertThrows(IOException.class, () -> AtomicFiles.write(target, new byte[0]));
        assertTrue(failure.getMessage().startsWith(target.toString()));
        assertOnly(target);
    }

    private static void assertOnly(Path target) throws IOException {
        try (Stream<Path> beside = Files.list(target.getParent())) {
            assertEquals(java.util.List.of(target), beside.toList());
        }
    }
}
