package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.FormEdit;
import org.jixiao.Run;
import org.jixiao.WorkbookDump;
import org.jixiao.workbook.TestFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Control figures are those of the unit, of its projects together, or are told not to be used. */
class ControlFiguresTest {
    @TempDir
    Path folder;

    @Test
    void theControlFiguresOfAUnitsProjectsAreSummedUpWhereItHasNoneOfItsOwn() throws IOException {
        assertControlFigure("5989200", "set A3 主管部门");
    }

    /** A figure for all projects of a unit is the unit's; one that says not all is not used, and that is told. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            C3:C4, 上海市科普服务中心（样例）, 上海市科普服务中心（样例）,   B13
            -,     上海市科普服务中心（样例）, 上海市科普服务中心（样例）,   控制数没有用上
            C3:C4, 上海市科普服务中心（样例）, 乙单位, 有 2 个单位的控制数没有用上
            """)
    void aControlFigureForSeveralProjectsIsTheirsTogether(
            @Nullable String merged, String unit, String next, String told) throws IOException {
        List<List<String>> rows = List.of(
                List.of("2020年度名册"),
                List.of("单位名称", "项目名称", "控制数"),
                List.of(unit, "科普讲座进社区", "340000"),
                List.of(next, "乙项目", ""));

        Run run = Run.of(
                "check",
                "-r",
                RosterFileTest.ofRows(
                        folder.resolve("名册.xlsx"), rows, merged == null ? new String[0] : new String[] {merged}),
                Samples.SOUND);

        assertEquals(1, run.status(), run.all());
        assertEquals(told.equals("B13"), run.out().contains("B13"), run.all());
        assertTrue(run.all().contains(told), run.all());
    }

    @Test
    void amountsAreInTheUnitThatTheSheetNamesWhereTheirHeadersNameNone() throws IOException {
        assertControlFigure(
                "5989200", "set A2 金额单位：万元 ; set J3 当年预算控制数 ; number J4 60 ; number J5 40 ; number J6 498.92");
    }

    /** @param changes to the sample roster, which loses its sheet of control figures */
    private void assertControlFigure(String expected, String changes) throws IOException {
        byte[] changed = FormEdit.apply(Files.readAllBytes(Samples.DEMO.resolve("roster.xlsx")), changes);
        Path roster = folder.resolve("名册.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(changed))) {
            workbook.removeSheetAt(workbook.getSheetIndex("控制数"));
            Files.write(roster, TestFiles.save(workbook));
        }
        Path summary = folder.resolve("汇总.xlsx");

        Run run = Run.of("summary", "-r", roster, "-o", summary, Samples.collected(folder.resolve("收回")));

        assertEquals(0, run.status(), run.all());
        List<String> cells = WorkbookDump.of(summary);
        assertTrue(cells.stream().anyMatch(line -> line.startsWith("单位汇总!I5") && line.contains(expected)), run.all());
    }
}
