package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jixiao.FormEdit;
import org.jixiao.Run;
import org.jixiao.WorkbookDump;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A form of an office's own, about a whole unit, saved by another program than Excel. */
class OwnFormTest {
    private static final Path TEMPLATE = Path.of("fixtures/own-form.xlsx");

    @TempDir
    Path folder;

    @Test
    void aTableUnderAHeaderOfTwoRowsReadsBackAsItWasFilled() {
        Run run = Run.of("template", TEMPLATE);

        assertEquals(0, run.status(), run.all());
        assertTrue(run.out().contains("读回来都一样"), run.all());
    }

    @Test
    void aTableWithoutLevelsGoesOutWithEmptyRowsAndTheFormIsItsUnitsOnlyEntry() throws IOException {
        Path roster = Samples.roster(folder.resolve("名册.xlsx"), List.of(List.of("区教育局", "部门整体")));
        Path issued = folder.resolve("下发");
        assertEquals(
                0, Run.of("blank", "-r", roster, "-t", TEMPLATE, "-o", issued).status());
        Path form;
        try (Stream<Path> files = Files.walk(issued)) {
            form = files.filter(file -> file.endsWith("部门整体.xlsx")).findFirst().orElseThrow();
        }
        List<String> cells = WorkbookDump.of(form);
        assertTrue(cells.stream().anyMatch(cell -> cell.startsWith("整体绩效!A13") && cell.contains("金额合计")));

        Files.write(form, FormEdit.apply(Files.readAllBytes(form), "set B7 课程建设; set C7 教材; number D7 120.5"));
        Run run = Run.of("check", "-r", roster, "-t", TEMPLATE, form);

        assertFalse(run.out().contains(" I02 "), run.all());
        assertFalse(run.out().contains(" F10 "), run.all());
        String withoutIt = Run.of("check", form).out();
        assertTrue(withoutIt.contains(" F09 ") && withoutIt.contains("表里记的是own-form"), withoutIt);
        assertTrue(Run.of("read", "-f", "json", "-t", TEMPLATE, form).out().contains("\"total\":1205000"), run.all());
    }
}
