package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.Run;
import org.jixiao.WorkbookDump;
import org.jixiao.workbook.TestFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands around the table of a roster: the year is in its title, and a column or a sheet that is not used is named. */
class RosterLayoutTest {
    @TempDir
    Path folder;

    private Path ofRows(List<List<String>> rows, String... merged) throws IOException {
        return RosterFileTest.ofRows(folder.resolve("名册.xlsx"), rows, merged);
    }

    /** The year stands above the projects; years in headers, names and notes are of something else. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            预算项目清单,                                    甲项目,          注：2025年新增项目已列入, -
            预算项目清单,                                    2024年跨年工程,  注：无,                   -
            -,                                               甲项目,          注：无,                   -
            2025年底编制的2026年预算项目清单,                甲项目,          注：无,                   -
            2026—2028年项目清单,                             甲项目,          注：无,                   -
            2026年至2028年项目清单,                          甲项目,          注：无,                   -
            2026至2028年项目清单,                            甲项目,          注：无,                   -
            2026万元,                                        甲项目,          注：无,                   -
            2026预算项目清单,                                甲项目,          注：无,                   2026
            2026年预算项目清单（2026年修订）,                2024年跨年工程,  注：2025年新增项目已列入, 2026
            ２０２６ 年度预算项目清单（截至2025年11月3日）,  甲项目,          注：无,                   2026
            """)
    void theYearIsTheOneInTheTitle(@Nullable String title, String project, String note, @Nullable String year)
            throws IOException {
        List<List<String>> rows = new ArrayList<>(
                List.of(List.of("单位名称", "项目名称", "2025年预算数"), List.of("甲单位", project, "100"), List.of(note)));
        if (title != null) {
            rows.add(0, List.of(title));
        }
        Path roster = ofRows(rows);

        Run run = Run.of("blank", "-r", roster, "-o", folder.resolve("下发"));
        Run asked = Run.of("blank", "-r", roster, "-y", "2027", "-o", folder.resolve("再发"));

        assertEquals(year == null ? 2 : 0, run.status(), run.all());
        assertTrue(year != null || run.err().contains("看不出年度，请在标题里补上或用 -y 写明"), run.all());
        assertTrue(year == null || issued("下发", project).contains("(" + year + "年度)"), run.all());
        assertEquals(0, asked.status(), asked.all());
        assertTrue(issued("再发", project).contains("(2027年度)"), asked.all());
    }

    private String issued(String to, String project) throws IOException {
        return String.join(
                "\n", WorkbookDump.of(folder.resolve(to).resolve("甲单位").resolve(project + ".xlsx")));
    }

    @Test
    void theYearMayBeInTheNameOfTheSheetOnly() throws IOException {
        Path roster = folder.resolve("名册.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            RosterFileTest.put(workbook.createSheet("2026年名册"), List.of("单位名称", "项目名称"));
            RosterFileTest.put(workbook.getSheetAt(0), List.of("甲单位", "甲项目"));
            Files.write(roster, TestFiles.save(workbook));
        }

        Run run = Run.of("blank", "-r", roster, "-o", folder.resolve("下发"));

        assertEquals(0, run.status(), run.all());
        assertTrue(issued("下发", "甲项目").contains("(2026年度)"), run.all());
    }

    @Test
    void aYearAboveTheColumnsOfAHeaderIsNotThatOfTheRoster() throws IOException {
        Path roster = ofRows(
                List.of(
                        List.of("2027年预算项目清单"),
                        List.of("单位", "项目", "2026年", ""),
                        List.of("", "", "上年预算数", "上年执行数"),
                        List.of("甲单位", "甲项目", "100", "90")),
                "A2:A3",
                "B2:B3",
                "C2:D2");

        Run run = Run.of("blank", "-r", roster, "-o", folder.resolve("下发"));

        assertEquals(0, run.status(), run.all());
        assertEquals("", run.err());
        assertTrue(issued("下发", "甲项目").contains("(2027年度)"), run.all());
    }

    /** Columns under headers of the office's own, as budget offices have them, are those of the roster. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027年控制数",
                "2027年度预算控制数（元）",
                "上年度预算额",
                "上年预算金额",
                "上年安排数",
                "上年度执行数",
                "预算控制数",
                "预算控制数（元）",
                "下达控制数",
                "当年控制数",
                "年度预算控制数",
                "上年执行",
                "部门",
                "项目编号",
                "联系人姓名",
                "联系方式"
            })
    void aColumnUnderAnotherNameIsReadWithoutANotice(String header) throws IOException {
        Run run = Run.of("blank", "-r", withColumn(header, "100"), "-o", folder.resolve("下发"));

        assertEquals(0, run.status(), run.all());
        assertEquals("", run.err());
    }

    /** @param header of a column that holds something, or nothing */
    @ParameterizedTest
    @CsvSource({
        "2026年控制数, 100, “2026年控制数”[Sheet0!C2]",
        "预算  额, 100, “预算额”[Sheet0!C2]",
        "2026年控制数, '', ''",
        "序号, 1, ''",
        "结转项目, √, ''"
    })
    void aColumnThatIsNotUsedIsNamedWhereItHoldsSomething(String header, String value, String expected)
            throws IOException {
        Path roster = withColumn(header, value);

        Run run = Run.of("blank", "-r", roster, "-o", folder.resolve("下发"));

        assertEquals(0, run.status(), run.all());
        assertEquals(
                expected.isEmpty() ? "" : "名册 " + roster + " 里这些列没有用上，列名不是空名册的叫法：" + expected,
                run.err().strip());
    }

    private Path withColumn(String header, String value) throws IOException {
        return ofRows(List.of(List.of("2027年预算项目清单"), List.of("单位名称", "项目名称", header), List.of("甲单位", "甲项目", value)));
    }

    @Test
    void aSheetOfControlFiguresThatIsNotRecognisedIsNamed() throws IOException {
        Path roster = RosterFileTest.withSheet(
                folder.resolve("名册.xlsx"),
                "单位控制数",
                List.of(List.of("2020年度预算控制数"), List.of("单位名称", "金额"), List.of("上海市科技档案馆", "1")));

        Run run = Run.of("check", "-r", roster, Samples.SOUND);

        assertEquals(1, run.status(), run.all());
        assertTrue(run.err().contains("的“单位控制数”表没有用上：没有认出来，请照空名册“控制数”表写列名"), run.all());
    }
}
