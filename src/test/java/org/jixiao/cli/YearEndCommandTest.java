package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.FormEdit;
import org.jixiao.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The year-end workbook: results beside targets, every sum honest, everything that came in somewhere in it. */
class YearEndCommandTest {
    private static final Path ROSTER = Samples.DEMO.resolve("roster.xlsx");
    private static final String UNIT = "上海市生物医药科技产业促进中心（上海新药研究开发中心）";
    private static final String EXCHANGE = "上海国际生物技术与医药交流对接";
    private static final List<String> SHEETS =
            List.of("总览", "单位汇总", "目标与完成对照", "项目得分", "预算执行", "偏差与改进", "问题清单", "报送情况", "核对");

    @TempDir
    static Path folder;

    private static Path collected;
    private static Path evaluated;
    private static Path yearEnd;

    @BeforeAll
    static void closeTheYear() throws IOException {
        collected = Samples.collected(folder.resolve("收回"));
        evaluated = Samples.evaluated(folder.resolve("自评收回"));
        yearEnd = folder.resolve("年终.xlsx");
        Run run = Run.of("year-end", "-r", ROSTER, "-o", yearEnd, "--targets", collected, "--evaluations", evaluated);
        assertEquals(0, run.status(), run.all());
    }

    @Test
    void theTotalsAreLiveAndThoseOfTheForms() throws IOException {
        try (XSSFWorkbook workbook = open(yearEnd)) {
            assertNumber("6969200", workbook, "单位汇总", "H3"); // 600,000 + 400,000 + 4,989,200 + 980,000
            assertNumber("1848080", workbook, "单位汇总", "I3"); // 517,080 + 400,000 + 931,000; “约498万” is in no sum
            assertNumber("98.6625", workbook, "总览", "G6"); // 96.62, 99.50, 99.14, 99.39
            assertNumber("0.933374", workbook, "总览", "K9"); // of the three with both figures
            assertNumber("4", workbook, "总览", "B30"); // all four are 优
        }
    }

    private static void assertNumber(String expected, XSSFWorkbook workbook, String sheet, String at) {
        CellReference reference = new CellReference(at);
        Cell cell = workbook.getSheet(sheet).getRow(reference.getRow()).getCell(reference.getCol());
        assertEquals(CellType.FORMULA, cell.getCellType(), sheet + "!" + at);
        assertEquals(Double.parseDouble(expected), cell.getNumericCellValue(), 0.000001, sheet + "!" + at);
    }

    @Test
    void whatIsInNoSumIsSaidBesideIt() throws IOException {
        assertTrue(row(yearEnd, "总览", "约498万").contains("全年执行数无法识别"));
        assertTrue(row(yearEnd, "预算执行", "上海市生物医药科技产业促进中心").contains("全年执行数无法识别"));
        assertTrue(row(yearEnd, "总览", "科技档案数字化.xlsx").contains("Word"));
    }

    @Test
    void aResultStandsBesideItsTargetAndItsScoreBesideTheComputedOne() throws IOException {
        String visitors = row(yearEnd, "目标与完成对照", "参会人数");
        assertTrue(visitors.contains(">=400|362|90.50%|未完成|10.00|9.50|9.05|0.45"), visitors);
        String words = row(yearEnd, "目标与完成对照", "财务制度健全性");
        assertTrue(words.contains("健全|达成年度指标||完成|5.00|5.00||"), words);
        assertTrue(row(yearEnd, "偏差与改进", "专业媒体数").contains("200.00%|超额30%"));
        assertTrue(row(yearEnd, "偏差与改进", "人员到位率").contains("两名工程师年中离职"));
    }

    @Test
    void everyProjectHasItsRow() throws IOException {
        assertTrue(row(yearEnd, "报送情况", EXCHANGE).contains("|齐全|1|1|"));
        assertTrue(row(yearEnd, "报送情况", "科技档案数字化").contains("|缺目标|0|1|"));
        assertTrue(row(yearEnd, "报送情况", "实验动物资源共享服务").contains("|均未报|0|0|"));
        assertTrue(row(yearEnd, "项目得分", "科技档案数字化").contains("没有收到目标表"));
    }

