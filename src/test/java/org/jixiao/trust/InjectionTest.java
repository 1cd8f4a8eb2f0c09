package org.jixiao.trust;

import static org.jixiao.trust.Harmless.MARK;
import static org.jixiao.trust.Harmless.assertHarmless;
import static org.jixiao.trust.Harmless.assertJson;
import static org.jixiao.trust.Harmless.assertName;
import static org.jixiao.trust.Harmless.assertPlain;
import static org.jixiao.trust.Harmless.assertWhole;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.Run;
import org.jixiao.cli.Samples;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.model.Value;
import org.jixiao.read.FormReader;
import org.jixiao.template.TemplateReader;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What departments write into their forms stays text, whatever it looks like, in everything that any command gives. */
class InjectionTest {
    private static final List<String> PAYLOADS = List.of(
            "=1336+1&\"" + MARK + "\"",
            "=cmd|'/c calc'!A1 " + MARK,
            "=HYPERLINK(\"http://evil.example/" + MARK + "\",\"点我\")",
            "+1336+1 " + MARK,
            "-1336-1 " + MARK,
            "@SUM(A1:A9) " + MARK,
            "\t=1336+1 " + MARK,
            "${1336+1}" + MARK,
            "${form.class}" + MARK,
            "$[1336+1]" + MARK,
            "{1336+1}" + MARK,
            "jx:each(items=\"a\" var=\"b\" lastCell=\"C3\") " + MARK,
            "jx:area(lastCell=\"A9\")" + MARK,
            "</t></si><c><f>1336+1</f></c>" + MARK + "]]>",
            "&e; <!ENTITY " + MARK + ">",
            "_x003D_1336 _x000D_ _x202E_" + MARK,
            "\u202Efdp.\u202C" + MARK + "\u2066\u200B\uFEFF",
            "\u001B[2J\u001B]0;" + MARK + "\u0007\u0000\u009B31m",
            "一\n收回/好.xlsx 通过 " + MARK + "\r\n二",
            "../../../" + MARK,
            "C:\\" + MARK + "\\..\\CON",
            "file:///etc/passwd#" + MARK,
            "{0} {1} '' %s %n " + MARK,
            "' OR 1=1 --" + MARK + "\uD840");

    /** With as many workbooks as payloads, every field has had every payload; with some, each payload some fields. */
    private static final int WORKBOOKS = Math.min(PAYLOADS.size(), Integer.getInteger("jixiao.injected", 8));

    @TempDir
    Path folder;

    private Path collected;

    @BeforeEach
    void collect() throws Exception {
        collected = Files.createDirectories(folder.resolve("收回"));
        byte[] sound = Attacks.sound();
        Form form = form(sound);
        for (int i = 0; i < WORKBOOKS; i++) {
            Files.write(collected.resolve(i + " ${1336+1} =" + MARK + ".xlsx"), injected(sound, form, i));
        }
    }

    private static Form form(byte[] workbook) throws Exception {
        FormReader reader = new FormReader(
                List.of(TemplateReader.compile(
                                "shanghai-2020", Files.readAllBytes(Path.of("templates/shanghai-2020.xlsx")))
                        .template()),
                new Messages("zh"));
        List<CollectedForm> forms = reader.read("f", WorkbookReader.read(workbook), Instant.EPOCH);
        return forms.get(0).form();
    }

