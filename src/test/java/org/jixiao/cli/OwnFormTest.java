package org.jixiao.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagePartName;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.FormEdit;
import org.jixiao.Run;
import org.jixiao.WorkbookDump;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form of an office's own, about a whole unit, saved by another program than Excel. */
class OwnFormTest {
    private static final Path TEMPLATE = Path.of("fixtures/own-form.xlsx");

    @TempDir
    Path folder;

    @Test
    void aTableUnderAHeaderOfTwoRowsReadsBackAsItWasFilled() {
        Run run = Run.of("template", TEMPLATE);

        assertEquals(0, run.status(), run.all());
        assertTrue(run.out().contains("读回来都一样"), run.all());
    }

    @Test
    void aTableWithoutLevelsGoesOutWithEmptyRowsAndTheFormIsItsUnitsOnlyEntry() throws IOException {
        Path roster = Samples.roster(folder.resolve("名册.xlsx"), List.of(List.of("区教育局", "部门整体")));
        Path issued = folder.resolve("下发");
        assertEquals(
                0, Run.of("blank", "-r", roster, "-t", TEMPLATE, "-o", issued).status());
        Path form;
        try (Stream<Path> files = Files.walk(issued)) {
            form = files.filter(file -> file.endsWith("部门整体.xlsx")).findFirst().orElseThrow();
        }
        List<String> cells = WorkbookDump.of(form);
        assertTrue(cells.stream().anyMatch(cell -> cell.startsWith("整体绩效!A13") && cell.contains("金额合计")));

        Files.write(form, FormEdit.apply(Files.readAllBytes(form), "set B7 课程建设; set C7 教材; number D7 120.5"));
        Run run = Run.of("check", "-r", roster, "-t", TEMPLATE, form);

        assertFalse(run.out().contains(" I02 "), run.all());
        assertFalse(run.out().contains(" F10 "), run.all());
        String withoutIt = Run.of("check", form).out();
        assertTrue(withoutIt.contains("没有读取：是部门（单位）整体支出的绩效表"), withoutIt);
        assertTrue(Run.of("read", "-f", "json", "-t", TEMPLATE, form).out().contains("\"total\":1205000"), run.all());
    }

    @Test
    void notesThatNewerProgramsKeepAsConversationsDoNotGoOut() throws Exception {
        Path template = Files.copy(TEMPLATE, folder.resolve("own-form.xlsx"));
        String kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment";
        try (OPCPackage workbook = OPCPackage.open(template.toFile())) {
            PackagePartName name = PackagingURIHelper.createPartName("/xl/threadedComments/threadedComment1.xml");
            PackagePart part = workbook.createPart(name, "application/vnd.ms-excel.threadedcomments+xml");
            try (OutputStream out = part.getOutputStream()) {
                out.write("<ThreadedComments/>".getBytes(UTF_8));
            }
            workbook.getPartsByName(Pattern.compile("/xl/worksheets/sheet1.xml"))
                    .get(0)
                    .addRelationship(name, TargetMode.INTERNAL, kind);
        }
        Path sample = folder.resolve("样表.xlsx");

        Run run = Run.of("template", template, "-o", sample);

        assertEquals(0, run.status(), run.all());
        try (ZipFile zip = new ZipFile(sample.toFile())) {
            assertTrue(zip.stream().noneMatch(entry -> entry.getName().contains("threaded")));
        }
    }

    @Test
    void aTableThatRowsWereInsertedAboveIsToldByItsNote() throws IOException {
        Path template = changed(workbook ->
                workbook.getSheetAt(0).shiftRows(2, workbook.getSheetAt(0).getLastRowNum(), 1));

        Run run = Run.of("template", template);

        assertEquals(1, run.status(), run.all());
        assertTrue(run.out().contains("没有起作用：插入、移动过行列的"), run.all());
    }

    @Test
    void aFormThatSomebodyHasFilledInIsToldToBeNoTemplate() {
        Run run = Run.of("template", Samples.SOUND);

        assertEquals(1, run.status(), run.all());
        assertTrue(run.out().contains("没有写 ${路径} 的格子：不是模板"), run.all());
    }

    @Test
    void aFormIsCalledByItsTitleAlsoWhereThatNamesTheYear() throws IOException {
        Path template = changed(workbook -> {
            workbook.getSheetAt(0).getRow(0).createCell(0).setCellValue("城关镇${year}年度整体支出绩效目标申报表");
            workbook.getSheetAt(0).getRow(1).createCell(0).setCellValue("（试行）");
        });

        Run run = Run.of("template", template);

        assertTrue(run.out().contains("模板 district：城关镇整体支出绩效目标申报表"), run.all());
    }

