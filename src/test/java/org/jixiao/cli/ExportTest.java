package org.jixiao.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jixiao.Jixiao;
import org.jixiao.Request;
import org.jixiao.Run;
import org.jixiao.fill.Filler;
import org.jixiao.model.Form;
import org.jixiao.model.Stamp;
import org.jixiao.model.Value;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results as CSV say what the workbook says, and text from departments stays text. */
class ExportTest {
    private static final String FORMULA = "=HYPERLINK(\"http://example.org\",\"点我\")";

    @TempDir
    static Path folder;

    private static Path collected;

    /** The demonstration's forms, and one whose project is called like a formula, without a budget for last year. */
    @BeforeAll
    static void collect() throws Exception {
        collected = Samples.collected(folder.resolve("收回"));
        Form sound = new Jixiao("zh")
                .read(Request.of(Samples.SOUND))
                .inbox()
                .forms()
                .get(0)
                .form();
        Form form = sound.with("project.name", FORMULA).with("budget.lastYear", null);
        byte[] filled = Filler.fill(
                Samples.template(form.template()),
                List.of(new Filler.Sheet("表", form)),
                false,
                Stamp.of(form.template()));
        Files.write(collected.resolve("公式.xlsx"), filled);
        assertEquals(Value.NONE, form.get("budget.lastYear"));
    }

    private static void run(Object... arguments) {
        Run run = Run.of(arguments);
        assertTrue(run.status() <= Command.FINDINGS, run.all());
    }

    private static List<CSVRecord> csv(Path file) throws IOException {
        String text = Files.readString(file, UTF_8);
        assertEquals('\uFEFF', text.charAt(0), "Excel takes it for UTF-8");
        assertTrue(text.endsWith("\r\n"));
        return CSVFormat.EXCEL
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text.substring(1)))
                .getRecords();
    }

    @Test
    void aSummaryIsAFolderWithOneFileAList() throws IOException {
        Path out = folder.resolve("表格");
        run("summary", "-f", "csv", "-o", out, collected);

        List<CSVRecord> projects = csv(out.resolve("项目汇总.csv"));
        assertEquals(4, projects.size());
        List<String> names = projects.stream().map(row -> row.get("项目名称")).toList();
        assertTrue(names.contains("'" + FORMULA), names::toString);
        assertEquals("5989200", sum(projects), "without the form called like a formula");
        assertTrue(projects.stream().anyMatch(row -> row.get("来源文件").matches("\\.\\./收回/科委/.*#'.*'![A-Z]+\\d+")));
        assertEquals(4, csv(out.resolve("报送情况.csv")).size());
        assertEquals("5", csv(out.resolve("总览.csv")).get(0).get("读取文件"));
        assertEquals(1, csv(out.resolve("无法读取的文件.csv")).size());

        Map<String, String> first = Samples.hashes(out);
        run("summary", "-f", "csv", "-j", "1", "-o", out, collected);
        assertEquals(first, Samples.hashes(out), "same input, same bytes");
    }

    private static String sum(List<CSVRecord> projects) {
        return projects.stream()
                .filter(row -> !row.get("项目名称").startsWith("'"))
                .map(row -> new java.math.BigDecimal(row.get("当年预算")))
                .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add)
                .toPlainString();
    }

    @Test
    void soAreTheYearEndTheFormsAndTheFindings() throws IOException {
        Path out = folder.resolve("年终");
        run("year-end", "-f", "csv", "-o", out, collected, Samples.evaluated(folder.resolve("自评")));
        List<CSVRecord> results = csv(out.resolve("目标与完成对照.csv"));
        assertEquals(
                35,
                results.stream().filter(row -> !row.get("项目名称").startsWith("'")).count());

        Path forms = folder.resolve("读取");
        run("read", "-f", "csv", "-o", forms, collected);
        List<CSVRecord> all = csv(forms.resolve("全部表.csv"));
        CSVRecord named = all.stream()
                .filter(row -> row.get("项目名称").startsWith("'="))
                .findFirst()
                .orElseThrow();
        assertTrue(named.get("文件").endsWith("/公式.xlsx"), named::toString);
        assertEquals("", named.get("同名项目上年预算额"));
        assertTrue(
                csv(forms.resolve("指标明细.csv")).stream().allMatch(row -> Integer.parseInt(row.get("表")) <= all.size()));

        Path findings = folder.resolve("问题");
        run("check", "-f", "csv", "-o", findings, collected);
        List<String> plain = Run.of("check", "-f", "json", collected).lines();
        assertEquals(
                plain.size(),
                csv(findings.resolve("审核问题.csv")).size()
                        + csv(findings.resolve("无法读取的文件.csv")).size());
    }

    @Test
    void whatHasNoListsHasNoSuchFormat() {
        assertEquals(2, Run.of("template", "-f", "csv", "shanghai-2020").status());
    }
}
