package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.FormEdit;
import org.jixiao.Run;
import org.jixiao.WorkbookDump;
import org.jixiao.workbook.TestFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A roster that nothing is left out of without a word. */
class RosterFileTest {
    @TempDir
    Path folder;

    /** The sample roster and one more sheet, or more rows on one. */
    static Path withSheet(Path file, String sheet, List<List<String>> rows) throws IOException {
        byte[] roster = Files.readAllBytes(Samples.DEMO.resolve("roster.xlsx"));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(roster))) {
            boolean there = workbook.getSheet(sheet) != null;
            XSSFSheet added = there ? workbook.getSheet(sheet) : workbook.createSheet(sheet);
            for (List<String> texts : rows) {
                Row row = added.createRow(added.getLastRowNum() + 1);
                texts.forEach(text ->
                        row.createCell(Math.max(0, row.getLastCellNum())).setCellValue(text));
            }
            return Files.write(file, TestFiles.save(workbook));
        }
    }

    private static void assertRefused(String expected, Path roster) {
        Run run = Run.of("check", "-r", roster, Samples.SOUND);
        assertEquals(2, run.status(), run.all());
        assertTrue(run.err().contains(expected), run.all());
    }

    @Test
    void aSecondRosterOnAnotherSheetIsNotPassedOver() throws IOException {
        List<String> head = List.of("主管部门", "单位编码", "单位名称", "项目编码", "项目名称", "项目类别", "绩效类型", "联系人", "联系电话");
        Path roster = withSheet(
                folder.resolve("名册.xlsx"),
                "另一个局",
                List.of(List.of("2020年度名册"), head, List.of("乙局", "1", "乙单位", "1", "乙项目")));

        assertRefused("[另一个局] 也是一张名册", roster);
    }

    @Test
    void anEntryThatNoCellOfAFormCanHoldIsRefusedByItsCell() throws IOException {
        byte[] sample = Files.readAllBytes(Samples.DEMO.resolve("roster.xlsx"));
        Path roster = folder.resolve("名册.xlsx");

        Files.write(roster, FormEdit.apply(sample, "set E4 " + "长".repeat(32_767)));
        assertRefused("!E4] “项目名称”有 32767 个字，最多 32000 个", roster);
        Files.write(roster, FormEdit.apply(sample, "set E4 " + "长".repeat(32_000)));
        Run blank = Run.of("blank", "-r", roster, "-o", folder.resolve("下发"));

        assertEquals(0, blank.status(), blank.err());
    }

    private Path ofRows(List<List<String>> rows, String... merged) throws IOException {
        return ofRows(folder.resolve("名册.xlsx"), rows, merged);
    }

    /** A workbook with one sheet, of these rows, and cells of it merged. */
    static Path ofRows(Path file, List<List<String>> rows, String... merged) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet();
            rows.forEach(texts -> put(sheet, texts));
            for (String cells : merged) {
                sheet.addMergedRegion(CellRangeAddress.valueOf(cells));
            }
            return Files.write(file, TestFiles.save(workbook));
        }
    }

    static void put(XSSFSheet sheet, List<String> texts) {
        Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (String text : texts) {
            Cell cell = row.createCell(Math.max(0, row.getLastCellNum()));
            if (text.startsWith("=")) {
                cell.setCellFormula(text.substring(1));
            } else if (text.startsWith("#")) {
                cell.setCellErrorValue(FormulaError.forString(text).getCode());
            } else {
                cell.setCellValue(text);
            }
        }
    }

    @Test
    void unitAndProjectUnderATitleOfTheOfficesOwnAreARoster() throws IOException {
        Path roster = ofRows(List.of(List.of("2027年预算项目清单"), List.of("序号", "单位", "项目名称"), List.of("1", "甲单位", "甲项目")));

        Run run = Run.of("blank", "-r", roster, "-o", folder.resolve("下发"));

        assertEquals(0, run.status(), run.all());
        assertTrue(
                WorkbookDump.of(folder.resolve("下发/甲单位/甲项目.xlsx")).stream().anyMatch(line -> line.contains("(2027年度)")),
                run.all());
    }

    @Test
    void whatIsListedTwiceAndExemptionsOfNoRuleAreNotPassedOver() throws IOException {
        assertRefused(
                "“上海市 科技档案馆”与 控制数!B5 重复",
                withSheet(folder.resolve("控制数.xlsx"), "控制数", List.of(List.of("单位", "上海市 科技档案馆", "1"))));

        List<String> exemptions = List.of("规则编号", "单位名称", "项目名称", "理由");
        assertRefused(
                "[豁免!A4] “规则编号”填的是“B7”，无法识别",
                withSheet(
                        folder.resolve("豁免.xlsx"),
                        "豁免",
                        List.of(
                                List.of("2020年度审核豁免"),
                                exemptions,
                                List.of("ｂ０７、K12", "", "", "确有理由"),
                                List.of("B7", "", "", "确有理由"))));
    }

    @Test
    void aUnitThatIsMergedOverItsProjectsIsThatOfEachOfThem() throws IOException {
        Path roster = ofRows(
                List.of(
                        List.of("2027年度名册"),
                        List.of("主管部门", "单位名称", "项目名称"),
                        List.of("甲局", "甲单位", "甲项目"),
                        List.of("", "", "乙项目"),
                        List.of("", "丙单位", "丙项目")),
                "A3:A5",
                "B3:B4");

        Run run = Run.of("blank", "-r", roster, "-o", folder.resolve("下发"));

        assertEquals(0, run.status(), run.all());
        for (String issued : List.of("甲单位/甲项目.xlsx", "甲单位/乙项目.xlsx", "丙单位/丙项目.xlsx")) {
            assertTrue(Files.exists(folder.resolve("下发").resolve(issued)), run.all());
        }
    }

    /** Sums between projects and below them, wherever they are called so, and the header again, of few columns. */
    @Test
    void sumsAndTheHeaderAgainAreNoProjects() throws IOException {
        Path roster = ofRows(List.of(
                List.of("2027年度名册"),
                List.of("序号", "主管部门", "单位名称", "项目名称"),
                List.of("1", "甲局", "甲单位", "甲项目"),
                List.of("", "", "甲单位", "合计"),
                List.of("", "甲局小计", "", "1个项目"),
                List.of("小计", "甲局", "甲单位", "1个项目"),
                List.of("序号", "主管部门", "单位名称", "项目名称"),
                List.of("2", "乙局", "乙单位", "统计审计"),
                List.of("", "", "共计", ""),
                List.of("", "", "合 计：", "2个项目")));

        Run run = Run.of("blank", "-r", roster, "-o", folder.resolve("下发"));

        assertEquals(0, run.status(), run.all());
        assertTrue(run.all().contains("2 个文件（2 个项目）"), run.all());
    }

    @Test
    void aRemarkThatEndsLikeASumMakesNoSumOfAWholeRow() throws IOException {
        Path roster = ofRows(List.of(
                List.of("2027年度名册"),
                List.of("序号", "备注", "主管部门", "单位名称", "项目名称"),
                List.of("1", "与上年合计", "甲局", "甲单位", "甲项目"),
                List.of("2", "", "甲局", "甲单位", "乙项目")));

        Run run = Run.of("blank", "-r", roster, "-o", folder.resolve("备注"));

        assertTrue(run.all().contains("2 个文件（2 个项目）"), run.all());
    }

    /** Which categories there are, the form says that is filled in. */
    @Test
    void aCategoryThatTheFormLacksIsToldAndLeftBlank() throws IOException {
        Path roster = ofRows(List.of(
                List.of("2027年度名册"),
                List.of("单位名称", "项目名称", "项目类别"),
                List.of("甲单位", "甲项目", "特定目标类"),
                List.of("甲单位", "乙项目", "特定目标类"),
                List.of("甲单位", "丙项目", "其它经常性项目")));

        Run text = Run.of("blank", "-t", "shanghai-2026", "-r", roster, "-o", folder.resolve("2026"));
        Run choice = Run.of("blank", "-t", "shanghai-2020", "-r", roster, "-o", folder.resolve("2020"));

        assertEquals("", text.err());
        assertTrue(
                WorkbookDump.of(folder.resolve("2026/甲单位/甲项目.xlsx")).toString().contains("特定目标类"));
        assertEquals(0, choice.status(), choice.all());
        assertEquals(
                roster + " [Sheet0!C3] 警告 “项目类别”填的是“特定目标类”的有 2 处，新表没有这个选项，都没有带入。→ 请填表人在新表里重新选择",
                choice.err().strip());
        assertTrue(
                WorkbookDump.of(folder.resolve("2020/甲单位/丙项目.xlsx")).toString().contains("其他经常性项目"));
    }

    @Test
    void aProjectThatIsMergedOverTwoRowsIsToldToBeListedTwice() throws IOException {
        Path roster = ofRows(
                List.of(
                        List.of("2027年度名册"),
                        List.of("单位名称", "项目名称", "备注"),
                        List.of("甲单位", "甲项目", "一期"),
                        List.of("甲单位", "", "二期")),
                "B3:B4");

        Run run = Run.of("blank", "-r", roster, "-o", folder.resolve("下发"));

        assertEquals(0, run.status(), run.all());
        assertTrue(run.all().contains("“甲单位”的“甲项目”不止一行"), run.all());
    }

    @Test
    void aFormulaWithoutAResultIsNotTakenForNothing() throws IOException {
        Path roster =
                ofRows(List.of(List.of("2027年度名册"), List.of("单位名称", "项目名称", "上年预算"), List.of("甲单位", "甲项目", "=100*3")));

        assertRefused("!C3] 是公式“=100*3”，没有存下结果", roster);
    }

    @Test
    void aDashForAnAmountIsNoAmount() throws IOException {
        Path roster = ofRows(List.of(
                List.of("2027年度名册"),
                List.of("单位名称", "项目名称", "上年预算", "上年执行数", "控制数"),
                List.of("甲单位", "甲项目", "—", "无", "/")));

        Run run = Run.of("blank", "-r", roster, "-o", folder.resolve("下发"));

        assertEquals(0, run.status(), run.all());
        assertEquals("", run.err());
    }

    @Test
    void aRosterWithoutAProjectIsRefusedByEveryCommand() throws IOException {
        assertRefused("里没有项目", ofRows(List.of(List.of("2027年度名册"), List.of("单位名称", "项目名称"), List.of("", ""))));
    }

    @Test
    void levelsAndReasonsUnderOtherNamesAreRead() throws IOException {
        Path levels = ofRows(List.of(List.of("2027年名册"), List.of("单位名称", "项目名称"), List.of("甲单位", "甲项目")));
        byte[] listed = Files.readAllBytes(levels);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(listed))) {
            XSSFSheet controls = workbook.createSheet("控制数");
            put(controls, List.of("级次", "名称", "预算控制数"));
            put(controls, List.of("处室", "甲单位", "1"));
            XSSFSheet waivers = workbook.createSheet("豁免清单");
            put(waivers, List.of("规则编号", "单位名称", "项目名称", "豁免原因"));
            put(waivers, List.of("B7", "甲单位", "甲项目", "经批准"));
            Files.write(levels, TestFiles.save(workbook));
        }

        assertRefused("[控制数!A2] “层级”填的是“处室”，无法识别", levels);
        assertRefused("[豁免清单!A2] “规则编号”填的是“B7”，无法识别", levels);
    }

    @Test
    void anExemptionFromARuleThatThereIsNotIsNamed() throws IOException {
        Path roster = withSheet(
                folder.resolve("名册.xlsx"),
                "豁免",
                List.of(
                        List.of("规则编号", "单位名称", "项目名称", "理由"),
                        List.of("F10", "", "", "经批准"),
                        List.of("S01、B99", "", "", "经批准")));

        Run run = Run.of("check", "-r", roster, Samples.SOUND);

        assertEquals(
                List.of("名册 " + roster + " 的豁免 [豁免!A3] 不起作用：没有规则 B99"),
                run.err().lines().filter(line -> line.contains("豁免")).toList());
    }

    @Test
    void anErrorValueIsToldAsOne() throws IOException {
        Path roster =
                ofRows(List.of(List.of("2027年度名册"), List.of("单位名称", "项目名称", "上年预算"), List.of("甲单位", "甲项目", "#N/A")));

        assertRefused("!C3] 是错误值 #N/A。请改填", roster);
    }

    @Test
    void aFolderIsNoRoster() throws IOException {
        assertRefused("里有 0 个文件。-r 后面请写一个名册文件", Files.createDirectories(folder.resolve("空")));
    }

    @Test
    void theYearNeedNotStandOnEverySheet() throws IOException {
        Path roster = withSheet(
                folder.resolve("名册.xlsx"),
                "豁免",
                List.of(List.of("规则编号", "单位名称", "项目名称", "理由", "批准人"), List.of("F10", "", "", "经批准", "")));

        Run run = Run.of("check", "-r", roster, Samples.SOUND);

        assertEquals(1, run.status(), run.all());
    }

    @Test
    void theRosterThatIsNamedMayLieAmongWhatCameBack() throws IOException {
        Path collected = Files.createDirectories(folder.resolve("收回"));
        Files.copy(Samples.SOUND, collected.resolve("讲座.xlsx"));
        Path roster = Files.move(
                ofRows(List.of(List.of("2020年预算项目清单"), List.of("单位", "项目名称"), List.of("甲单位", "甲项目"))),
                collected.resolve("清单.xlsx"));

        Run run = Run.of("check", "-r", roster, collected);

        assertTrue(run.out().contains("0 个文件没有读取"), run.all());
        assertTrue(run.err().contains("略过 1 个不是报送表的文件"), run.all());
    }
}
