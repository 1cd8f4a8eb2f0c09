package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.FormEdit;
import org.jixiao.Json;
import org.jixiao.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A self-evaluation goes out with what is known of the project already, and comes back with what the department adds. */
class EvaluationCommandTest {
    private static final String UNIT = "上海市生物医药科技产业促进中心（上海新药研究开发中心）";
    private static final Path ROSTER = Samples.DEMO.resolve("roster.xlsx");

    /** The demonstration's target forms, and the self-evaluations made from them. */
    @TempDir
    static Path demo;

    private static Run made;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeThem() throws IOException {
        Samples.collected(demo.resolve("收回"));
        made = Run.of("evaluation", "-r", ROSTER, "-o", demo.resolve("自评"), demo.resolve("收回"));
    }

    @Test
    void everyTargetFormGetsItsEvaluationAndTheListNamesThem() throws IOException {
        assertEquals(0, made.status(), made.all());
        assertEquals(
                Set.of(
                        "下发清单.xlsx",
                        UNIT + "/上海中医药与天然药物国际交流推广.xlsx",
                        UNIT + "/上海国际生物技术与医药交流对接.xlsx",
                        UNIT + "/生物医药孵化器运行保障.xlsx"),
                Samples.hashes(demo.resolve("自评")).keySet());
        assertTrue(made.err().contains("科技档案数字化"), "projects of the roster without a target form: " + made.err());
    }

    @Test
    void theDepartmentOfAProjectThatIsNotOnTheRosterIsThatOfItsUnit() throws IOException {
        Path target = folder.resolve("目标.xlsx");
        String edit = "set A3 申报单位名称：" + UNIT + "; set B4 名册外的项目";
        Files.write(target, FormEdit.apply(Files.readAllBytes(Samples.SOUND), edit));

        Run.of("evaluation", "-r", ROSTER, "-o", folder.resolve("自评"), target);

        JsonNode form = read(folder.resolve("自评").resolve(UNIT).resolve("名册外的项目.xlsx"));
        assertEquals("上海市科学技术委员会", form.at("/department/name").asText());
    }

    @Test
    void itHoldsWhatTheTargetFormAndTheRosterSay() {
        JsonNode form = read(demo.resolve("自评").resolve(UNIT).resolve("生物医药孵化器运行保障.xlsx"));
        JsonNode target = read(demo.resolve("收回/科委/生药中心/孵化器运行.xls"));

        assertEquals(2020, form.at("/year").asInt());
        assertEquals(UNIT, form.at("/unit/name").asText());
        assertEquals("上海市科学技术委员会", form.at("/department/name").asText());
        assertEquals(
                target.at("/project/goals").asText(), form.at("/goal/expected").asText());
        assertEquals(target.at("/budget/current"), form.at("/budget/total/initial"));
        assertTrue(form.at("/budget/total/executed").isNull());
        assertTrue(form.at("/goal/actual").isNull());
        List<String> before = new ArrayList<>();
        target.at("/indicators")
                .forEach(row -> before.add(
                        row.path("name").asText() + row.path("target").asText()));
        List<String> after = new ArrayList<>();
        form.at("/indicators")
                .forEach(row ->
                        after.add(row.path("name").asText() + row.path("target").asText()));
        assertEquals(Set.copyOf(before), Set.copyOf(after));
        assertEquals(before.size(), after.size());
    }

    @Test
    void theKindsOfFundsGoWhereTheyHaveAPlace() {
        Path target = Samples.FIXTURES.resolve("target/shanghai-2026.xlsx");
        JsonNode budget = read(target).path("budget");

        Run.of("evaluation", "-o", folder.resolve("自评"), target);
        JsonNode initial = Json.of(Run.of("read", "-f", "json", folder.resolve("自评"))
                        .lines()
                        .get(0))
                .at("/form/budget");

        for (String kind : List.of("appropriation", "carryOver", "other")) {
            assertEquals(budget.at("/" + kind + "/current"), initial.at("/" + kind + "/initial"), kind);
        }
    }

    @Test
    void oneThatComesBackAsItWentOutIsBlankAlthoughItsFormulasHaveResults() {
        Run run = Run.of("check", "-f", "json", demo.resolve("自评").resolve(UNIT));

        assertEquals(
                List.of("F16", "F16", "F16"),
                run.lines().stream().map(line -> Json.text(line, "rule")).toList());
    }

