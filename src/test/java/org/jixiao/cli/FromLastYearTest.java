package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.FormEdit;
import org.jixiao.Json;
import org.jixiao.Run;
import org.jixiao.WorkbookDump;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Messages;
import org.jixiao.model.Row;
import org.jixiao.read.FormReader;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What last year's forms give to this year's blanks and to this year's roster. */
class FromLastYearTest {
    private static final Path ROSTER = Samples.DEMO.resolve("roster.xlsx");

    @TempDir
    Path folder;

    @Test
    void thisYearsBlankHoldsWhatStillHolds() {
        Run run = Run.of("blank", "--from", Samples.SOUND, "-o", folder.resolve("下发"));

        assertEquals(0, run.status(), run.all());
        JsonNode before = read(Samples.SOUND);
        JsonNode blank = read(folder.resolve("下发"));
        assertEquals(2021, blank.at("/year").asInt());
        for (String same :
                List.of("/unit/name", "/project/name", "/project/category", "/project/overview", "/project/goals")) {
            assertEquals(before.at(same), blank.at(same), same);
        }
        for (String gone :
                List.of("/project/startDate", "/budget/total", "/budget/current", "/budget/lastYearExecuted")) {
            assertTrue(blank.at(gone).isNull(), gone);
        }
        assertEquals(before.at("/budget/current"), blank.at("/budget/lastYear"), "as 来源 says");
        assertEquals(before.at("/indicators"), blank.at("/indicators"));
    }

    @Test
    void formsOfAYearLongerAgoGiveTheirTextsButNoFigures() {
        Run run = Run.of("blank", "-y", "2025", "--from", Samples.SOUND, "-o", folder.resolve("下发"));

        assertEquals(0, run.status(), run.all());
        JsonNode blank = read(folder.resolve("下发"));
        assertEquals(read(Samples.SOUND).at("/project/overview"), blank.at("/project/overview"));
        assertTrue(blank.at("/budget/lastYear").isNull());
    }

    @Test
    void aFormOfThisYearIsNotLastYears() {
        Run run = Run.of("blank", "-r", ROSTER, "--from", Samples.SOUND, "-o", folder.resolve("下发"));

        assertEquals(0, run.status(), run.all());
        assertTrue(run.err().contains("有 1 张表没有用到"), run.all());
    }

    @Test
    void withARosterTheRosterSaysWhichProjectsThereAre() throws IOException {
        Samples.collected(folder.resolve("上年"));
        Run run = Run.of(
                "blank",
                "-y",
                "2021",
                "-r",
                ROSTER,
                "--from",
                folder.resolve("上年"),
                Samples.SOUND,
                "-o",
                folder.resolve("下发"));

        assertEquals(0, run.status(), run.all());
        assertEquals(6, Samples.hashes(folder.resolve("下发")).size(), "five projects of the roster, and the list");
        assertTrue(run.err().contains("名册上没有"), run.all());
        JsonNode carried = read(folder.resolve("下发/上海市生物医药科技产业促进中心（上海新药研究开发中心）/生物医药孵化器运行保障.xlsx"));
        assertEquals(6, carried.at("/indicators").size());
        assertEquals(
                read(ROSTER, "生物医药孵化器运行保障").get("budget.lastYear").number(),
                carried.at("/budget/lastYear").decimalValue(),
                "the roster's figure wins");
        assertEquals(0, read(folder.resolve("下发/上海市科技档案馆")).at("/indicators").size());
    }

    @Test
    void aChoiceThatTheNewFormLacksIsLeftBlankWithAWord() throws IOException {
        byte[] template =
                FormEdit.apply(Files.readAllBytes(Path.of("templates/shanghai-2020.xlsx")), "set A1 财政项目支出绩效目标表");
        Path own = folder.resolve("own.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template));
                OutputStream out = Files.newOutputStream(own)) {
            workbook.getSheet("字段").forEach(row -> {
                if (row.getCell(0).getStringCellValue().equals("project.performanceType")) {
                    row.getCell(6).setCellValue("工程类、服务类");
                }
            });
            workbook.write(out);
        }

        Run run = Run.of("blank", "-t", own, "--from", Samples.SOUND, "-o", folder.resolve("下发"));

        assertEquals(0, run.status(), run.all());
        assertTrue(run.err().contains("sound.xlsx [绩效目标表!D6] 警告 “绩效类型”填的是"), run.all());
    }

