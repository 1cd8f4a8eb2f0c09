package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.FormEdit;
import org.jixiao.Json;
import org.jixiao.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent out: a workbook for everyone, under a name that every computer can have, and nobody's work lost. */
class BlankCommandTest {
    private static final Path ROSTER = Samples.DEMO.resolve("roster.xlsx");

    @TempDir
    Path folder;

    @Test
    void everyProjectOfTheRosterGetsItsWorkbookAndTheListNamesThem() throws IOException {
        Run run = Run.of("blank", "-r", ROSTER, "-o", folder);

        assertEquals(0, run.status(), run.all());
        assertEquals(
                Set.of(
                        "下发清单.xlsx",
                        "上海市实验动物资源服务站/实验动物资源共享服务.xlsx",
                        "上海市生物医药科技产业促进中心（上海新药研究开发中心）/上海中医药与天然药物国际交流推广.xlsx",
                        "上海市生物医药科技产业促进中心（上海新药研究开发中心）/上海国际生物技术与医药交流对接.xlsx",
                        "上海市生物医药科技产业促进中心（上海新药研究开发中心）/生物医药孵化器运行保障.xlsx",
                        "上海市科技档案馆/科技档案数字化.xlsx"),
                Samples.hashes(folder).keySet());
    }

    @Test
    void aBlankHoldsWhatTheRosterKnows() {
        Run.of("blank", "-r", ROSTER, "-o", folder);

        String form = Run.of("read", "-f", "json", folder.resolve("上海市科技档案馆")).out();

        assertEquals(2020, Json.of(form).at("/form/year").asInt());
        assertEquals("科技档案数字化", Json.of(form).at("/form/project/name").asText());
        assertEquals("经常性专项业务费", Json.of(form).at("/form/project/category").asText());
        assertEquals("820000", Json.of(form).at("/form/budget/lastYear").asText());
        assertEquals("795600", Json.of(form).at("/form/budget/lastYearExecuted").asText());
        assertTrue(Json.of(form).at("/form/budget/current").isNull());
        assertEquals(0, Json.of(form).at("/form/indicators").size());
    }

    @Test
    void theSameRosterGivesTheSameBytes() throws IOException {
        Run.of("blank", "-r", ROSTER, "-o", folder.resolve("甲"));
        Run.of("blank", "-r", ROSTER, "-o", folder.resolve("乙"), "-j", "1");
        SortedMap<String, String> first = Samples.hashes(folder.resolve("甲"));

        assertEquals(first, Samples.hashes(folder.resolve("乙")));
        Run again = Run.of("blank", "-r", ROSTER, "-o", folder.resolve("甲"));
        assertEquals("", again.err(), "our own untouched blanks are written anew without a word");
        assertEquals(first, Samples.hashes(folder.resolve("甲")));
    }

    @Test
    void oneWorkbookAUnitHasASheetAProject() throws IOException {
        Run run = Run.of("blank", "-r", ROSTER, "--per", "unit", "-o", folder);

        assertEquals(0, run.status(), run.all());
        assertEquals(
                Set.of("下发清单.xlsx", "上海市实验动物资源服务站.xlsx", "上海市生物医药科技产业促进中心（上海新药研究开发中心）.xlsx", "上海市科技档案馆.xlsx"),
                Samples.hashes(folder).keySet());
        Run read = Run.of("read", "-f", "json", folder.resolve("上海市生物医药科技产业促进中心（上海新药研究开发中心）.xlsx"));
        assertEquals(
                List.of("上海国际生物技术与医药交流对接", "上海中医药与天然药物国际交流推广", "生物医药孵化器运行保障"),
                read.lines().stream()
                        .map(line -> Json.of(line).at("/form/project/name").asText())
                        .toList());
        assertEquals(
                3,
                read.lines().stream()
                        .map(line -> Json.text(line, "sheet"))
                        .distinct()
                        .count());
    }

    @Test
    void aProjectMayBeCalledAsASheetThatGoesOutWithIt() throws IOException {
        Path roster =
                Samples.roster(folder.resolve("名册.xlsx"), List.of(List.of("甲单位", "填报说明"), List.of("甲单位", "运行保障")));

        Run run = Run.of("blank", "-r", roster, "--per", "unit", "-o", folder.resolve("下发"));

        assertEquals(0, run.status(), run.all());
        assertEquals(
                List.of("填报说明", "运行保障"),
                Run.of("read", "-f", "json", folder.resolve("下发")).lines().stream()
                        .map(line -> Json.of(line).at("/form/project/name").asText())
                        .toList());
    }

    @Test
    void twoProjectsOfOneNameDoNotOverwriteEachOther() throws IOException {
        Path roster = Samples.roster(
                folder.resolve("名册.xlsx"),
                List.of(
                        List.of("甲单位", "运行保障"),
                        List.of("甲单位", "运行保障"),
                        List.of("甲/单位", "运行保障"),
                        List.of("甲:单位", "运行保障")));

        Run run = Run.of("blank", "-r", roster, "-o", folder.resolve("下发"));

        assertEquals(0, run.status(), run.all());
        assertEquals(5, Samples.hashes(folder.resolve("下发")).size(), "four blanks and the list");
        assertTrue(run.all().contains("名册里“甲单位”的“运行保障”不止一行"), run.all());
        assertEquals(
                new TreeSet<>(Set.of("甲单位", "甲/单位", "甲:单位")),
                new TreeSet<>(Run.of("read", "-f", "json", folder.resolve("下发")).lines().stream()
                        .map(line -> Json.of(line).at("/form/unit/name").asText())
                        .toList()));
    }