    @Test
    void signsToChooseFromAreReadWhereHeadersAreBlank() throws IOException {
        Path template = changed(workbook -> {
            Row note = workbook.getSheet("字段").getRow(19);
            note.getCell(2).setCellValue("选择");
            note.createCell(6).setCellValue("≥、≤、=");
            workbook.getSheetAt(0).addMergedRegion(CellRangeAddress.valueOf("F10:G10"));
            workbook.getSheetAt(0).addMergedRegion(CellRangeAddress.valueOf("F11:G11"));
            for (String at : List.of("A1", "A11")) {
                XSSFComment jxls = workbook.getSheetAt(0).getCellComment(new CellAddress(at));
                jxls.setString(jxls.getString().getString().replace("F11", "G11"));
            }
        });

        Run run = Run.of("template", template);

        assertTrue(run.out().contains("读回来都一样"), run.all());
    }

    /** The template with one change. */
    private Path changed(Consumer<XSSFWorkbook> change) throws IOException {
        return changed(TEMPLATE, change);
    }

    /** The official template with one change. */
    private Path official(Consumer<XSSFWorkbook> change) throws IOException {
        return changed(Path.of("templates/shanghai-2020.xlsx"), change);
    }

    private Path changed(Path original, Consumer<XSSFWorkbook> change) throws IOException {
        Path template = folder.resolve("district.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(original)));
                OutputStream out = Files.newOutputStream(template)) {
            change.accept(workbook);
            workbook.write(out);
        }
        return template;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jx:each(items=”indicators” var=”indicator” lastCell=”D18”)",
                "jx:each（items=\"indicators\" var=\"indicator\" lastCell=\"D18\"）",
                "jx:each(items=\"indicators\" var=\"indicator\" lastCell=\"D\")",
                "jx:each(items=indicators var=\"indicator\" lastCell=\"D18\")",
            })
    void aNoteThatIsMisspeltIsToldAtItsCell(String note) throws IOException {
        Path template = official(workbook ->
                workbook.getSheetAt(0).getCellComment(new CellAddress("A18")).setString(new XSSFRichTextString(note)));

        Run run = Run.of("template", template);

        assertEquals(1, run.status(), run.all());
        assertTrue(run.out().contains("[绩效目标表!A18] 这条 jxls 批注写得不对：" + note), run.all());
    }

    @Test
    void aNoteMayHaveCommasAndSmallLetters() throws IOException {
        String note = "jx:each(items=\"indicators\", var=\"indicator\", lastCell=\"d18\")";
        Path template = official(workbook ->
                workbook.getSheetAt(0).getCellComment(new CellAddress("A18")).setString(new XSSFRichTextString(note)));

        Run run = Run.of("template", template);

        assertEquals(0, run.status(), run.all());
    }

    @Test
    void whatStandsBelowTheFormGoesOutWithItAndAListOffersTheChoicesOfItsField() throws IOException {
        Path template = official(workbook -> {
            workbook.getSheetAt(0).createRow(30).createCell(0).setCellValue("填报人：");
            XSSFSheet fields = workbook.getSheet("字段");
            fields.forEach(row -> {
                if (row.getCell(0).toString().equals("project.category")) {
                    row.forEach(cell -> {
                        if (cell.toString().contains("结转项目")) {
                            cell.setCellValue("基本支出、特定目标类");
                        }
                    });
                }
            });
        });
        Path sample = folder.resolve("样表.xlsx");

        Run.of("template", template, "-o", sample);

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(sample)))) {
            XSSFSheet form = workbook.getSheetAt(0);
            assertEquals("填报人：", form.getRow(form.getLastRowNum()).getCell(0).getStringCellValue());
            DataValidation list = form.getDataValidations().stream()
                    .filter(each -> each.getRegions()
                            .getCellRangeAddresses()[0]
                            .formatAsString()
                            .equals("D4"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    List.of("基本支出", "特定目标类"),
                    List.of(list.getValidationConstraint().getExplicitListValues()));
            assertEquals("只能从下拉列表中选择：基本支出、特定目标类。", list.getErrorBoxText());
        }
    }

    @Test
    void choicesThatStandOnASheetThatDoesNotGoOutAreAMistake() throws IOException {
        Path template = changed(workbook -> {
            DataValidationHelper choices = workbook.getSheetAt(0).getDataValidationHelper();
            workbook.getSheetAt(0)
                    .addValidationData(choices.createValidation(
                            choices.createFormulaListConstraint("指标体系!$A$2:$A$9"),
                            new CellRangeAddressList(10, 10, 0, 0)));
        });

        Run run = Run.of("template", template);

        assertEquals(1, run.status(), run.all());
        assertTrue(run.out().contains("[整体绩效!A1] 下拉选项、条件格式、公式或名称引用了“指标体系”表"), run.all());
    }
}
