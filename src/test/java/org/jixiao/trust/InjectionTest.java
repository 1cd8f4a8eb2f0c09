package org.jixiao.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.Json;
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
    /** Stands in every payload, so that it is found again wherever it went. */
    private static final String MARK = "Zq7";

    /** What the payloads come to; the name of a folder for tests may have these digits among others. */
    private static final Pattern RECKONED = Pattern.compile("(?<!\\d)1337(?!\\d)");

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

    private static void assertHarmless(Path csv) throws IOException {
        try (CSVParser rows = CSVParser.parse(Files.readString(csv).substring(1), CSVFormat.EXCEL)) {
            int columns = 0;
            for (CSVRecord row : rows) {
                columns = columns == 0 ? row.size() : columns;
                assertEquals(columns, row.size(), csv + ", line " + rows.getCurrentLineNumber());
                for (String cell : row) {
                    boolean number = cell.matches("-?[0-9.]+");
                    boolean risky = !number && !cell.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(cell.charAt(0)) >= 0;
                    assertFalse(risky, csv + ": " + cell);
                    assertFalse(cell.contains("1337"), csv + ": " + cell);
                }
            }
        }
    }

    private static void assertWhole(Path sqlite) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + sqlite);
                Statement statement = database.createStatement();
                ResultSet intact = statement.executeQuery("PRAGMA integrity_check")) {
            assertEquals("ok", intact.getString(1));
            try (ResultSet schema = database.createStatement()
                    .executeQuery(
                            "SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%" + MARK + "%' OR type <> 'table'")) {
                assertEquals(0, schema.getInt(1), "only tables, and no word of a department in their names");
            }
        }
    }

    private static void assertPlain(Run run, int status) {
        assertEquals(status, run.status(), run.all());
        String all = run.out() + run.err();
        assertTrue(
                all.codePoints().allMatch(c -> c == '\n' || Character.getType(c) != Character.CONTROL),
                "control character");
        assertTrue(all.codePoints().noneMatch(c -> Character.getType(c) == Character.FORMAT), "direction mark");
        assertTrue(all.lines().noneMatch(line -> line.startsWith("收回/好.xlsx")), "a line of a department's making");
        assertFalse(RECKONED.matcher(all).find(), all);
        assertFalse(all.contains("\tat "), all);
    }

    private static void assertJson(Run run, int status) {
        assertPlain(run, status);
        boolean marked = false;
        for (String line : run.lines()) {
            marked |= Json.of(line).toString().contains(MARK);
        }
        assertTrue(marked);
    }

    private static void assertName(Path file) {
        for (Path part : file) {
            String name = part.toString();
            assertTrue(name.codePoints().noneMatch(c -> c < ' ' || "\\/:*?\"<>|".indexOf(c) >= 0), name);
            assertFalse(name.startsWith(".") || name.equalsIgnoreCase("CON"), name);
            assertFalse(name.contains("1337"), name);
        }
    }

    private static void assertPlain(Path file) throws IOException {
        boolean departments = file.toString().contains("退回") && !file.toString().endsWith("退回清单.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                XSSFSheet sheet = workbook.getSheetAt(i);
                boolean own = departments && !sheet.getSheetName().startsWith("审核意见");
                if (!own) {
                    cells(sheet, cell -> assertPlain(file, cell));
                    sheet.getHyperlinkList().forEach(link -> assertInside(file, link));
                    assertTrue(sheet.getCellComments().values().stream()
                            .noneMatch(note -> note.getString().getString().startsWith("jx:")));
                    sheet.getDataValidations()
                            .forEach(each -> assertFalse(String.valueOf(
                                            each.getValidationConstraint().getFormula1())
                                    .contains(MARK)));
                }
            }
            workbook.getAllNames().forEach(name -> {
                String formula = name.getRefersToFormula().replaceAll("'([^']|'')*'!", ""); // the sheet's own name
                assertFalse(formula.contains(MARK), formula);
            });
            if (!departments) {
                assertNothingOutside(file, workbook);
            }
        } catch (IOException | RuntimeException e) {
            throw new AssertionError(file + ": " + e, e);
        }
    }

    private static void cells(XSSFSheet sheet, Consumer<Cell> each) {
        sheet.forEach(row -> row.forEach(each));
    }

    private static void assertPlain(Path file, Cell cell) {
        String at = file + " " + cell.getSheet().getSheetName() + "!" + cell.getAddress();
        if (cell.getCellType() == CellType.FORMULA) {
            assertFalse(cell.getCellFormula().contains(MARK), at + " " + cell.getCellFormula());
        } else if (cell.getCellType() == CellType.STRING) {
            String text = cell.getStringCellValue();
            assertFalse(text.contains("1337"), at + " " + text);
            boolean risky = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
            boolean kept = cell.getCellStyle().getQuotePrefixed()
                    || cell.getCellStyle().getDataFormatString().equals("@");
            assertTrue(!risky || kept, at + " would become a formula when it is edited: " + text);
        }
    }

    private static void assertInside(Path file, XSSFHyperlink link) {
        String address = String.valueOf(link.getAddress());
        assertTrue(
                link.getType() == HyperlinkType.FILE || link.getType() == HyperlinkType.DOCUMENT,
                file + " " + link.getType() + " " + address);
        assertFalse(address.matches("(?i)[a-z]+:.*|//.*|\\\\\\\\.*"), file + " " + address);
    }

    private static void assertNothingOutside(Path file, XSSFWorkbook workbook) throws IOException {
        try {
            for (PackagePart part : workbook.getPackage().getParts()) {
                assertFalse(
                        part.getPartName().getName().matches(".*(vbaProject|externalLink|oleObject).*"),
                        file + " " + part);
                if (part.isRelationshipPart()) {
                    continue;
                }
                for (PackageRelationship relation : part.getRelationships()) {
                    assertTrue(
                            relation.getTargetMode() != TargetMode.EXTERNAL
                                    || relation.getRelationshipType().endsWith("/hyperlink"),
                            file + " " + relation);
                }
            }
        } catch (org.apache.poi.openxml4j.exceptions.InvalidFormatException e) {
            throw new IOException(e);
        }
    }
}