    @Test
    void aBlankOfAnEarlierRosterIsToldUnlessSomebodyFilledItIn() throws IOException {
        Path roster = folder.resolve("名册.xlsx");
        Path issued = folder.resolve("下发");
        Samples.roster(roster, List.of(List.of("甲单位", "运行保障"), List.of("甲单位", "图书购置"), List.of("乙单位", "校舍维修")));
        Run.of("blank", "-r", roster, "-o", issued);
        fillIn(issued.resolve("甲单位/图书购置.xlsx"));
        Samples.roster(roster, List.of(List.of("甲单位", "运行保障"), List.of("乙单位", "校舍维修改造")));

        Run run = Run.of("blank", "-r", roster, "-o", issued);

        assertTrue(run.err().contains("有 1 个文件是以前写出的，这一次没有写：乙单位/校舍维修.xlsx。"), run.all());
    }

    @Test
    void namesThatWindowsCannotHaveAreMadeSafeAndTheFormKeepsThem() throws IOException {
        List<String> names =
                List.of("CON", "aux.运行", "购置<设备>|“软件”?*", "结尾有点..", " 前后空格 ", "../../越级", "很长".repeat(120));
        Path roster = Samples.roster(
                folder.resolve("名册.xlsx"),
                names.stream().map(name -> List.of("甲单位", name)).toList());

        Run run = Run.of("blank", "-r", roster, "-o", folder.resolve("下发"));

        assertEquals(0, run.status(), run.all());
        Set<String> files = Samples.hashes(folder.resolve("下发")).keySet();
        assertEquals(names.size() + 1, files.size(), files.toString());
        for (String file : files) {
            for (Path part : Path.of(file)) {
                String name = part.toString();
                assertTrue(name.matches("[^<>:\"|?*\\\\\\p{Cntrl}]+[^. ]"), file);
                assertTrue(!name.matches("(?i)(con|aux|nul|prn|com\\d|lpt\\d)(\\..*)?"), file);
                assertTrue(name.length() <= 200, file);
            }
        }
    }

    @Test
    void aBlankThatSomebodyFilledInIsNotOverwritten() throws IOException {
        Run.of("blank", "-r", ROSTER, "-o", folder);
        Path file = folder.resolve("上海市科技档案馆/科技档案数字化.xlsx");
        fillIn(file);
        String before = Samples.hashes(folder).get("上海市科技档案馆/科技档案数字化.xlsx");

        Run run = Run.of("blank", "-r", ROSTER, "-o", folder);

        assertEquals(0, run.status(), run.all());
        assertTrue(run.err().contains("科技档案数字化.xlsx"), run.all());
        assertEquals(before, Samples.hashes(folder).get("上海市科技档案馆/科技档案数字化.xlsx"));
    }

    @Test
    void whatAScriptFilledInWithoutTheTimeOfSavingIsNotOverwritten() throws IOException {
        Path blank = folder.resolve("下发/上海市科技档案馆/科技档案数字化.xlsx");
        Path roster = folder.resolve("名册.xlsx");
        Run.of("blank", "-r", ROSTER, "-o", folder.resolve("下发"));
        Run.of("roster", "-y", "2026", "-o", roster);
        Files.write(blank, FormEdit.apply(Files.readAllBytes(blank), "number B14 850000"));
        Files.write(roster, FormEdit.apply(Files.readAllBytes(roster), "set A5 甲单位"));
        SortedMap<String, String> before = Samples.hashes(folder);

        Run again = Run.of("blank", "-r", ROSTER, "-o", folder.resolve("下发"));

        assertTrue(again.err().contains("科技档案数字化.xlsx"), again.all());
        assertEquals(3, Run.of("roster", "-y", "2026", "-o", roster).status());
        assertEquals(before, Samples.hashes(folder));
    }

    /** Types an amount and saves, as Excel does: with the time of saving. */
    private static void fillIn(Path file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            workbook.getSheetAt(0).getRow(13).getCell(1).setCellValue(850_000);
            workbook.getProperties()
                    .getCoreProperties()
                    .getUnderlyingProperties()
                    .setModifiedProperty(Optional.of(Date.from(Instant.parse("2019-11-20T01:00:00Z"))));
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }
    }

    @Test
    void anEmptyRosterOfOurOwnIsRefusedWithAWord() {
        Path roster = folder.resolve("名册.xlsx");
        assertEquals(0, Run.of("roster", "-y", "2026", "-o", roster).status());

        Run run = Run.of("blank", "-r", roster, "-o", folder.resolve("下发"));

        assertEquals(2, run.status(), run.all());
        assertTrue(run.err().contains("没有项目"), run.all());
    }

    @Test
    void lastYearsFormsBecomeThisYearsRoster() {
        Path roster = folder.resolve("名册.xlsx");
        assertEquals(0, Run.of("roster", Samples.SOUND, "-o", roster).status());

        assertEquals(
                0, Run.of("blank", "-r", roster, "-o", folder.resolve("下发")).status());

        String form =
                Run.of("read", "-f", "json", folder.resolve("下发/上海市科普服务中心（样例）")).out();
        assertEquals(2021, Json.of(form).at("/form/year").asInt(), form);
        assertEquals("350000", Json.of(form).at("/form/budget/lastYear").asText(), form);
    }
}
