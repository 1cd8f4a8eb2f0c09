package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jixiao.FormEdit;
import org.jixiao.Json;
import org.jixiao.Run;
import org.jixiao.WorkbookDump;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms of several years in one go: each is held against those of its own year. */
class SeveralYearsTest {
    @TempDir
    Path folder;

    @Test
    void whatAProjectSentForAnotherYearIsNoSecondVersionOfIt() throws IOException {
        Path collected = Files.createDirectories(folder.resolve("收回"));
        byte[] form = Files.readAllBytes(Samples.SOUND);
        String mended = "set B12 已在社区讲过多年，居民欢迎。";
        String before = "set A2 (2019年度)";
        Files.write(collected.resolve("2020.xlsx"), form);
        Files.write(collected.resolve("2020（修改）.xlsx"), FormEdit.apply(form, mended));
        Files.write(collected.resolve("2019.xlsx"), FormEdit.apply(form, before));
        Path review = folder.resolve("审核");

        Run run = Run.of("check", "-o", review, collected);

        List<String> repeated =
                run.lines().stream().filter(line -> line.contains(" F11 ")).toList();
        assertEquals(2, repeated.size(), run.all());
        assertFalse(String.join("", repeated).contains("2019"), run.all());
        assertTrue(run.out().contains("其中别的年度的表 1 张"), run.all());
        assertTrue(WorkbookDump.of(review.resolve("审核报告.xlsx")).stream().anyMatch(cell -> cell.contains("2019.xlsx")));

        Files.write(collected.resolve("2019（修改）.xlsx"), FormEdit.apply(form, before + "; " + mended));
        assertEquals(
                4,
                Run.of("check", collected).lines().stream()
                        .filter(line -> line.contains(" F11 "))
                        .count());
    }

    @Test
    void severalYearsShowTheChangeAndOnlyTheNewestIsSummedUp() throws IOException {
        Path collected = Samples.collected(folder.resolve("收回"));
        Path evaluated = Samples.evaluated(folder.resolve("自评收回"));
        Path before = Files.createDirectories(folder.resolve("上年"));
        byte[] evaluation = Files.readAllBytes(Samples.DEMO.resolve("exchange-evaluation.xlsx"));
        Files.write(before.resolve("自评.xlsx"), FormEdit.apply(evaluation, "set A2 (2019年度); number F6 540000"));
        for (Map.Entry<String, String> command :
                Map.of("year-end", "1,848,080.00", "summary", "5,989,200.00").entrySet()) {
            Path out = before.resolve(command.getKey() + ".xlsx");
            Run run = Run.of(
                    command.getKey(),
                    "-r",
                    Samples.DEMO.resolve("roster.xlsx"),
                    "-o",
                    out,
                    before.resolve("自评.xlsx"),
                    collected,
                    evaluated);

            assertEquals(0, run.status(), run.all());
            assertTrue(
                    YearEndCommandTest.row(out, "单位汇总", "合计").contains(command.getValue()),
                    YearEndCommandTest.row(out, "单位汇总", "合计"));
            String change = YearEndCommandTest.row(out, "历年对比", "上海国际生物技术与医药交流对接|2020");
            assertTrue(change.contains("517,080.00|-22,920.00|86.18%"), change);
        }
    }

    @ParameterizedTest
    @CsvSource({"summary, 2019, 2019年度", "summary, 2020, 2020年度", "year-end, 2019, 2019年度"})
    void theComparisonIsHeadedWithAllItsYearsWhicheverIsSummedUp(String command, String year, String summedUp)
            throws IOException {
        Path both = Files.createDirectories(folder.resolve("两年"));
        byte[] form = Files.readAllBytes(Samples.SOUND);
        Files.write(both.resolve("新.xlsx"), form);
        Files.write(both.resolve("旧.xlsx"), FormEdit.apply(form, "set A2 (2019年度)"));
        Path out = folder.resolve("对比.xlsx");

        Run run = Run.of(command, "-y", year, "-o", out, both);

        assertEquals(0, run.status(), run.all());
        assertTrue(YearEndCommandTest.row(out, "历年对比", "历年对比表").contains("（2019—2020年度）"), run.all());
        assertTrue(YearEndCommandTest.row(out, "总览", "总览").startsWith(summedUp), run.all());
    }

    @ParameterizedTest
    @CsvSource({"2019年科普讲座, 2020年科普讲座, true", "科普讲座, 科普讲座项目, true", "科普讲座一期, 科普讲座二期, false"})
    void theYearInItsNameMakesNoOtherProject(String before, String now, boolean same) throws IOException {
        Path both = Files.createDirectories(folder.resolve("两年"));
        byte[] form = Files.readAllBytes(Samples.SOUND);
        Files.write(both.resolve("新.xlsx"), FormEdit.apply(form, "set B4 " + now));
        Files.write(both.resolve("旧.xlsx"), FormEdit.apply(form, "set A2 (2019年度); set B4 " + before));
        Path out = folder.resolve("对比.xlsx");

        Run run = Run.of("summary", "-o", out, both);

        String row = YearEndCommandTest.row(out, "历年对比", (same ? now : before) + "|2019");
        assertFalse(row.isEmpty(), run.all());
    }

