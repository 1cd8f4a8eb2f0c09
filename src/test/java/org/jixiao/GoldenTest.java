package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration's outputs are, to the cell, those that were looked at and committed. */
class GoldenTest {
    private static final Path GOLDEN = Path.of("fixtures/golden");

    @TempDir
    static Path folder;

    private static Path out;
    private static Run demo;

    @BeforeAll
    static void demonstrate() {
        out = folder.resolve("out");
        demo = Run.of("demo", "-o", out);
        assertEquals(0, demo.status(), demo.all());
    }

    @Test
    void theDemonstrationSaysTheSame() throws IOException {
        Golden.check(GOLDEN.resolve("demo.txt"), named(demo.lines()));
    }

    @Test
    void theFormsReadTheSame() throws IOException {
        Golden.check(
                GOLDEN.resolve("read.jsonl"),
                named(Run.of("read", "-f", "json", out.resolve("收回")).lines()));
    }

    @Test
    void theFindingsAreTheSame() throws IOException {
        Run run = Run.of("check", "-f", "json", "-r", out.resolve("名册.xlsx"), out.resolve("收回"));
        Golden.check(GOLDEN.resolve("check.jsonl"), named(run.lines()));
    }

    @Test
    void theBlankFormLooksTheSame() throws IOException {
        checkWorkbook("blank.txt", out.resolve("下发/上海市科技档案馆/科技档案数字化.xlsx"));
    }

    @Test
    void theRosterLooksTheSame() throws IOException {
        checkWorkbook("roster.txt", out.resolve("名册.xlsx"));
    }

    @Test
    void theListOfBlanksLooksTheSame() throws IOException {
        checkWorkbook("issued.txt", out.resolve("下发/下发清单.xlsx"));
    }

    @Test
    void theSummaryLooksTheSame() throws IOException {
        checkWorkbook("summary.txt", out.resolve("汇总.xlsx"));
    }

    private static void checkWorkbook(String golden, Path workbook) throws IOException {
        Golden.check(GOLDEN.resolve(golden), named(WorkbookDump.of(workbook)));
    }

    /** The folder of this run under the name that it has in the demonstration. */
    private static List<String> named(List<String> lines) {
        String here = out.toString();
        return lines.stream()
                .map(line -> line.replace(here, "out").replace(here.replace('\\', '/'), "out"))
                .toList();
    }
}
