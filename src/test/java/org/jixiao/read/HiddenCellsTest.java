package org.jixiao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.fill.Filler;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.model.Row;
import org.jixiao.model.Stamp;
import org.jixiao.model.Table;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TemplateReader;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.api.Test;

/** F12: what was read from hidden rows and columns is told. */
class HiddenCellsTest {
    private static final int CATEGORY_ROW = 3;
    private static final int FIRST_INDICATOR = 17;

    private static List<String> observed(Consumer<Sheet> change) throws Exception {
        FormTemplate template = TemplateReader.compile(
                        "shanghai-2020", Files.readAllBytes(Path.of("templates/shanghai-2020.xlsx")))
                .template();
        Form form = new Form(
                template.name(),
                Map.of("year", Value.of(2020), "project.name", Value.of("培训"), "unit.name", Value.of("甲单位")),
                Map.of("indicators", new Table(List.of(row("培训人数"), row("培训班次")), null)));
        byte[] filled = Filler.fill(
                template,
                List.of(new Filler.Sheet(template.sheets().get(0).name(), form)),
                false,
                Stamp.of(template.name()));
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(filled))) {
            change.accept(workbook.getSheetAt(0));
            workbook.write(changed);
        }
        return new FormReader(List.of(template), new Messages("zh"))
                        .read("a.xlsx", WorkbookReader.read(changed.toByteArray()), Instant.EPOCH)
                        .get(0)
                        .observations()
                        .stream()
                        .filter(seen -> seen.rule().equals("F12"))
                        .map(seen -> seen.at().a1() + " " + seen.details().get("places"))
                        .toList();
    }

    private static Row row(String name) {
        return new Row(Map.of(
                "level1", Value.of("产出目标"),
                "level2", Value.of("数量"),
                "name", Value.of(name),
                "target", Value.of(">=80")));
    }

    @Test
    void nothingHiddenIsNothingToTell() throws Exception {
        assertEquals(List.of(), observed(sheet -> {}));
    }

    @Test
    void aHiddenRowWithAValueIsTold() throws Exception {
        assertEquals(
                List.of("B4 第4行"), observed(sheet -> sheet.getRow(CATEGORY_ROW).setZeroHeight(true)));
    }

    @Test
    void aHiddenColumnIsTold() throws Exception {
        assertEquals(List.of("D18 D列"), observed(sheet -> sheet.setColumnHidden(3, true)));
    }

    @Test
    void hiddenHelpersBesideAndBelowTheFormAreNobodysConcern() throws Exception {
        assertEquals(List.of(), observed(sheet -> {
            sheet.getRow(CATEGORY_ROW).createCell(9).setCellValue("辅助");
            sheet.setColumnHidden(9, true);
            sheet.createRow(60).createCell(0).setCellValue("注：选项");
            sheet.getRow(60).setZeroHeight(true);
        }));
    }

    @Test
    void aMergedCellOfWhichSomethingCanBeSeenIsNotHidden() throws Exception {
        assertEquals(
                List.of("C18 第18行"),
                observed(sheet -> sheet.getRow(FIRST_INDICATOR).setZeroHeight(true)));
    }
}
