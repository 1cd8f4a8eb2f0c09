package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.FormEdit;
import org.jixiao.Json;
import org.jixiao.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each project is counted once, for the unit and the department that it is of. */
class CountedProjectsTest {
    @TempDir
    Path folder;

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
            assertEquals("重复", SummaryCommandTest.cell(workbook, "报送情况", "E4").getStringCellValue());
        }
    }

    @Test
    void twoFormsOfOneNameThatDoNotSayWhoseTheyAreAreTwoProjects() throws IOException {
        Path nobodys = Files.createDirectories(folder.resolve("没写单位"));
        for (int amount : new int[] {350000, 200000}) {
            byte[] form = FormEdit.apply(
                    Files.readAllBytes(Samples.SOUND),
                    "set A3 申报单位名称：; number B14 " + amount + "; number D14 " + amount);
            Files.write(nobodys.resolve(amount + ".xlsx"), form);
        }

        Run run = Run.of("summary", "-f", "json", "-o", folder.resolve("没写单位.xlsx"), nobodys);

        assertEquals("550000", Json.text(run.out(), "current"));
    }

    @Test
    void withoutARosterNobodyIsMissed() throws IOException {
        Path returned = Files.createDirectories(folder.resolve("有空白"));
        Path roster = Samples.roster(folder.resolve("一个.xlsx"), List.of(List.of("甲单位", "会议")));
        Run.of("blank", "-r", roster, "-o", returned);
        Files.copy(Samples.SOUND, returned.resolve("讲座.xlsx"));

        Run run = Run.of("summary", "-f", "json", "-o", folder.resolve("无名册.xlsx"), returned);

        assertEquals("1", Json.text(run.out(), "forms"), run.all());
        assertEquals("0", Json.text(run.out(), "missing"), run.all());
    }

    @Test
    void whatCameTwiceIsCountedAmongTheFaultyToo() throws IOException {
        Path twice = Files.createDirectories(folder.resolve("两稿"));
        byte[] form = Files.readAllBytes(Samples.SOUND);
        Files.write(twice.resolve("一.xlsx"), form);
        Files.write(twice.resolve("二.xlsx"), FormEdit.apply(form, "clear B8"));
        Path out = folder.resolve("两稿.xlsx");

        Run run = Run.of("summary", "-o", out, twice);

        assertEquals(0, run.status(), run.all());
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(out)))) {
            assertEquals(1, SummaryCommandTest.cell(workbook, "总览", "C8").getNumericCellValue(), "came twice");
            assertEquals(1, SummaryCommandTest.cell(workbook, "总览", "C9").getNumericCellValue(), "faulty");
        }
    }

    @Test
    void withoutARosterTheFormsTellTheDepartmentAndABlankUnitIsIt() throws IOException {
        byte[] form = Files.readAllBytes(Samples.FIXTURES.resolve("sound-national-evaluation.xlsx"));
        Path forms = Files.createDirectories(folder.resolve("主管部门"));
        Files.write(forms.resolve("一.xlsx"), form);
        Files.write(forms.resolve("二.xlsx"), FormEdit.apply(form, "set C4 永德县卫生健康局"));
        Files.write(forms.resolve("三.xlsx"), FormEdit.apply(form, "set C4 永德县水务局; clear F4"));
        Files.write(forms.resolve("四.xlsx"), FormEdit.apply(form, "set F4 永德县第一小学"));
        Files.write(forms.resolve("五.xlsx"), FormEdit.apply(form, "set C4 永德县卫生健康局; set F4 永德县医院"));
        Path out = folder.resolve("主管部门.xlsx");

        Run of = Run.of("summary", "-f", "json", "-o", out, forms);

        assertEquals("5", Json.text(of.out(), "forms"), of.all());
        for (String unit : List.of("永德县教育体育局|永德县教育体育局永德县勐板乡明朗完小|", "永德县卫生健康局|永德县卫生健康局永德县勐板乡明朗完小|", "永德县水务局|永德县水务局|")) {
            assertTrue(YearEndCommandTest.row(out, "单位汇总", unit).contains(unit), unit);
        }
    }
}