    @Test
    void aUnitOfMeasureInAColumnOfItsOwnGoesBehindTheTargetAndIsNoChangeOfIt() throws IOException {
        Path target = Samples.FIXTURES.resolve("target/national-core-2021.xlsx");
        Path evaluations = folder.resolve("自评");

        Run.of("evaluation", "-o", evaluations, target);
        JsonNode form =
                Json.of(Run.of("read", "-f", "json", evaluations).lines().get(0));
        Path note = Files.writeString(folder.resolve("说明.pdf"), "%PDF-1.4");
        Run check = Run.of("check", evaluations, "--targets", target, note);

        assertEquals("≤1550元/平方米", form.at("/form/indicators/0/target").asText(), form.toString());
        assertFalse(check.out().contains(" S01 "), check.out());
        assertTrue(check.out().contains("目标表（--targets）里另有 1 个文件没有读取"), check.out());
    }

    @Test
    void theWeightsOfEachAddUpToAHundred() {
        for (String line : Run.of("read", "-f", "json", demo.resolve("自评")).lines()) {
            BigDecimal sum =
                    new BigDecimal(Json.of(line).at("/form/budget/total/weight").asText());
            for (JsonNode row : Json.of(line).at("/form/indicators")) {
                sum = sum.add(new BigDecimal(row.path("weight").asText()));
            }
            assertEquals(0, sum.compareTo(new BigDecimal(100)), line);
        }
    }

    @Test
    void anIndicatorWithoutAPlaceIsToldWithItsCell() {
        assertTrue(
                made.err().contains("中医药推广.xlsx [Sheet1!C16] 警告 指标“资金使用合规性”等 3 条（在 3 张表里）原在“投入与管理/投入管理”"), made.err());
        assertEquals(made.err().indexOf("原在“投入与管理/投入管理”"), made.err().lastIndexOf("原在“投入与管理/投入管理”"), "told once");
        assertFalse(made.err().contains("参会人员满意度"), "满意度 has its place");
    }

