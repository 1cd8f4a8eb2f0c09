package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.Consolidation;
import org.jixiao.Intake;
import org.jixiao.Jixiao;
import org.jixiao.Request;
import org.jixiao.Run;
import org.jixiao.fill.Filler;
import org.jixiao.model.Form;
import org.jixiao.model.Stamp;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 核对: every file and every form that came in is accounted for, and what does not add up shows. */
class ReconciliationTest {
    private static final Path ROSTER = Samples.DEMO.resolve("roster.xlsx");

    @TempDir
    static Path folder;

    private static Path collected;

    /** The demonstration's forms, a blank one, an older version, one of another year, a lock file, a list of ours and a Word document. */
    @BeforeAll
    static void collect() throws Exception {
        collected = Samples.collected(folder.resolve("收回"));
        Files.writeString(collected.resolve("~$交流对接.xlsx"), "owner");
        assertEquals(
                0, Run.of("blank", "-r", ROSTER, "-o", folder.resolve("下发")).status());
        Files.copy(folder.resolve("下发/下发清单.xlsx"), collected.resolve("下发清单.xlsx"));
        try (var blanks = Files.walk(folder.resolve("下发"))) {
            Path blank = blanks.filter(file -> file.toString().endsWith(".xlsx"))
                    .filter(file -> !file.endsWith("下发清单.xlsx"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            Files.copy(blank, collected.resolve("空白.xlsx"));
        }
        Form form = new Jixiao("zh")
                .read(Request.of(collected.resolve("科委/生药中心/交流对接.xlsx")))
                .inbox()
                .forms()
                .get(0)
                .form();
        copy("旧.xlsx", form.with("budget.current", BigDecimal.ONE).with("budget.total", BigDecimal.ONE));
        copy("上年.xlsx", form.with("year", 2019));
    }

    private static void copy(String name, Form form) throws IOException {
        Files.write(
                collected.resolve(name),
                Filler.fill(
                        Samples.template(form.template()),
                        List.of(new Filler.Sheet("表", form)),
                        false,
                        Stamp.of(form.template())));
    }

    @Test
    void everyFileAndEveryFormIsAccountedFor() throws IOException {
        Path output = folder.resolve("汇总.xlsx");
        Run run = Run.of("summary", "-y", "2020", "-r", ROSTER, "-o", output, collected);
        assertEquals(0, run.status(), run.all());
        assertEquals(
                List.of("读出表的文件 6", "没有读取：格式不支持 1", "不是报送表：临时文件、隐藏文件、本程序写的清单和报告 2", "合计 9", "见到的文件 9", "结果 相符"),
                rows(output, "文件", 2, 2));
        assertEquals(
                List.of(
                        "读出的全部表 6",
                        "减：其他年度的表，只作比较 -1",
                        "减：只取最后保存的一份，其余略去 0",
                        "减：没有填写的空白表 -1",
                        "减：同一项目的另一份表，已有一份计入 -1",
                        "应计入的合计 3",
                        "项目汇总合计 —",
                        "单位汇总合计 3",
                        "结果 相符"),
                rows(output, "份数", 2, 2));
        assertEquals("核对结果：全部相符", result(Files.readAllBytes(output)));
    }

    @Test
    void soIsWhatOnlyTheLatestVersionLeavesOut() throws IOException {
        Path output = folder.resolve("最后.xlsx");
        Run run = Run.of("summary", "--latest", "-y", "2020", "-r", ROSTER, "-o", output, collected);
        assertEquals(0, run.status(), run.all());
        assertEquals("减：只取最后保存的一份，其余略去 -1", rows(output, "份数", 2, 2).get(2));
        assertEquals("核对结果：全部相符", result(Files.readAllBytes(output)));
    }

    @Test
    void theYearEndIsReconciledToo() throws IOException {
        Path output = folder.resolve("年终.xlsx");
        Path evaluated = Samples.evaluated(folder.resolve("自评收回"));
        Run run = Run.of("year-end", "-y", "2020", "-r", ROSTER, "-o", output, collected, evaluated);
        assertEquals(0, run.status(), run.all());
        assertEquals("核对结果：全部相符", result(Files.readAllBytes(output)));
        assertEquals(
                List.of("应计入的合计 3", "项目清单合计（项目得分、预算执行） —", "单位汇总合计 3", "结果 相符"),
                rows(output, "目标表", 2, 2).subList(7, 11));
        String revised = rows(output, "目标表", 2, 5).get(7);
        assertEquals(
                revised.replace("应计入的合计", "项目清单合计（项目得分、预算执行）"),
                rows(output, "目标表", 2, 5).get(8));
    }

    @Test
    void whoeverChangesAnAmountSeesItAtOnce() throws IOException {
        byte[] summary = filled(data -> {});
        assertEquals("核对结果：全部相符", result(summary));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(summary))) {
            Cell amount = workbook.getSheet("项目汇总").getRow(4).getCell(9);
            amount.setCellValue(amount.getNumericCellValue() + 1);
            assertEquals("核对结果：有不符，见红色的格", evaluated(workbook));
        }
    }

