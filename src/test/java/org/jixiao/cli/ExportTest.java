package org.jixiao.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jixiao.Jixiao;
import org.jixiao.Request;
import org.jixiao.Run;
import org.jixiao.export.Sqlite;
import org.jixiao.export.Table;
import org.jixiao.fill.Filler;
import org.jixiao.model.Form;
import org.jixiao.model.Stamp;
import org.jixiao.model.Value;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results as CSV and SQLite say what the workbook says, and text from departments stays text. */
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

    private static List<String> query(Path file, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
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

    @Test
    void aWholeNumberIsInTheDatabaseToItsLastDigit() throws Exception {
        BigDecimal long19 = new BigDecimal("9007199254740993001");
        Table table = new Table("figures", Map.of("n", "n"), List.of(Map.of("n", long19)));
        Path file = Files.write(folder.resolve("数.sqlite"), Sqlite.of(List.of(table)));
        assertEquals(List.of(long19.toPlainString()), query(file, "SELECT n FROM figures"));
    }

    private static String sum(List<CSVRecord> projects) {
        return projects.stream()
                .filter(row -> !row.get("项目名称").startsWith("'"))
                .map(row -> new BigDecimal(row.get("当年预算")))
                .reduce(BigDecimal.ZERO, java.math.BigDecimal::add)
                .toPlainString();
    }

    @Test
    void aSummaryIsOneDatabase() throws IOException, SQLException {
        Path out = folder.resolve("汇总.sqlite");
        run("summary", "-f", "sqlite", "-o", out, collected);

        assertEquals(List.of("4"), query(out, "SELECT count(*) FROM projects"));
        assertEquals(List.of("5989200"), query(out, "SELECT sum(current) FROM projects WHERE name NOT LIKE '=%'"));
        assertEquals(List.of(FORMULA), query(out, "SELECT name FROM projects WHERE name LIKE '=%'"));
        assertEquals(
                List.of("0"),
                query(
                        out,
                        "SELECT p.indicators - (SELECT count(*) FROM indicators i WHERE i.project = p.name) FROM projects p"
                                + " WHERE p.name LIKE '=%'"));
        assertEquals(List.of("integer"), query(out, "SELECT DISTINCT typeof(current) FROM projects"));

        byte[] first = Files.readAllBytes(out);
        run("summary", "-f", "sqlite", "-o", out, collected);
        assertArrayEquals(first, Files.readAllBytes(out), "same input, same bytes");
    }

    @Test
    void soAreTheYearEndTheFormsAndTheFindings() throws IOException, SQLException {
        Path out = folder.resolve("年终.sqlite");
        run("year-end", "-f", "sqlite", "-o", out, collected, Samples.evaluated(folder.resolve("自评")));
        assertEquals(List.of("35"), query(out, "SELECT count(*) FROM results WHERE project NOT LIKE '=%'"));

        Path lists = folder.resolve("年终");
        run("year-end", "-f", "csv", "-o", lists, collected, folder.resolve("自评"));
        assertTrue(csv(lists.resolve("偏差与改进.csv")).get(0).isMapped("一级指标"), "which that page does not show");

        Path forms = folder.resolve("读取.sqlite");
        run("read", "-f", "sqlite", "-o", forms, collected);
        assertEquals(
                List.of("公式.xlsx"),
                query(
                        forms,
                        "SELECT replace(file, rtrim(file, replace(file, '/', '')), '') FROM forms"
                                + " WHERE project_name LIKE '=%' AND budget_lastYear IS NULL"));
        assertEquals(
                List.of("0"),
                query(forms, "SELECT count(*) FROM indicators WHERE form NOT IN (SELECT form FROM forms)"));

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

    @Test
    void aListBesideOthersOnTheFirstPageHasItsOwnNameAndColumns() throws IOException {
        Path out = folder.resolve("导出的清单");
        run("summary", "-f", "csv", "-o", out, collected);

        String rules = Files.readString(out.resolve("常见问题.csv"), UTF_8);
        assertEquals("\uFEFF编号,问题,级别,条数,涉及表数", rules.lines().findFirst().orElseThrow());
        assertTrue(Files.exists(out.resolve("预算最多的单位.csv")));
    }

    @Test
    void soundFormsGiveListsOfNothingWithTheirColumns() throws IOException, SQLException {
        Path lists = folder.resolve("没有问题");
        Path database = folder.resolve("没有问题.sqlite");
        run("check", "-f", "csv", "-o", lists, Samples.SOUND);
        run("check", "-f", "sqlite", "-o", database, Samples.SOUND);

        assertEquals("\uFEFF文件,工作表,单元格,栏目,规则,级别,说明,填写内容,依据\r\n", Files.readString(lists.resolve("审核问题.csv"), UTF_8));
        assertEquals("\uFEFF文件,原因,说明\r\n", Files.readString(lists.resolve("无法读取的文件.csv"), UTF_8));
        assertEquals(
                List.of("0", "0"),
                query(database, "SELECT count(*) FROM findings UNION ALL SELECT count(*) FROM problems"));
    }

    @Test
    void aListOfTheRunBeforeWhoseNumbersLeadToOtherFormsIsTold() throws IOException {
        Path out = Files.createDirectories(folder.resolve("旧的"));
        Files.writeString(out.resolve("longTermIndicators.csv"), "\uFEFF表,一级指标\r\n1,产出指标\r\n");
        Files.writeString(out.resolve("电话.csv"), "\uFEFF姓名,电话\r\n");

        Run run = Run.of("read", "-f", "csv", "-o", out, Samples.SOUND);

        assertTrue(run.err().contains("有 1 个文件是以前写出的"), run.all());
        assertTrue(run.err().contains("longTermIndicators.csv"), run.all());
    }

    @Test
    void noTwoColumnsOfAListAreCalledAlike() throws IOException {
        Path out = folder.resolve("各种表");
        run("read", "-f", "csv", "-o", out, "fixtures/targets", "fixtures/evaluation", "fixtures/target");
        try (Stream<Path> lists = Files.list(out)) {
            for (Path list : lists.toList()) {
                String heading = Files.readAllLines(list).get(0);
                List<String> columns = List.of(heading.split(","));
                assertEquals(columns.size(), columns.stream().distinct().count(), heading);
            }
        }
    }

    @Test
    void inAFolderAFileHasItsUsualName() throws IOException {
        Path out = Files.createDirectories(folder.resolve("各种格式"));
        run("read", "-f", "json", "-o", out, Samples.SOUND);
        run("read", "-o", out, Samples.SOUND);
        run("read", "-f", "sqlite", "-o", out, Samples.SOUND);

        assertEquals(
                List.of("读取结果.jsonl", "读取结果.sqlite", "读取结果.txt"),
                List.copyOf(Samples.hashes(out).keySet()));
    }
}
