package org.jixiao.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.model.Row;
import org.jixiao.model.Stamp;
import org.jixiao.model.Value;
import org.jixiao.read.FormReader;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TemplateReader;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The live formulas of the self-evaluation form. */
class FormulasTest {
    private static FormTemplate template;

    @BeforeAll
    static void compile() throws IOException {
        String name = "shanghai-evaluation-2022";
        template = TemplateReader.compile(name, Files.readAllBytes(Path.of("templates", name + ".xlsx")))
                .template();
    }

    @Test
    void aFormulaStandsWhereThereIsNoValueAndIsReadByItsResult() throws IOException {
        byte[] filled = fill(form(2));
        assertEquals(
                List.of("IF(OR(E6=\"\",F6=\"\"),\"\",IF(E6=0,0,ROUND(F6/E6,4)))", "SUM(H13:H14,I6)"),
                List.of(formula(filled, "H6"), formula(filled, "H15").replaceAll(".*(SUM\\(.*?\\)).*", "$1")));
        Form back = read(filled).form();
        assertEquals(
                new BigDecimal("0.8618"), back.get("budget.total.executionRate").number());
        assertEquals(new BigDecimal("8.62"), back.get("budget.total.score").number());
        assertEquals(new BigDecimal("100"), back.get("result.weight").number());
        assertEquals(new BigDecimal("88.62"), back.get("result.score").number());
    }

    @Test
    void aValueTakesTheFormulasPlace() throws IOException {
        byte[] filled = fill(form(1).with("budget.total.score", new BigDecimal("9")));
        assertEquals("", formula(filled, "I6"));
        assertEquals(
                new BigDecimal("9"),
                read(filled).form().get("budget.total.score").number());
    }

    @Test
    void aFormThatIsNotFilledInHasNoResults() throws IOException {
        Form blank = new Form(template.name(), Map.of(), Map.of()).with("year", 2022);
        Form back = read(fill(blank.withRows(
                        "indicators", template.blankRows(template.tables().get(0)))))
                .form();
        for (String path : List.of("budget.total.executionRate", "budget.total.score", "result.weight")) {
            assertEquals(Value.NONE.text(), back.text(path), path);
        }
        assertEquals(new BigDecimal("10"), back.get("budget.total.weight").number());
    }

    @Test
    void noBudgetGivesARateOfNothingAndNoError() throws IOException {
        Form back = read(fill(form(1).with("budget.total.revised", BigDecimal.ZERO)))
                .form();
        assertEquals(BigDecimal.ZERO, back.get("budget.total.executionRate").number());
    }

    @Test
    void aFormulaThatSomeoneWroteOverIsSeenWhereOthersAreLive() throws IOException {
        byte[] filled = fill(form(1));
        byte[] changed = change(filled, workbook -> type(workbook, "H6"));
        assertEquals(List.of("F17 H6"), observed(changed));
        assertEquals(List.of(), observed(filled));
        byte[] typed = change(filled, workbook -> {
            for (String at : List.of("H6", "H7", "H8", "H9", "I6", "G14", "H14")) {
                type(workbook, at);
            }
        });
        assertEquals(List.of(), observed(typed), "a form that somebody typed off");
    }

    @Test
    void theOfficialFormulasAreUnderstood() {
        assertEquals(List.of(), Formulas.lint(template));
    }

    private static Form form(int indicators) {
        Form form = new Form(template.name(), Map.of(), Map.of())
                .with("year", 2022)
                .with("budget.total.revised", new BigDecimal("250000"))
                .with("budget.total.executed", new BigDecimal("215457.6"));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < indicators; i++) {
            rows.add(new Row(Map.of(
                    "name", Value.of("指标" + i),
                    "weight", Value.of(new BigDecimal(90 / indicators)),
                    "score", Value.of(new BigDecimal("40")))));
        }
        return form.withRows("indicators", rows);
    }

    private static byte[] fill(Form form) {
        return Filler.fill(template, List.of(new Filler.Sheet("表", form)), true, Stamp.of(template.name()));
    }

    private static CollectedForm read(byte[] workbook) throws IOException {
        return new FormReader(List.of(template), new Messages("zh"))
                .read("file", WorkbookReader.read(workbook), Instant.EPOCH)
                .get(0);
    }

    private static List<String> observed(byte[] workbook) throws IOException {
        return read(workbook).observations().stream()
                .map(seen ->
                        seen.rule() + " " + (seen.at() == null ? "" : seen.at().a1()))
                .toList();
    }

    private static String formula(byte[] workbook, String at) throws IOException {
        try (XSSFWorkbook open = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            XSSFCell cell = cell(open, at);
            return cell.getCTCell().isSetF() ? cell.getCellFormula() : "";
        }
    }

    private static byte[] change(byte[] workbook, Consumer<XSSFWorkbook> change) throws IOException {
        try (XSSFWorkbook open = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            change.accept(open);
            open.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static void type(XSSFWorkbook workbook, String at) {
        XSSFCell cell = cell(workbook, at);
        cell.removeFormula();
        cell.setCellValue(0.9);
    }

    private static XSSFCell cell(XSSFWorkbook workbook, String at) {
        var address = new org.apache.poi.ss.util.CellAddress(at);
        XSSFCell cell = workbook.getSheetAt(0).getRow(address.getRow()).getCell(address.getColumn());
        return cell;
    }
}
