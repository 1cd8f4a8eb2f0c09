package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jixiao.Run;
import org.jixiao.review.MarkedCopy;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check -o} writes lies where a unit finds it. */
class ReviewOutputTest {
    @TempDir
    Path folder;

    @Test
    void aReturnedFileNamedLikeTheListDoesNotTakeItsPlace() throws IOException {
        Path collected = Files.createDirectories(folder.resolve("收回"));
        Files.copy(Path.of("fixtures/demo/exchange.xlsx"), collected.resolve("退回清单.xlsx"));

        Run run = Run.of("check", "-o", folder.resolve("审核"), collected);

        assertEquals(0, run.status(), run.all());
        try (Stream<Path> files = Files.walk(folder.resolve("审核/退回"))) {
            List<Path> written = files.filter(Files::isRegularFile).sorted().toList();
            assertEquals(
                    List.of("退回清单.xlsx", "退回清单（2）.xlsx"),
                    written.stream().map(file -> file.getFileName().toString()).toList());
            assertFalse(MarkedCopy.isMarked(WorkbookReader.read(Files.readAllBytes(written.get(0)))));
            assertTrue(MarkedCopy.isMarked(WorkbookReader.read(Files.readAllBytes(written.get(1)))));
        }
    }
}
