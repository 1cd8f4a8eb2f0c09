package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.FormEdit;
import org.jixiao.Json;
import org.jixiao.Run;
import org.jixiao.WorkbookDump;
import org.jixiao.workbook.TestFiles;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marked copies that come back are seen together with what came in the first round. */
class SecondRoundTest {
    private static final String UNIT = "上海市科普服务中心（样例）";

    @TempDir
    Path folder;

    private Path roster;
    private Path collected;
    private Path again;

    @BeforeEach
    void folders() throws IOException {
        roster = Samples.roster(folder.resolve("名册.xlsx"), List.of(List.of(UNIT, "科普讲座进社区"), List.of(UNIT, "科普展览")));
        collected = Files.createDirectories(folder.resolve("收回"));
        again = Files.createDirectories(folder.resolve("再收回"));
    }

    /** What is sent back of what has come in, in a round with other files or alone. */
    private byte[] sentBack(String file, Path... from) throws IOException {
        Path review = folder.resolve("审核");
        Run.of(Stream.concat(Stream.of("check", "--latest", "-r", roster, "-o", review), Stream.of(from))
                .toArray());
        try (Stream<Path> files = Files.walk(review.resolve("退回"))) {
            return Files.readAllBytes(
                    files.filter(each -> each.endsWith(file)).findFirst().orElseThrow());
        }
    }

    private static byte[] faulty(String steps) throws IOException {
        return FormEdit.apply(Files.readAllBytes(Samples.SOUND), steps);
    }

    private static byte[] mended(byte[] copy, Consumer<Sheet> mending) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(copy))) {
            mending.accept(workbook.getSheet("绩效目标表"));
            return TestFiles.save(workbook);
        }
    }

    private static void nameProject(Sheet form) {
        form.getRow(3).getCell(1).setCellValue("科普讲座进社区");
    }

    /** But for the other project of the roster. */
    private List<String> rulesOfAllRounds() {
        return Run.of("check", "--latest", "-f", "json", "-r", roster, collected, again).lines().stream()
                .map(line -> Json.text(line, "rule") + " " + Json.text(line, "message"))
                .filter(line -> !line.contains("科普展览"))
                .toList();
    }

    @Test
    void aNameAndAYearMendedInAMarkedCopyLeaveNothingOfTheFormItWasMadeOf() throws IOException {
        Files.write(collected.resolve("甲.xlsx"), faulty("set B4 科普讲座进社区活动; set A2 （2019年度）"));

        byte[] copy = sentBack("甲.xlsx", collected);
        Files.write(again.resolve("甲（改）.xlsx"), mended(copy, form -> {
            nameProject(form);
            form.getRow(1).getCell(0).setCellValue("（2020年度）");
        }));

        assertEquals(List.of(), rulesOfAllRounds());
    }

    @Test
    void aFormThatWasSentBackTwiceIsKnownInItsFirstVersion() throws IOException {
        Files.write(collected.resolve("甲.xlsx"), faulty("set B4 科普讲座进社区活动"));

        Files.write(again.resolve("甲.xlsx"), sentBack("甲.xlsx", collected));
        byte[] twice = sentBack("甲.xlsx", again);
        Files.write(again.resolve("甲.xlsx"), mended(twice, SecondRoundTest::nameProject));

        assertEquals(List.of(), rulesOfAllRounds());
    }

    @Test
    void aMarkedCopySentBackAsItWasTakesThePlaceOfWhatItWasMadeOf() throws IOException {
        Files.write(collected.resolve("甲.xlsx"), faulty("set B14 60万元"));

        Files.write(again.resolve("甲.xlsx"), sentBack("甲.xlsx", collected));
        Run run = Run.of("check", "--latest", "-r", roster, "-o", folder.resolve("第二轮"), collected, again, "-v");

        assertTrue(run.out().contains("再收回/甲.xlsx [绩效目标表!B14]"), run.all());
        assertTrue(
                WorkbookDump.of(folder.resolve("第二轮/审核报告.xlsx")).stream().anyMatch(cell -> cell.contains("未改")),
                run.all());
    }

    @Test
    void whereAllIsMendedTheCopySaysThatNothingNeedBeSent() throws IOException {
        Files.write(collected.resolve("甲.xlsx"), faulty("set B14 60万元"));

        Files.write(
                again.resolve("甲.xlsx"),
                mended(
                        sentBack("甲.xlsx", collected),
                        form -> form.getRow(13).getCell(1).setCellValue(600000)));
        byte[] copy = sentBack("甲.xlsx", collected, again);

        assertEquals("要改的都已改好，这张表不用再报。", hint(copy));
    }

    private static String hint(byte[] copy) throws IOException {
        return WorkbookReader.read(copy).sheets().get(0).cell(1, 0).text();
    }
}