    /** The form with a payload in each field, every time others; and with a note, a link and a formula of the kind, too. */
    private static byte[] injected(byte[] sound, Form form, int first) throws IOException {
        List<Value> values = new ArrayList<>(form.fields().values());
        form.tables()
                .values()
                .forEach(table ->
                        table.rows().forEach(row -> values.addAll(row.cells().values())));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(sound))) {
            int next = first * PAYLOADS.size() / WORKBOOKS;
            for (Value value : values) {
                CellAddress at = value.at();
                if (at != null && ++next % 3 != 2) { // the others stay sound, so that more rules are asked
                    cell(workbook.getSheet(at.sheet()), at).setCellValue(PAYLOADS.get(next % PAYLOADS.size()));
                }
            }
            XSSFSheet sheet = workbook.getSheetAt(0);
            Cell beside = sheet.createRow(200).createCell(0);
            XSSFComment note =
                    sheet.createDrawingPatriarch().createCellComment(new XSSFClientAnchor(0, 0, 0, 0, 3, 201, 5, 205));
            note.setString("jx:each(items=\"" + MARK + "\" var=\"b\" lastCell=\"C3\")");
            beside.setCellComment(note);
            XSSFHyperlink link = workbook.getCreationHelper().createHyperlink(HyperlinkType.URL);
            link.setAddress("http://evil.example/" + MARK);
            beside.setHyperlink(link);
            beside.setCellFormula("HYPERLINK(\"http://evil.example/" + MARK + "\")");
            workbook.setSheetName(0, "${1336+1} =" + MARK + first);
            workbook.getProperties().getCustomProperties().addProperty("jixiao.unit", "${1336+1}" + MARK);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static Cell cell(XSSFSheet sheet, CellAddress at) {
        Row row = sheet.getRow(at.row()) == null ? sheet.createRow(at.row()) : sheet.getRow(at.row());
        return row.getCell(at.column(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    @Test
    void staysTextInEverythingThatAnyCommandGives() throws IOException {
        Path out = folder.resolve("结果");
        Path roster = out.resolve("名册.xlsx");
        assertPlain(Run.of("read", collected), 0);
        assertJson(Run.of("read", "-f", "json", collected), 0);
        assertJson(Run.of("check", "-f", "json", collected), 1);
        assertPlain(Run.of("check", "-o", out.resolve("审核"), collected), 1);
        assertPlain(Run.of("summary", "-o", out.resolve("汇总.xlsx"), collected), 0);
        assertPlain(Run.of("roster", "-o", out.resolve("由上年.xlsx"), "-y", "2021", collected), 0);
        Samples.roster(
                roster, PAYLOADS.stream().map(each -> List.of(each, each)).toList());
        assertPlain(Run.of("check", "-r", roster, "-o", out.resolve("再审"), collected, out.resolve("审核")), 1);
        assertPlain(Run.of("blank", "-r", roster, "-o", out.resolve("下发")), 0);
        assertPlain(Run.of("blank", "-r", roster, "--per", "unit", "-o", out.resolve("按单位")), 0);
        assertPlain(Run.of("blank", "-r", roster, "--from", collected, "-o", out.resolve("带上年")), 0);
        assertPlain(Run.of("evaluation", "-o", out.resolve("自评"), collected), 0);
        Path yearEnd = out.resolve("年终.xlsx");
        assertPlain(Run.of("year-end", "--targets", collected, "--evaluations", out.resolve("自评"), "-o", yearEnd), 0);
        assertPlain(Run.of("read", out.resolve("下发")), 0);

        int workbooks = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(collected)) {
                    assertTrue(file.startsWith(out), "nothing is written anywhere else: " + file);
                    assertName(out.relativize(file));
                    assertPlain(file);
                    workbooks++;
                }
            }
        }
        assertTrue(workbooks > 2 * PAYLOADS.size(), workbooks + " workbooks");
    }

    /** No program can be kept from what a cell says; but none may take a line or a column for what it is not. */
    @Test
    void staysTextInFilesForOtherPrograms() throws Exception {
        for (String command : List.of("read", "check", "summary")) {
            Path csv = folder.resolve("表格 " + command);
            assertPlain(Run.of(command, "-f", "csv", "-o", csv, collected), command.equals("check") ? 1 : 0);
            Path sqlite = folder.resolve(command + ".sqlite");
            assertPlain(Run.of(command, "-f", "sqlite", "-o", sqlite, collected), command.equals("check") ? 1 : 0);
            try (Stream<Path> files = Files.list(csv)) {
                for (Path file : files.toList()) {
                    assertName(csv.relativize(file));
                    assertHarmless(file);
                }
            }
            assertWhole(sqlite);
        }
    }
}