    @Test
    void theOrderInWhichFilesAreGivenMakesNoDifference() throws IOException {
        Path other = folder.resolve("反序.xlsx");
        Run.of("year-end", "-j", 1, "-r", ROSTER, "-o", other, evaluated, collected);

        assertArrayEquals(Files.readAllBytes(yearEnd), Files.readAllBytes(other));
    }

    /** One fault in the evaluation of the exchange project; what the workbook then says, and where. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            value = {
                "set F6 五十万元左右\t总览\t五十万元左右\t全年执行数无法识别",
                "clear E6\t总览\t全年预算数没有填\t" + EXCHANGE,
                "number H29 105\t总览\t总分不在0到100之间\t105",
                "number G28 20\t目标与完成对照\t参会人员满意度(%)\t20.00|10.00|20.00|-10.00",
                "number H13 7\t目标与完成对照\t邀请演讲专家数\t5.00|7.00|5.00|2.00",
                "set H13 五分\t目标与完成对照\t邀请演讲专家数\t5.00|五分|5.00||",
                "set F13 很多\t目标与完成对照\t邀请演讲专家数\t未能判断",
                "set D13 演讲人数\t目标与完成对照\t演讲人数\t邀请演讲专家数",
                "insert 14 ; set D14 新增展台数 ; number G14 5 ; number H14 4\t目标与完成对照\t新增展台数\t|5.00|4.00||",
                "insert 22 ; set C22 时效指标 ; set D22 年度预算执行率（%） ; set E22 =100 ; set F22 86.18 ; number G22 10 ; number H22 8.62\t项目得分\t"
                        + EXCHANGE + "\t|96.62|96.62|",
                "insert 22 ; set C22 时效指标 ; set D22 年度预算执行率（%） ; set E22 =100 ; set F22 86.18 ; number G22 10 ; number H22 8.62 ; set G6 — ; set I6 —\t项目得分\t"
                        + EXCHANGE + "\t|96.62|96.62|",
                "set E13 >=60\t目标与完成对照\t邀请演讲专家数\t自评表里的指标值是“>=60”",
            })
    void aFaultyEvaluationStillGivesAWholeWorkbook(String edit, String sheet, String where, String expected)
            throws IOException {
        Path faulty = Files.createDirectories(Files.createTempDirectory(folder, "faulty"));
        Path file = faulty.resolve("自评.xlsx");
        Files.write(file, FormEdit.apply(Files.readAllBytes(Samples.DEMO.resolve("exchange-evaluation.xlsx")), edit));
        Path out = faulty.resolve("out.xlsx");

        Run run = Run.of("year-end", "-r", ROSTER, "-o", out, collected, file);

        assertEquals(0, run.status(), run.all());
        try (XSSFWorkbook workbook = open(out)) {
            List<String> names = new ArrayList<>();
            workbook.forEach(each -> names.add(each.getSheetName()));
            assertEquals(SHEETS, names);
            assertEquals(
                    "核对结果：全部相符", workbook.getSheet("核对").getRow(1).getCell(0).getStringCellValue());
        }
        assertTrue(row(out, sheet, where).contains(expected), row(out, sheet, where));
    }

    /** Of six projects one has no target, one two evaluations, one a later target, one weights of 110, one a score too high, one words for a sum. */
    @Test
    void aFolderOfFaultyEvaluationsGivesAWholeWorkbookAndHonestSums() throws IOException {
        Path faulty = Files.createDirectories(folder.resolve("一批"));
        byte[] target = Files.readAllBytes(Samples.FIXTURES.resolve("targets/same.xlsx"));
        byte[] evaluation = Files.readAllBytes(Samples.FIXTURES.resolve("sound-evaluation.xlsx"));
        for (String project : List.of("乙", "丙", "丁", "戊", "己")) {
            byte[] form = FormEdit.apply(target, "set B4 " + project + "培训");
            Files.write(
                    faulty.resolve(project + ".xlsx"),
                    saved(form, project.equals("丙") ? "2023-06-01T00:00:00Z" : "2022-01-01T00:00:00Z"));
        }
        for (String change : List.of(
                "甲=set C3 甲培训",
                "乙=set C3 乙培训",
                "乙旧=set C3 乙培训 ; number F6 230000 ; number F7 180000",
                "丙=set C3 丙培训",
                "丁=set C3 丁培训 ; number G13 25 ; number H13 25 ; number G21 110 ; number H21 108.07",
                "戊=set C3 戊培训 ; number H14 11 ; number H21 99.07",
                "己=set C3 己培训 ; set F6 约二十四万元")) {
            String[] part = change.split("=", 2);
            byte[] form = FormEdit.apply(evaluation, part[1]);
            Files.write(
                    faulty.resolve(part[0] + "自评.xlsx"),
                    saved(form, part[0].equals("乙旧") ? "2023-01-05T00:00:00Z" : "2023-01-10T00:00:00Z"));
        }
        Path out = faulty.resolve("年终.xlsx");

        Run run = Run.of("year-end", "-o", out, faulty);

        assertEquals(0, run.status(), run.all());
        try (XSSFWorkbook workbook = open(out)) {
            assertNumber("1500000", workbook, "单位汇总", "H3"); // six times 250,000
            assertNumber("1200000", workbook, "单位汇总", "I3"); // five times 240,000; “约二十四万元” is in no sum
            assertNumber("98.27", workbook, "单位汇总", "L3"); // four of 98.07, one of 99.07; 108.07 is none
            assertNumber("98.07", workbook, "单位汇总", "N3"); // computed; of weights of 110 nothing is
        }
        for (String[] told : new String[][] {
            {"问题清单", "甲培训|错误|S29|", "自评.xlsx"},
            {"问题清单", "保存得比自评表晚", "丙培训"},
            {"问题清单", "乙培训|错误|F11|", "自评.xlsx"},
            {"问题清单", "丁培训|错误|S14|", "自评.xlsx"},
            {"问题清单", "戊培训|错误|S06|", "自评.xlsx"},
            {"问题清单", "己培训|错误|B01|", "自评.xlsx"},
            {"报送情况", "甲培训", "缺目标"},
            {"报送情况", "乙培训", "|重复|1|2|"},
            {"报送情况", "丙培训", "目标表的保存时间晚于自评表"},
            {"总览", "乙旧自评.xlsx", "同一项目的另一份"},
            {"总览", "108.07", "总分不在0到100之间"},
            {"总览", "约二十四万元", "全年执行数无法识别"},
        }) {
            assertTrue(row(out, told[0], told[1]).contains(told[2]), row(out, told[0], told[1]));
        }
    }

