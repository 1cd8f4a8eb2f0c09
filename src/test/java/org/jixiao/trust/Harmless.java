package org.jixiao.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.Json;
import org.jixiao.Run;

/** What a payload of {@link InjectionTest} may come to in files and on the console: a text, and nothing else. */
final class Harmless {
    /** Stands in every payload, so that it is found again wherever it went. */
    static final String MARK = "Zq7";

    /** What the payloads come to; the name of a folder for tests may have these digits among others. */
    private static final Pattern RECKONED = Pattern.compile("(?<!\\d)1337(?!\\d)");

    private Harmless() {}

    static void assertHarmless(Path csv) throws IOException {
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

    static void assertWhole(Path sqlite) throws SQLException {
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

    static void assertPlain(Run run, int status) {
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

    static void assertJson(Run run, int status) {
        assertPlain(run, status);
        boolean marked = false;
        for (String line : run.lines()) {
            marked |= Json.of(line).toString().contains(MARK);
        }
        assertTrue(marked);
    }

    static void assertName(Path file) {
        for (Path part : file) {
            String name = part.toString();
            assertTrue(name.codePoints().noneMatch(c -> c < ' ' || "\\/:*?\"<>|".indexOf(c) >= 0), name);
            assertFalse(name.startsWith(".") || name.equalsIgnoreCase("CON"), name);
            assertFalse(name.contains("1337"), name);
        }
    }

    static void assertPlain(Path file) throws IOException {
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
