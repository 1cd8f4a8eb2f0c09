package org.jixiao.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code template} proves that what is filled into a template comes back, or says what does not. */
class ProofTest {
    private static final Path TEMPLATE = Path.of("templates/shanghai-2020.xlsx");

    @TempDir
    Path folder;

    @Test
    void aTemplateWhoseOtherNameIsTheLabelOfAnotherFieldIsFoundOut() throws IOException {
        Path file =
                changed(workbook -> workbook.getSheet("字段").getRow(4).getCell(7).setCellValue("项目总预算"));

        Run run = Run.of("template", file);

        assertEquals(1, run.status(), run.all());
        assertTrue(run.out().contains("改动“标签改成“其他名称”里的写法”后，“项目类别”应读回"), run.all());
    }

    @Test
    void theSampleIsAWorkbookThatReadsAsTheTemplate() throws IOException {
        Path sample = folder.resolve("样表.xlsx");

        Run run = Run.of("template", TEMPLATE, "-o", sample);

        assertEquals(0, run.status(), run.all());
        assertTrue(Run.of("read", "-f", "json", sample).out().contains("\"name\":\"项目名称样例3\""));
    }

    @Test
    void theOutcomeIsInTheJsonToo() {
        Run run = Run.of("template", TEMPLATE, "-f", "json");

        assertTrue(run.out().contains("\"proof\":[]"), run.all());
    }

    private Path changed(Consumer<XSSFWorkbook> change) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(TEMPLATE)));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            change.accept(workbook);
            workbook.write(bytes);
            return Files.write(folder.resolve("改过的.xlsx"), bytes.toByteArray());
        }
    }
}