    @Test
    void ofTwoEvaluationsTheNewestCountsAndTheOtherIsListed() throws IOException {
        Path twice = Files.createDirectories(folder.resolve("两份"));
        byte[] evaluation = Files.readAllBytes(Samples.DEMO.resolve("exchange-evaluation.xlsx"));
        Files.write(twice.resolve("新.xlsx"), evaluation);
        Files.write(twice.resolve("旧.xlsx"), older(FormEdit.apply(evaluation, "number F6 300000")));
        Path out = twice.resolve("out.xlsx");

        Run.of("year-end", "-r", ROSTER, "-o", out, collected, twice);

        assertTrue(row(out, "项目得分", EXCHANGE).contains("517,080.00"), row(out, "项目得分", EXCHANGE));
        assertTrue(row(out, "总览", "旧.xlsx").contains("新.xlsx"));
        assertTrue(row(out, "报送情况", EXCHANGE).contains("|重复|1|2|"));
    }

    @Test
    void aProjectThatItsEvaluationCallsOtherwiseIsToldSo() throws IOException {
        Path renamed = Files.createDirectories(folder.resolve("改名"));
        byte[] evaluation = Files.readAllBytes(Samples.DEMO.resolve("exchange-evaluation.xlsx"));
        String edits = "set C3 对接活动 ; stamp jixiao.unit " + UNIT + " ; stamp jixiao.project " + EXCHANGE;
        Files.write(renamed.resolve("自评.xlsx"), FormEdit.apply(evaluation, edits));
        Path out = renamed.resolve("out.xlsx");

        Run.of("year-end", "-o", out, collected, renamed);

        assertTrue(row(out, "报送情况", EXCHANGE).contains("自评表里项目叫“对接活动”"), row(out, "报送情况", EXCHANGE));
    }

