package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.cli.Samples;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Framework.Level;
import org.jixiao.template.TemplateReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every template is sound, and the text beside it says what it says. */
class TemplatesTest {
    private static final Path TEMPLATES = Path.of("templates");

    /** Places in lists that links are put into. */
    private static final Pattern LINK =
            Pattern.compile("\\$\\{(\\w+\\.(source|marked|cell)|item\\.file|submission\\.(target|evaluation))}");

    /** Those that are read back; the others are only filled. */
    static List<Path> forms() throws IOException {
        return Samples.templateFiles().stream().filter(TemplatesTest::isForm).toList();
    }

    private static boolean isForm(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
                return TemplateReader.isForm(content) || workbook.getSheet("字段") != null;
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aTemplateHasNoMistake(Path file) {
        Run run = Run.of("template", file);

        assertEquals(0, run.status(), run.all());
        assertTrue(run.out().contains("没有毛病") && run.out().contains("读回来都一样"), run.all());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theTextBesideATemplateIsItsDescription(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".xlsx", "");

        Golden.check(TEMPLATES.resolve(name + ".txt"), Run.of("template", name).lines());
    }

    /** The names that official forms have for one second level (forms.md B1) lead to the same one in every template. */
    @ParameterizedTest
    @ValueSource(strings = {"数量 数量指标", "满意度 满意度指标 服务对象满意度指标 社会公众或服务对象满意度指标", "可持续性 可持续影响指标", "环境效益 生态效益 生态效益指标"})
    void aSecondLevelIsKnownByAllItsNames(String names) {
        int known = 0;
        for (FormTemplate template : Samples.formTemplates()) {
            Set<List<Level>> levels = new HashSet<>();
            for (String name : names.split(" ")) {
                levels.add(template.framework().second(name));
            }
            assertEquals(1, levels.size(), template.name() + ": " + levels);
            known += levels.contains(List.of()) ? 0 : 1;
        }
        assertTrue(known >= 5, names);
    }

    /** A text that is a link is not wrapped by every program: what is longer than its column would be cut off in print. */
    @ParameterizedTest
    @ValueSource(strings = {"issued", "returned", "review", "summary", "year-end"})
    void aLinkIsOneLineThatFitsItsColumn(String name) throws IOException {
        int links = 0;
        byte[] content = Files.readAllBytes(TEMPLATES.resolve(name + ".xlsx"));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (LINK.matcher(cell.toString()).matches()) {
                            links++;
                            assertTrue(cell.getCellStyle().getShrinkToFit(), sheet.getSheetName() + cell.getAddress());
                            assertFalse(cell.getCellStyle().getWrapText(), sheet.getSheetName() + cell.getAddress());
                        }
                    }
                }
            }
        }
        assertTrue(links > 0);
    }

    /** A total grows with its list: where it no longer fits, there would be nothing but ### to see. */
    @ParameterizedTest
    @ValueSource(strings = {"review", "summary", "year-end"})
    void aTotalThatOutgrowsItsColumnIsMadeSmaller(String name) throws IOException {
        byte[] content = Files.readAllBytes(TEMPLATES.resolve(name + ".xlsx"));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
                if (cell.getCellType() == CellType.FORMULA
                        && cell.getCellFormula().matches("(IF\\(COUNT.*,)?(SUM|SUBTOTAL)\\(.*")) {
                    assertTrue(cell.getCellStyle().getShrinkToFit(), sheet.getSheetName() + cell.getAddress());
                }
            })));
        }
    }

    @Test
    void theCommandNamesEveryTemplate() throws IOException {
        Run run = Run.of("template");

        for (Path file : Samples.templateFiles()) {
            assertTrue(run.out().contains(file.getFileName().toString().replace(".xlsx", "")), run.all());
        }
    }
}