    @Test
    void aProjectThatTheListLeavesOutAndOneThatAUnitCountsTwiceShow() throws IOException {
        assertEquals(
                "核对结果：有不符，见红色的格",
                result(filled(
                        data -> data.put("projects", rows(data, "projects").subList(1, 3)))));
        assertEquals(
                "核对结果：有不符，见红色的格",
                result(filled(data -> rows(data, "units").get(0).put("projects", 4))));
        assertEquals(
                "核对结果：有不符，见红色的格",
                result(filled(data -> rows(data, "destinations").remove(1))));
    }

    /** The rows of a list, which may be changed. */
    @SuppressWarnings("unchecked") // lists of rows are lists of maps
    private static List<Map<String, Object>> rows(Map<String, Object> data, String list) {
        List<Map<String, Object>> rows = new ArrayList<>((List<Map<String, Object>>) data.get(list));
        data.put(list, rows);
        return rows;
    }

    /** The summary of all, with values that somebody got wrong. */
    private static byte[] filled(java.util.function.Consumer<Map<String, Object>> wrong) throws IOException {
        try {
            Jixiao jixiao = new Jixiao("zh");
            Intake intake = jixiao.read(Request.of(collected).withRoster(ROSTER).forYear(2020));
            Map<String, Object> data = intake.consolidate(Consolidation.Kind.SUMMARY, folder.resolve("x.xlsx"))
                    .values();
            wrong.accept(data);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Filler.fill(jixiao.templates().content("summary"), data, Stamp.of("summary"))
                    .accept(bytes);
            return bytes.toByteArray();
        } catch (org.jixiao.UsageException | org.jixiao.OutputException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String result(byte[] workbook) throws IOException {
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            String kept = opened.getSheet("核对").getRow(1).getCell(0).getStringCellValue();
            assertEquals(kept, evaluated(opened));
            assertEquals(kept, opened.getSheet("总览").getRow(1).getCell(8).getStringCellValue());
            return kept;
        }
    }

    private static String evaluated(XSSFWorkbook workbook) {
        FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
        return evaluator.evaluate(workbook.getSheet("核对").getRow(1).getCell(0)).getStringValue();
    }

    /** What stands below the header of a part of the page: the name, and the value in one column. */
    private static List<String> rows(Path file, String header, int at, int column) throws IOException {
        List<String> rows = new ArrayList<>();
        DataFormatter text = new DataFormatter();
        text.setUseCachedValuesForFormulaCells(true);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            boolean inside = false;
            for (Row row : workbook.getSheet("核对")) {
                Cell head = row.getCell(at);
                String name = row.getCell(1) == null ? "" : text.formatCellValue(row.getCell(1));
                if (inside && name.isEmpty()) {
                    return rows;
                }
                if (inside) {
                    rows.add(name + " " + text.formatCellValue(row.getCell(column)));
                }
                inside |= head != null
                        && head.getCellType() == CellType.STRING
                        && head.getStringCellValue().startsWith(header);
            }
        }
        return rows;
    }
}