    private static byte[] older(byte[] content) throws IOException {
        return saved(content, "2020-06-01T00:00:00Z");
    }

    /** The workbook as if it had last been saved then. */
    private static byte[] saved(byte[] content, String when) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            workbook.getProperties()
                    .getCoreProperties()
                    .getUnderlyingProperties()
                    .setModifiedProperty(Optional.of(Date.from(Instant.parse(when))));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    @Test
    void whatIsOnNoRosterIsNoneOfThoseThatWereAskedFor() throws IOException {
        Path roster =
                Samples.roster(folder.resolve("两项.xlsx"), List.of(List.of(UNIT, EXCHANGE), List.of(UNIT, "没有报的项目")));
        Path out = folder.resolve("名册外.xlsx");
        Run.of("year-end", "-r", roster, "-o", out, "--targets", collected, "--evaluations", evaluated);

        assertTrue(row(out, "总览", "应报项目").startsWith("应报项目||2|"), row(out, "总览", "应报项目"));
        assertTrue(row(out, "总览", "目标、自评齐全").startsWith("目标、自评齐全||1|"));
        assertTrue(row(out, "总览", "均未报").startsWith("均未报||1|"));
        assertTrue(row(out, "总览", "表式").contains("；不在名册上的项目 3 项"), row(out, "总览", "表式"));
    }

    @Test
    void whatNobodyHasGivenYetIsBlankAndNotNothing() throws IOException {
        Path out = folder.resolve("只有目标.xlsx");
        Run run = Run.of("year-end", "-r", ROSTER, "-o", out, "--targets", collected);

        assertEquals(0, run.status(), run.all());
        assertTrue(run.out().contains("全年预算 — 元，执行 — 元"), run.all());
        assertTrue(row(out, "单位汇总", "合计").startsWith("合计|||5|3|0|5,989,200.00||||0|"), row(out, "单位汇总", "合计"));
        assertTrue(row(out, "预算执行", "合计").contains("|5,989,200.00|0.00|||||"), row(out, "预算执行", "合计"));
        assertTrue(row(out, "项目得分", "合计").startsWith("合计、平均分||||||"), row(out, "项目得分", "合计"));
        assertTrue(row(out, "总览", "核对结果").contains("全部相符"), row(out, "总览", "核对结果"));
    }

    @Test
    void oneYearAloneHasNoComparison() throws IOException {
        try (XSSFWorkbook workbook = open(yearEnd)) {
            assertFalse(SHEETS.contains("历年对比"));
            assertEquals(SHEETS.size(), workbook.getNumberOfSheets());
        }
    }

    static XSSFWorkbook open(Path file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    /** The first row of a sheet in which a text stands: its cells as shown, with | between them. */
    static String row(Path file, String name, String text) throws IOException {
        DataFormatter formatter = new DataFormatter(Locale.CHINA);
        formatter.setUseCachedValuesForFormulaCells(true);
        try (XSSFWorkbook workbook = open(file)) {
            Sheet sheet = workbook.getSheet(name);
            for (Row row : sheet) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.getLastCellNum(); i++) {
                    cells.add(row.getCell(i) == null ? "" : formatter.formatCellValue(row.getCell(i)));
                }
                String line = String.join("|", cells);
                if (line.contains(text)) {
                    return line;
                }
            }
        }
        return "";
    }
}