    @Test
    void whatIsKnownIsLockedAndTheRestIsOpen() throws IOException {
        Path file = demo.resolve("自评").resolve(UNIT).resolve("生物医药孵化器运行保障.xlsx");
        JsonNode cells = Json.of(Run.of("read", "-f", "json", file).out()).path("origins");
        try (XSSFWorkbook workbook = open(file)) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertTrue(sheet.getProtect());
            for (String path : List.of(
                    "project.name",
                    "goal.expected",
                    "indicators[0].level2",
                    "indicators[1].name",
                    "indicators[5].target")) {
                assertTrue(locked(sheet, cells.path(path).asText()), path);
            }
            for (String path : List.of(
                    "budget.total.revised",
                    "budget.total.executed",
                    "goal.actual",
                    "indicators[0].actual",
                    "indicators[5].score",
                    "result.score",
                    "budget.total.score")) {
                assertFalse(locked(sheet, cells.path(path).asText()), path);
            }
            assertEquals(
                    CellType.FORMULA,
                    cell(sheet, cells.path("budget.total.executionRate").asText())
                            .getCellType());
            assertEquals(
                    CellType.FORMULA,
                    cell(sheet, cells.path("result.score").asText()).getCellType());
        }
    }

    @Test
    void filledInItComesBackWithTheSameValuesAndItsFormulasResults() throws IOException {
        Path file = folder.resolve("自评.xlsx");
        Files.copy(demo.resolve("自评").resolve(UNIT).resolve("生物医药孵化器运行保障.xlsx"), file);
        JsonNode blank = Json.of(Run.of("read", "-f", "json", file).out());
        JsonNode cells = blank.path("origins");
        BigDecimal budget =
                new BigDecimal(blank.at("/form/budget/total/initial").asText());
        try (XSSFWorkbook workbook = open(file)) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            cell(sheet, cells.path("budget.total.revised").asText()).setCellValue(budget.doubleValue());
            cell(sheet, cells.path("budget.total.executed").asText()).setCellValue(budget.doubleValue() / 2);
            cell(sheet, cells.path("goal.actual").asText()).setCellValue("全年保障了孵化器的运行。");
            for (int i = 0; i < blank.at("/form/indicators").size(); i++) {
                cell(sheet, cells.path("indicators[" + i + "].actual").asText()).setCellValue("100%");
                cell(sheet, cells.path("indicators[" + i + "].score").asText())
                        .setCellValue(
                                blank.at("/form/indicators/" + i + "/weight").asDouble());
            }
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }

        JsonNode form = read(file);

        assertEquals("全年保障了孵化器的运行。", form.at("/goal/actual").asText());
        assertEquals(
                0,
                new BigDecimal("0.5")
                        .compareTo(form.at("/budget/total/executionRate").decimalValue()));
        assertEquals(
                0, new BigDecimal("5").compareTo(form.at("/budget/total/score").decimalValue()));
        assertEquals(0, new BigDecimal("95").compareTo(form.at("/result/score").decimalValue()));
        assertEquals(
                0, new BigDecimal("100").compareTo(form.at("/result/weight").decimalValue()));
        assertEquals("100%", form.at("/indicators/5/actual").asText());
        assertEquals(blank.at("/form/indicators/5/target"), form.at("/indicators/5/target"));
    }

    @Test
    void aFaultyTargetFormGetsItsEvaluationWithAWord() throws IOException {
        Path file = edited("坏.xlsx", "set B14 约六十万");

        Run run = Run.of("evaluation", "-o", folder.resolve("自评"), file);

        assertEquals(0, run.status(), run.all());
        assertTrue(run.err().contains("坏.xlsx 警告 有 1 个错误"), run.all());
        assertEquals(2, Samples.hashes(folder.resolve("自评")).size());
    }

    @Test
    void ofSeveralVersionsTheNewestIsTakenAndSaidSo() throws IOException {
        Path first = edited("初稿.xlsx", "number D14 340000");
        Path last = edited("终稿.xlsx", "number D14 345000");

        Run run = Run.of("evaluation", "-o", folder.resolve("自评"), first, last);

        assertEquals(0, run.status(), run.all());
        assertTrue(run.err().contains("收到 2 份，采用的是 " + last.toString().replace('\\', '/')), run.all());
        String form = Run.of("read", "-f", "json", folder.resolve("自评")).out();
        assertEquals("345000", Json.of(form).at("/form/budget/total/initial").asText());
    }

    @Test
    void aTargetFormThatNamesNoProjectIsToldAndTheOthersGoOn() throws IOException {
        Path nameless = edited("无名.xlsx", "clear B4");

        Run run = Run.of("evaluation", "-o", folder.resolve("自评"), nameless, Samples.SOUND);

        assertEquals(0, run.status(), run.all());
        assertTrue(run.err().contains("无名.xlsx 警告 没有单位名称或项目名称"), run.all());
        assertEquals(2, Samples.hashes(folder.resolve("自评")).size());
    }

    @Test
    void aYearWithoutTargetFormsAndAWrongTemplateAreRefused() {
        Run year = Run.of("evaluation", "-y", "2019", "-o", folder.resolve("自评"), Samples.SOUND);
        assertEquals(3, year.status(), year.all());
        assertTrue(year.err().contains("没有 2019 年度的目标表"), year.all());

        Run template = Run.of("evaluation", "-t", "shanghai-2020", "-o", folder.resolve("自评"), Samples.SOUND);
        assertEquals(2, template.status(), template.all());
        assertTrue(template.err().contains("shanghai-evaluation-2022"), template.all());
        assertFalse(Files.exists(folder.resolve("自评")));
    }

    @Test
    void theSameFormsGiveTheSameBytes() throws IOException {
        Run.of("evaluation", "-r", ROSTER, "-j", "1", "-o", folder, demo.resolve("收回"));

        assertEquals(Samples.hashes(demo.resolve("自评")), Samples.hashes(folder));
    }

    private Path edited(String name, String steps) throws IOException {
        return Files.write(folder.resolve(name), FormEdit.apply(Files.readAllBytes(Samples.SOUND), steps));
    }

    private static JsonNode read(Path file) {
        return Json.of(Run.of("read", "-f", "json", file).out()).path("form");
    }

    private static XSSFWorkbook open(Path file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    private static boolean locked(XSSFSheet sheet, String at) {
        return cell(sheet, at).getCellStyle().getLocked();
    }

    private static XSSFCell cell(XSSFSheet sheet, String at) {
        CellReference place = new CellReference(at);
        return sheet.getRow(place.getRow()).getCell(place.getCol());
    }
}
