package org.jixiao.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.Run;
import org.jixiao.workbook.TestFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an office may write on the definition sheets of a template, and what it is told of anything else. */
class TemplateReaderTest {
    @TempDir
    Path folder;

    /**
     * @param row its first text
     * @param column its header
     * @param expected what is told but for the cell; null where nothing is
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            字段     | budget.total     | 必填     | 必须     | “必填”这一格写的是“必须”，只能写 是、否，或者空着
            字段     | budget.total     | 必填     |          |
            字段     | project.name     | 预填     | 锁       | “预填”这一格写的是“锁”，只能写 锁定、可改、否，或者空着
            字段     | project.name     | 预填     | 否       |
            字段     | indicators.level1| 向下合并 | 对       | “向下合并”这一格写的是“对”，只能写 是、否，或者空着
            字段     | project.category | 选项     |          | project.category 的类型是选择，没有写选项
            字段     | project.name     | 名称     |          | project.name 没有名称
            字段     | budget.lastYear  | 来源     | budget.curent、budget.current | budget.lastYear 的来源 budget.curent 在哪个模板里都没有
            字段     | budget.lastYear  | 来源     | budget.total.executed |
            指标体系 | 产出目标         | 必有     | 必有     | “必有”这一格写的是“必有”，只能写 是、建议、否，或者空着
            指标体系 | 产出目标         | 必有     | 建议     |
            指标体系 | 效果目标         | 一级     | 产出目标 | “产出目标”写了两行
            审核规则 | F04              | 编号     | F99      | 规则F99没有条件，程序里也没有范围为“文件”的同号检查
            """)
    void aWordThatTheSheetsDoNotKnowIsNamedWithItsCell(
            String sheet, String row, String column, @Nullable String text, @Nullable String expected)
            throws IOException {
        Path file = folder.resolve("改过的.xlsx");
        String cell = edited(file, sheet, row, column, text == null ? "" : text);

        Run run = Run.of("template", file);

        assertEquals(expected == null ? 0 : 1, run.status(), run.all());
        assertEquals(
                expected == null ? List.of() : List.of("[" + sheet + "!" + cell + "] " + expected),
                run.out().lines().filter(line -> line.startsWith("[")).toList());
    }

    /** Writes the official template with one text changed, and gives the cell. */
    private static String edited(Path file, String sheet, String row, String column, String text) throws IOException {
        byte[] template = Files.readAllBytes(Path.of("templates/shanghai-2020.xlsx"));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template))) {
            XSSFSheet definitions = workbook.getSheet(sheet);
            int at = 1;
            while (!definitions.getRow(at).getCell(0).toString().equals(row)) {
                at++;
            }
            int header = 0;
            while (!definitions.getRow(0).getCell(header).toString().equals(column)) {
                header++;
            }
            definitions
                    .getRow(at)
                    .getCell(header, XSSFRow.MissingCellPolicy.CREATE_NULL_AS_BLANK)
                    .setCellValue(text);
            Files.write(file, TestFiles.save(workbook));
            return new CellReference(at, header).formatAsString();
        }
    }
}