    @Test
    void theRosterTakesBudgetAndExecutionAndKeepsTheContacts() throws IOException {
        Samples.collected(folder.resolve("收回"));
        Run.of("evaluation", "-o", folder.resolve("自评"), folder.resolve("收回"));
        Path evaluation = folder.resolve("自评/上海市生物医药科技产业促进中心（上海新药研究开发中心）/生物医药孵化器运行保障.xlsx");
        String executed = Json.of(Run.of("read", "-f", "json", evaluation).out())
                .path("origins")
                .path("budget.total.executed")
                .asText();
        Files.write(evaluation, FormEdit.apply(Files.readAllBytes(evaluation), "number " + executed + " 4321000"));
        Path roster = folder.resolve("新名册.xlsx");

        Run run = Run.of("roster", "-r", ROSTER, "--from", folder.resolve("收回"), evaluation, "-o", roster);

        assertEquals(0, run.status(), run.all());
        Row entry = read(roster, "生物医药孵化器运行保障");
        Row old = read(ROSTER, "生物医药孵化器运行保障");
        assertEquals(old.get("contact.phone").text(), entry.get("contact.phone").text());
        assertEquals(
                old.get("department.name").text(), entry.get("department.name").text());
        assertEquals("4321000", entry.get("budget.lastYearExecuted").number().toPlainString());
        assertEquals(
                read(folder.resolve("收回/科委/生药中心/孵化器运行.xls"))
                        .at("/budget/current")
                        .decimalValue(),
                entry.get("budget.lastYear").number());
        assertTrue(entry.get("ceiling").isBlank());
        assertTrue(run.err().contains("科技档案数字化"), "on the old roster, but without a form: " + run.err());
    }

    @Test
    void thatARosterIsOfTheYearItselfIsTold() {
        Run run = Run.of("roster", "-r", ROSTER, "-y", 2020, "-o", folder.resolve("同年.xlsx"));

        assertTrue(run.err().contains("就是 2020 年度的") && run.err().contains("金额当作上年的，没有带入"), run.all());
    }

    /** The projects of an old roster go over without its amounts; nobody was to send a form. */
    @Test
    void anOldRosterAloneGivesItsProjects() throws IOException {
        Path roster = folder.resolve("新名册.xlsx");

        Run run = Run.of("roster", "-r", ROSTER, "-o", roster);

        assertEquals(0, run.status(), run.all());
        assertEquals("", run.err());
        assertTrue(run.out().contains("带入 5 个项目"), run.all());
        assertTrue(WorkbookDump.of(roster).toString().contains("2021年度"), run.all());
        Row entry = read(roster, "生物医药孵化器运行保障");
        Row old = read(ROSTER, "生物医药孵化器运行保障");
        for (String same : List.of("unit.name", "unit.code", "project.code", "contact.name", "contact.phone")) {
            assertEquals(old.get(same).text(), entry.get(same).text(), same);
        }
        for (String amount : List.of("budget.lastYear", "budget.lastYearExecuted", "ceiling")) {
            assertTrue(entry.get(amount).isBlank(), amount);
        }
    }

    @ParameterizedTest
    @CsvSource({"shanghai-2026, 3498000", "national-target-2015, 6480000", "national-core-2021, 18600000"})
    void theBudgetOfEveryTargetFormIsNextYearsBudgetOfLastYearAndItsCategoryIsKept(String form, String budget)
            throws IOException {
        Path file = Samples.FIXTURES.resolve("target").resolve(form + ".xlsx");
        Path roster = folder.resolve(form + ".xlsx");

        Run run = Run.of("roster", "--from", file, "-o", roster);

        assertEquals(0, run.status(), run.all());
        String project = read(file).at("/project/name").asText();
        assertEquals(
                budget, read(roster, project).get("budget.lastYear").number().toPlainString());
        assertEquals(
                read(file).at("/project/category").asText(),
                read(roster, project).get("project.category").text());
    }

    @Test
    void theGoalOfTheYearIsTakenBeforeThatOfTheWholeProject() {
        Path midterm = Samples.FIXTURES.resolve("target/national-target-2015-midterm.xlsx");
        String goal = read(midterm).at("/project/yearGoals").asText();
        assertTrue(goal.startsWith("2020年"), goal);

        Run.of("evaluation", "-o", folder.resolve("自评"), midterm);
        Run.of("blank", "-t", "national-target-2015", "--from", midterm, "-o", folder.resolve("下发"));

        assertEquals(goal, read(folder.resolve("自评")).at("/goal/expected").asText());
        assertEquals(goal, read(folder.resolve("下发")).at("/project/goals").asText());
    }

    @Test
    void withoutARosterAndWithoutFormsThereIsNothingToGoBy() {
        Run run = Run.of("blank", "-o", folder.resolve("下发"));

        assertEquals(2, run.status(), run.all());
        assertTrue(run.err().contains("--from"), run.all());
    }

    private static JsonNode read(Path file) {
        return Json.of(Run.of("read", "-f", "json", file).out()).path("form");
    }

    private static Row read(Path roster, String project) throws IOException {
        List<CollectedForm> forms = new FormReader(List.of(Samples.template("roster")), new Messages("zh"))
                .read("名册.xlsx", WorkbookReader.read(Files.readAllBytes(roster)), Instant.EPOCH);
        return forms.get(0).form().rows("entries").stream()
                .filter(row -> row.get("project.name").text().equals(project))
                .findFirst()
                .orElseThrow();
    }
}
