package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.FormEdit;
import org.jixiao.Json;
import org.jixiao.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The consolidated workbook: its totals are those of the forms, its formulas live, its links lead somewhere. */
class SummaryCommandTest {
    @TempDir
    static Path folder;

    private static Path collected;
    private static Path summary;
    private static Run run;

    @BeforeAll
    static void sumUp() throws IOException {
        collected = Samples.collected(folder.resolve("收回"));
        summary = folder.resolve("汇总.xlsx");
        run = Run.of("summary", "-f", "json", "-r", Samples.DEMO.resolve("roster.xlsx"), "-o", summary, collected);
        assertEquals(0, run.status(), run.all());
    }

    private static XSSFWorkbook open() throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(summary)));
    }

    static Cell cell(XSSFWorkbook workbook, String sheet, String at) {
        CellReference reference = new CellReference(at);
        return workbook.getSheet(sheet).getRow(reference.getRow()).getCell(reference.getCol());
    }

    private static BigDecimal sumOfForms(String field) {
        return Run.of("read", "-f", "json", collected).lines().stream()
                .map(line -> Json.of(line).at("/form/budget/" + field))
                .filter(node -> !node.isMissingNode())
                .map(node -> node.decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void itIsNoFormAndNoRosterThoughItNamesTheirFields() {
        Run check = Run.of("check", summary);
        Run asRoster = Run.of("blank", "-r", summary, "-o", folder.resolve("下发"));

        assertEquals(3, check.status(), check.all());
        assertTrue(check.err().contains("略过 1 个不是报送表的文件"), check.all());
        assertEquals(2, asRoster.status(), asRoster.all());
        assertTrue(asRoster.err().contains("汇总.xlsx 是本程序写出的清单或汇总，不是名册"), asRoster.all());
    }

    @Test
    void theTotalsAreTheSumsOfTheForms() throws IOException {
        try (XSSFWorkbook workbook = open()) {
            assertAmount("5989200", sumOfForms("total"), cell(workbook, "总览", "K5"));
            assertAmount("5989200", sumOfForms("current"), cell(workbook, "总览", "K6"));
            assertAmount("6286280", sumOfForms("lastYear"), cell(workbook, "总览", "K7"));
            assertAmount("6286280", sumOfForms("lastYearExecuted"), cell(workbook, "总览", "K8"));
            assertAmount("5989200", sumOfForms("current"), cell(workbook, "单位汇总", "H3"));
            assertAmount("5989200", sumOfForms("current"), cell(workbook, "项目汇总", "J3"));
        }
        assertEquals("5989200", Json.text(run.out(), "current"));
        assertEquals("2", Json.text(run.out(), "missing"));
        assertEquals("1", Json.text(run.out(), "unreadable"));
    }

    private static void assertAmount(String expected, BigDecimal sum, Cell cell) {
        assertEquals(0, new BigDecimal(expected).compareTo(sum), "the forms: " + sum);
        assertEquals(CellType.FORMULA, cell.getCellType(), "a live formula");
        assertEquals(0, new BigDecimal(expected).compareTo(BigDecimal.valueOf(cell.getNumericCellValue())));
    }

    @Test
    void theValueKeptBesideEachFormulaIsItsValue() throws IOException {
        int formulas = 0;
        List<String> different = new ArrayList<>();
        try (XSSFWorkbook workbook = open()) {
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            formulas++;
                            CellValue value = evaluator.evaluate(cell);
                            if (!kept(cell).equals(value.formatAsString())) {
                                different.add(sheet.getSheetName() + "!" + cell.getAddress() + " ="
                                        + cell.getCellFormula() + ": " + kept(cell) + " ≠ " + value.formatAsString());
                            }
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), different);
        assertTrue(formulas > 30, "formulas: " + formulas);
    }

    private static String kept(Cell cell) {
        return switch (cell.getCachedFormulaResultType()) {
            case NUMERIC -> new CellValue(cell.getNumericCellValue()).formatAsString();
            case STRING -> new CellValue(cell.getStringCellValue()).formatAsString();
            case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
            default -> "error " + cell.getErrorCellValue();
        };
    }

    @Test
    void everyLinkLeadsToAFileThatIsThere() throws IOException {
        int links = 0;
        try (XSSFWorkbook workbook = open()) {
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                XSSFSheet sheet = workbook.getSheetAt(i);
                for (XSSFHyperlink link : sheet.getHyperlinkList()) {
                    String address = java.net.URI.create(link.getAddress()).getPath();
                    assertTrue(
                            Files.exists(folder.resolve(address)) || address.endsWith("roster.xlsx"),
                            sheet.getSheetName() + "!" + link.getCellRef() + " → " + link.getAddress());
                    links++;
                }
            }
        }
        assertTrue(links > 30, "links: " + links);
    }

    @Test
    void formsOfSeveralKindsAreSummedUpByWhatTheyAskFor() throws IOException {
        Path mixed = Files.createDirectories(folder.resolve("几种表"));
        Path target = Samples.FIXTURES.resolve("target");
        Files.copy(Samples.SOUND, mixed.resolve("讲座.xlsx")); // 350,000 of 350,000; last year 330,000
        Files.copy(target.resolve("national-target-2015.xlsx"), mixed.resolve("改造.xlsx")); // 6,480,000, no total
        for (List<String> change : List.of(
                List.of("shanghai-2026", "set D5 上海市科普服务中心（样例）"), // 3,498,000 of 10,308,000, no last year
                List.of("national-core-2021", "clear H5"), // no budget, and it asks for one
                List.of("monitoring-2019", "set C3 义务教育薄弱学校改造 ; set G4 教育局项目管理中心"), // counted by its target
                List.of("monitoring-2019", "set C3 校园安防"))) { // 3,200,000 at the start of the year
            byte[] form = Files.readAllBytes(target.resolve(change.get(0) + ".xlsx"));
            String edit = "set A2 （2020年度） ; " + change.get(1);
            Files.write(mixed.resolve(Files.list(mixed).count() + ".xlsx"), FormEdit.apply(form, edit));
        }
        Path out = folder.resolve("几种表.xlsx");

        Run several = Run.of("summary", "-f", "json", "-o", out, mixed);

        assertEquals("10658000", Json.text(several.out(), "total"), several.all());
        assertEquals("13528000", Json.text(several.out(), "current"));
        assertEquals("330000", Json.text(several.out(), "lastYear"));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(out)))) {
            assertEquals("项目总预算（3张表未计入）", cell(workbook, "总览", "I5").getStringCellValue());
            assertEquals(10658000, cell(workbook, "总览", "K5").getNumericCellValue());
            assertEquals("当年预算（1张表未计入）", cell(workbook, "总览", "I6").getStringCellValue());
            assertEquals(13528000, cell(workbook, "总览", "K6").getNumericCellValue());
            assertEquals(20000, cell(workbook, "总览", "K10").getNumericCellValue(), "of the one that has both years");
            assertEquals(5, cell(workbook, "总览", "C6").getNumericCellValue(), "projects");
            assertEquals(6, cell(workbook, "总览", "G8").getNumericCellValue(), "forms");
            assertEquals(5, workbook.getSheet("项目汇总").getLastRowNum() - 3, "one row a project");
            for (String line : List.of(
                    "上海市科普服务中心（样例）|2|10658000|3848000|330000|上年预算：1张表没有这一栏；上年执行数：1张表没有这一栏",
                    "农业产业发展服务中心|1||||当年预算：1张表没有填写或认不出来",
                    "教育局项目管理中心|1||6480000||",
                    "文物保护管理所|1||3200000||")) {
                assertTrue(units(workbook).contains(line), line + " not in " + units(workbook));
            }
        }
    }

    @Test
    void aTargetHasTheUnitThatStandsInAColumnOfItsOwn() throws IOException {
        Path core = Samples.FIXTURES.resolve("target/national-core-2021.xlsx");
        Path out = folder.resolve("核心.xlsx");
        Run.of("summary", "-o", out, core);

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(out)))) {
            assertEquals("≤1550元/平方米", cell(workbook, "指标明细", "G4").getStringCellValue());
        }
    }

    /** Excel would not open an .xlsx of any other name without a warning. */
    @Test
    void aWorkbookIsCalledWhatItIs() {
        Run run = Run.of("summary", "-o", folder.resolve("汇总.xls"), collected);

        assertEquals(0, run.status(), run.all());
        assertTrue(Files.exists(folder.resolve("汇总.xlsx")));
        assertTrue(Files.notExists(folder.resolve("汇总.xls")));
    }

    /** 单位、项目数、总预算、当年预算、上年预算、未计入 of each row of 单位汇总. */
    private static List<String> units(XSSFWorkbook workbook) {
        List<String> lines = new ArrayList<>();
        for (int row = 5; row <= workbook.getSheet("单位汇总").getLastRowNum() + 1; row++) {
            List<String> cells = new ArrayList<>();
            for (String column : List.of("C", "F", "G", "H", "K", "T")) {
                Cell cell = cell(workbook, "单位汇总", column + row);
                cells.add(
                        cell.getCellType() == CellType.NUMERIC
                                ? BigDecimal.valueOf(cell.getNumericCellValue())
                                        .stripTrailingZeros()
                                        .toPlainString()
                                : cell.getStringCellValue());
            }
            lines.add(String.join("|", cells));
        }
        return lines;
    }

    @Test
    void strictSummariesTellOfErrors() {
        Path roster = Samples.DEMO.resolve("roster.xlsx");

        assertEquals(
                1,
                Run.of("summary", "--strict", "-r", roster, "-o", folder.resolve("严.xlsx"), collected)
                        .status());
        assertEquals(
                0,
                Run.of("summary", "--strict", "-o", folder.resolve("严.xlsx"), Samples.SOUND)
                        .status());
    }
}
