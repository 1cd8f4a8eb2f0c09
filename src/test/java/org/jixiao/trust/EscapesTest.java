package org.jixiao.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.Jixiao;
import org.jixiao.Request;
import org.jixiao.Run;
import org.jixiao.cli.Samples;
import org.jixiao.fill.Filler;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Stamp;
import org.jixiao.template.FormTemplate;
import org.jixiao.workbook.Escapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Excel writes some characters as {@code _x0041_}; whoever types just that gets just that, in everything that we write and read. */
class EscapesTest {
    @TempDir
    Path folder;

    private static List<CollectedForm> read(Path path) throws Exception {
        return new Jixiao("zh").read(Request.of(path)).inbox().forms();
    }

    @ParameterizedTest
    @ValueSource(strings = {"标_x0041_记", "标_x005F_x0041_记", "标_x0041_x0042_记", "标_x000a_记", "_x", "_x004_", "_x00G1_"})
    void whatIsTypedLooksLikeAnEscapeAndStays(String text) throws Exception {
        FormTemplate template = Samples.template("shanghai-2020");
        Form form = read(Samples.SOUND).get(0).form().with("project.name", text).with("project.overview", text);
        Filler.Sheet sheet = new Filler.Sheet("表", form);
        for (int i = 0; i < 4; i++) { // by jxls, then by the stencil
            byte[] filled = Filler.fill(template, List.of(sheet), false, Stamp.of("shanghai-2020"));
            Path file = Files.write(folder.resolve(i + ".xlsx"), filled);
            assertEquals(text, read(file).get(0).form().text("project.name"));
            assertEquals(text, read(file).get(0).form().text("project.overview"));
        }
    }

    @Test
    void whatIsTooLongIsCutShortBetweenCharacters() {
        assertEquals("十个字以内", Escapes.written("十个字以内", 5));
        assertEquals("十个字以…", Escapes.written("十个字以内的", 5));
        assertEquals("一😀…", Escapes.written("一😀😀😀", 5));
        assertEquals("一二😀…", Escapes.written("一二😀😀😀", 5));
        String escapes = Escapes.written("_x0041".repeat(9) + "_", 40);
        assertTrue(escapes.length() <= 40 && escapes.endsWith("…"), escapes);
    }

    @Test
    void whatExcelEscapedIsReadAsItWasTyped() throws Exception {
        byte[] file =
                Attacks.part("xl/sharedStrings.xml", xml -> xml.replaceFirst("居民满意度", "_x005F_x0041__x0042_居民满意度"));
        String name = read(Files.write(folder.resolve("excel.xlsx"), file))
                .get(0)
                .form()
                .nested()
                .toString();
        assertTrue(name.contains("_x0041_B居民满意度"), name);
    }

    @Test
    void itStaysInAllWorkbooksMadeFromForms() throws Exception {
        FormTemplate template = Samples.template("shanghai-2020");
        Form form = read(Samples.SOUND)
                .get(0)
                .form()
                .with("project.name", "标_x0041_记")
                .with("budget.total", "标_x0041_记")
                .with("project.overview", "标_x0041_记");
        Path in = Files.createDirectories(folder.resolve("收回"));
        byte[] filled = Filler.fill(template, List.of(new Filler.Sheet("表", form)), false, Stamp.of("shanghai-2020"));
        Files.write(in.resolve("标_x0041_记.xlsx"), filled);

        assertEquals(1, Run.of("check", "-o", folder.resolve("审核"), in).status());
        assertEquals(
                0, Run.of("summary", "-o", folder.resolve("审核/汇总.xlsx"), in).status());
        assertEquals(0, Run.of("evaluation", "-o", folder.resolve("审核/自评"), in).status());
        try (Stream<Path> files = Files.walk(folder.resolve("审核"))) {
            List<Path> workbooks =
                    files.filter(file -> file.toString().endsWith(".xlsx")).toList();
            assertTrue(workbooks.size() >= 6, workbooks::toString);
            List<String> changed = new ArrayList<>();
            for (Path workbook : workbooks) {
                List<String> texts = texts(workbook);
                texts.stream()
                        .filter(text -> text.contains("标A记"))
                        .forEach(text -> changed.add(workbook.getFileName() + ": " + text));
                assertTrue(texts.stream().anyMatch(text -> text.contains("标_x0041_记")), workbook::toString);
            }
            assertEquals(List.of(), changed);
        }
    }

    /** All texts of cells and notes, as POI, which knows the escapes, reads them. */
    private static List<String> texts(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.STRING) {
                            texts.add(cell.getStringCellValue());
                        }
                    }
                }
                sheet.getCellComments()
                        .values()
                        .forEach(note -> texts.add(note.getString().getString()));
            }
        }
        return texts;
    }
}
