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

    private static Cell cell(XSSFWorkbook workbook, String sheet, String at) {
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
    void aProjectThatCameTwiceIsCountedOnceAndListed() throws IOException {
        Path twice = Samples.collected(folder.resolve("两份"));
        Files.copy(twice.resolve("科委/生药中心/交流对接.xlsx"), twice.resolve("科委/生药中心/交流对接（补报）.xlsx"));

        Run again = Run.of(
                "summary",
                "-f",
                "json",
                "-r",
                Samples.DEMO.resolve("roster.xlsx"),
                "-o",
                folder.resolve("两份.xlsx"),
                twice);

        assertEquals("5989200", Json.text(again.out(), "current"));
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("两份.xlsx"))))) {
            assertEquals("重复", cell(workbook, "报送情况", "E4").getStringCellValue());
        }
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
