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
import org.jixiao.WorkbookDump;
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

    @Test
    void aTargetCollectedBeforeWithoutItsEvaluationIsListedWithItsUnit() throws IOException {
        Path collected = Samples.collected(folder.resolve("收回"));
        Path evaluated = Samples.evaluated(folder.resolve("自评收回"));
        Files.delete(evaluated.resolve("科委/生药中心/交流对接自评.xlsx"));
        Path roster = RosterFileTest.withSheet(
                folder.resolve("名册.xlsx"),
                "豁免",
                List.of(List.of("规则编号", "单位名称", "项目名称", "理由", "批准人"), List.of("V05", "", "", "经批准", "")));
        Path review = folder.resolve("审核");

        Run run = Run.of("check", evaluated, "--targets", collected, "-r", roster, "-o", review);

        assertEquals(1, run.status(), run.all());
        assertTrue(
                WorkbookDump.of(review.resolve("审核报告.xlsx")).stream()
                        .anyMatch(line -> line.contains("“上海国际生物技术与医药交流对接”有目标表，还没有报自评表")),
                run.all());
    }

    @Test
    void aListOfOursIsNoneOfTheFilesThatWereRead() throws IOException {
        Path issued = folder.resolve("下发");
        Run.of("blank", "-r", Samples.roster(folder.resolve("名册.xlsx"), List.of(List.of("甲", "乙"))), "-o", issued);

        for (String command : List.of("read", "check")) {
            Run run = Run.of(command, issued);
            assertTrue(run.out().contains("共 1 个文件"), run.all());
        }
    }

    @Test
    void theUnitsFormsAddUpToAllThatCameIn() throws IOException {
        Path collected = Files.createDirectories(folder.resolve("收回"));
        Files.copy(Samples.DEMO.resolve("exchange.xlsx"), collected.resolve("交流.xlsx"));
        Files.copy(Samples.DEMO.resolve("exchange.xlsx"), collected.resolve("交流（最终版）.xlsx"));
        Path review = folder.resolve("审核");

        Run run = Run.of("check", "-o", review, collected);

        List<String> cells = WorkbookDump.of(review.resolve("审核报告.xlsx"));
        assertTrue(cells.stream().anyMatch(line -> line.matches("按单位!D5\\D+2(\\D.*)?")), run.all());
    }
}