    @Test
    void theResultsTellTheYearWhereNextYearsTargetsHaveComeInToo() throws IOException {
        Path collected = Samples.collected(folder.resolve("收回"));
        Path evaluated = Samples.evaluated(folder.resolve("自评收回"));
        Path next = Files.createDirectories(folder.resolve("明年"));
        byte[] target = Files.readAllBytes(Samples.DEMO.resolve("exchange.xlsx"));
        Files.write(next.resolve("目标.xlsx"), FormEdit.apply(target, "set A2 (2021年度); set A16 2021年绩效目标"));
        Path out = next.resolve("年终.xlsx");

        Run run = Run.of("year-end", "-o", out, "--targets", collected, next, "--evaluations", evaluated);

        assertEquals(0, run.status(), run.all());
        assertTrue(
                YearEndCommandTest.row(out, "单位汇总", "合计").contains("1,848,080.00"),
                YearEndCommandTest.row(out, "单位汇总", "合计"));
    }

    @Test
    void aSlipInTheYearDoesNotTearAPairApart() throws IOException {
        Path collected = Samples.collected(folder.resolve("收回"));
        Path evaluated = Samples.evaluated(folder.resolve("自评收回"));
        byte[] evaluation = Files.readAllBytes(Samples.DEMO.resolve("exchange-evaluation.xlsx"));
        Files.write(evaluated.resolve("科委/生药中心/交流对接自评.xlsx"), FormEdit.apply(evaluation, "set A2 (2019年度)"));
        Path out = folder.resolve("年终.xlsx");

        Run run = Run.of("year-end", "-f", "json", "-o", out, "--targets", collected, "--evaluations", evaluated);

        assertEquals("0", Json.text(run.out(), "noEvaluation"), run.all());
        assertEquals("1", Json.text(run.out(), "noTarget"), run.all()); // which is a Word document
        String findings = String.join("\n", WorkbookDump.of(out));
        assertTrue(findings.contains("年度写的是“2019”，应为2020"), findings);
    }

    /** In so few forms only the dates can tell. */
    @ParameterizedTest
    @CsvSource({"2020-01-02, 2020-12-31, 1050000", "2019-01-02, 2019-12-31, 700000"})
    void aSlipInTheYearIsToldByTheDates(String start, String end, String current) throws IOException {
        Path collected = Files.createDirectories(folder.resolve("收回"));
        byte[] form = Files.readAllBytes(Samples.SOUND);
        String dates = "; set B5 " + start + "; set D5 " + end;
        Files.write(collected.resolve("一.xlsx"), form);
        Files.write(collected.resolve("二.xlsx"), FormEdit.apply(form, "set B4 第二个讲座"));
        Files.write(collected.resolve("三.xlsx"), FormEdit.apply(form, "set B4 第三个讲座; set A2 (2019年度)" + dates));
        Path out = folder.resolve("汇总.xlsx");

        Run run = Run.of("summary", "-f", "json", "-o", out, collected);

        boolean left = current.equals("700000");
        assertEquals(current, Json.text(run.out(), "current"), run.all());
        assertEquals(left ? "1" : "0", Json.text(run.out(), "otherYears"), run.all());
        String cells = String.join("\n", WorkbookDump.of(out));
        assertEquals(left, cells.contains("其他年度的表 1 张只用于历年对比，没有审核"), cells);
        assertEquals(!left, cells.contains("年度写的是“2019”，应为2020"), cells);
        assertEquals(
                left,
                Run.of("summary", "-o", folder.resolve("再汇总.xlsx"), collected)
                        .out()
                        .contains("另有其他年度的表 1 张没有计入"));
    }

    @Test
    void aYearThatNoFormBearsIsNotSummedUp() throws IOException {
        Path out = folder.resolve("别的年度.xlsx");

        Run run = Run.of("summary", "-y", "2030", "-o", out, Samples.SOUND);

        assertEquals(3, run.status(), run.all());
        assertTrue(run.err().contains("没有 2030 年度的表，收到的是 2020 年度的"), run.all());
        assertFalse(Files.exists(out));
    }

    @Test
    void ofSeveralYearsOnlyTheNewestIsTakenForThatOfTheRoster() throws IOException {
        Path both = Files.createDirectories(folder.resolve("两年"));
        byte[] form = Files.readAllBytes(Samples.SOUND);
        Files.write(both.resolve("新.xlsx"), form);
        Files.write(both.resolve("旧.xlsx"), FormEdit.apply(form, "set A2 (2019年度)"));
        Path roster = folder.resolve("名册.xlsx");
        byte[] listed = Files.readAllBytes(Samples.DEMO.resolve("roster.xlsx"));
        Files.write(roster, FormEdit.apply(listed, "set A1 2021年度项目支出绩效目标申报名册"));

        Run run = Run.of("summary", "-f", "json", "-r", roster, "-o", folder.resolve("两年.xlsx"), both);

        assertEquals("350000", Json.text(run.out(), "current"), run.all());
    }
}
