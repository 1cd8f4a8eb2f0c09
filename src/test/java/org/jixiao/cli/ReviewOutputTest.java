package org.jixiao.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.FormEdit;
import org.jixiao.Intake;
import org.jixiao.Jixiao;
import org.jixiao.Progress;
import org.jixiao.Request;
import org.jixiao.Run;
import org.jixiao.WorkbookDump;
import org.jixiao.model.Messages;
import org.jixiao.model.Problem;
import org.jixiao.review.MarkedCopy;
import org.jixiao.workbook.TestFiles;
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
    void whatAnEarlierRunLeftToBeSentBackIsTold() throws IOException {
        Path collected = Files.createDirectories(folder.resolve("收回"));
        Path form = collected.resolve("讲座.xlsx");
        Path review = folder.resolve("审核");
        byte[] sound = Files.readAllBytes(Samples.SOUND);
        Files.write(form, FormEdit.apply(sound, "clear B8"));

        Run faulty = Run.of("check", "-o", review, collected);
        Files.writeString(review.resolve("退回/说明.txt"), "请于周五前发回");
        Run same = Run.of("check", "-o", review, collected);
        Files.write(form, sound);
        Run mended = Run.of("check", "-o", review, collected);

        assertEquals("", faulty.err() + same.err(), "nothing is left over");
        assertTrue(mended.out().contains("标注了 0 个工作簿"), mended.all());
        assertTrue(mended.err().contains("有 2 个文件是以前写出的"), mended.all());
        assertTrue(mended.err().contains("讲座.xlsx") && mended.err().contains("退回清单.xlsx"), mended.all());
        assertFalse(mended.err().contains("说明.txt"), mended.all());
    }

    @Test
    void aWorkbookOfSeveralUnitsGoesToThoseThatHaveSomethingToMend() throws IOException {
        Path collected = Files.createDirectories(folder.resolve("收回"));
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(Samples.SOUND))) {
            XSSFSheet other = workbook.cloneSheet(0, "乙");
            other.getRow(2).getCell(0).setCellValue("申报单位名称：乙单位");
            other.getRow(3).getCell(1).setCellValue("乙项目");
            other.getRow(6).getCell(1).setCellValue("无");
            for (int row = 17; row < 28; row++) { // as one project's targets are no other's
                Cell name = other.getRow(row).getCell(2);
                name.setCellValue("乙" + name.getStringCellValue());
            }
            Files.write(collected.resolve("合并.xlsx"), TestFiles.save(workbook));
        }

        Run run = Run.of("check", "-o", folder.resolve("审核"), collected);

        assertTrue(run.out().contains("标注了 1 个工作簿，退回清单 1 份"), run.all());
        try (Stream<Path> files = Files.walk(folder.resolve("审核/退回"))) {
            assertEquals(
                    List.of("乙单位/合并.xlsx", "乙单位/退回清单.xlsx"),
                    files.filter(Files::isRegularFile)
                            .map(file ->
                                    folder.resolve("审核/退回").relativize(file).toString())
                            .map(file -> file.replace('\\', '/'))
                            .sorted()
                            .toList());
        }
        assertTrue(
                WorkbookDump.of(folder.resolve("审核/退回/乙单位/退回清单.xlsx")).stream()
                        .anyMatch(line -> line.contains(".xlsx#'乙'!B7")),
                "linked to the copy beside it");
    }

    @Test
    void aWorkbookThatCannotBeMarkedIsNamedAndTheOthersAreWritten() throws Exception {
        Path collected = Files.createDirectories(folder.resolve("收回"));
        byte[] faulty = FormEdit.apply(Files.readAllBytes(Samples.SOUND), "clear B8");
        Path gone = Files.write(collected.resolve("甲.xlsx"), faulty);
        Files.write(collected.resolve("乙.xlsx"), FormEdit.apply(faulty, "set B7 另一个项目"));
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
        Messages messages = new Messages("zh");
        Screen screen = new Screen(nowhere, nowhere, false, true, messages);
        Session session = new Session(nowhere, screen, new Jixiao(messages, 2, Progress.NONE));
        Intake intake = session.jixiao().read(Request.of(collected));
        Files.delete(gone);

        List<Problem> unmarked = ReviewOutput.in(folder.resolve("审核"), session).write(intake, intake.check(), true);

        assertEquals(1, unmarked.size());
        assertTrue(unmarked.get(0).message().matches("无法标注 .*甲\\.xlsx.*"), unmarked::toString);
        assertTrue(Files.exists(folder.resolve("审核/审核报告.xlsx")));
        try (Stream<Path> copies = Files.walk(folder.resolve("审核/退回"))) {
            assertEquals(1, copies.filter(file -> file.endsWith("乙.xlsx")).count());
        }
    }

    /** Excel holds 32,767 characters in a cell. */
    @Test
    void aCellAsLongAsExcelAllowsKeepsNothingFromBeingWritten() throws IOException {
        Path collected = Files.createDirectories(folder.resolve("收回"));
        String name = IntStream.range(0, 32_767)
                .mapToObj(i -> String.valueOf((char) ('一' + i * 7919 % 20_000)))
                .collect(Collectors.joining());
        Files.write(
                collected.resolve("长.xlsx"),
                FormEdit.apply(Files.readAllBytes(Samples.SOUND), "set C23 " + name + " ; set D23 " + name));

        for (List<Object> command : List.<List<Object>>of(
                List.of("check", "-o", folder.resolve("审核"), collected),
                List.of("summary", "-o", folder.resolve("汇总.xlsx"), collected),
                List.of("year-end", "-o", folder.resolve("年终.xlsx"), collected),
                List.of("evaluation", "-o", folder.resolve("自评"), collected))) {
            Run run = Run.of(command.toArray());
            assertTrue(run.status() <= Command.FINDINGS, run.err());
        }
        List<String> longest = WorkbookDump.of(folder.resolve("汇总.xlsx")).stream()
                .filter(line -> line.contains(name.substring(0, 9)))
                .toList();
        assertFalse(longest.isEmpty());
        assertTrue(longest.stream().allMatch(line -> line.length() < 33_000));
        assertTrue(longest.stream().anyMatch(line -> line.contains("…")));
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

    @Test
    void aMarkedCopyThatComesBackIsReadWithoutItsRemarks() throws IOException {
        Path review = folder.resolve("审核");
        Path roster = Samples.roster(folder.resolve("名册.xlsx"), List.of(List.of("甲单位", "会议")));
        Run.of("check", "-y", 2026, "-r", roster, "-o", review, Samples.DEMO.resolve("exchange.xlsx"));

        Run run = Run.of("read", review.resolve("退回"));

        assertTrue(run.out().contains("读到 1 张表"), run.all());
    }

    @Test
    void asLongAsNothingHasComeInEverybodyIsRemindedAndWithoutARosterThatIsSaid() throws IOException {
        Path collected = Files.createDirectories(folder.resolve("收回"));
        Path roster = Samples.roster(folder.resolve("名册.xlsx"), List.of(List.of("甲单位", "会议"), List.of("乙单位", "展览")));
        Path review = folder.resolve("审核");

        Run nothing = Run.of("check", "-o", review, collected);
        Run run = Run.of("check", "-r", roster, "-o", review, collected);

        assertEquals(3, nothing.status(), nothing.all());
        assertTrue(nothing.err().contains("没有读到任何一张表"), nothing.all());
        assertEquals(1, run.status(), run.all());
        assertEquals(
                2, run.lines().stream().filter(line -> line.contains("F10")).count(), run.all());
        assertEquals(
                2,
                WorkbookDump.of(review.resolve("催报名单.xlsx")).stream()
                        .filter(line -> line.matches(".*(会议|展览).*"))
                        .count());
    }
}
