package org.jixiao.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.openxml4j.opc.internal.PackagePropertiesPart;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every workbook that we write is whole: nothing dangles, nothing of the template's language is left, nothing overlaps. */
class OutputsTest {
    private static final String CHART = "declare namespace c='http://schemas.openxmlformats.org/drawingml/2006/chart' ";

    @TempDir
    static Path folder;

    private static Outputs outputs;

    @BeforeAll
    static void write() {
        outputs = new Outputs(folder);
    }

    @Test
    void relationsLeadSomewhereAndPartsAreWellFormed() throws Exception {
        assertTrue(outputs.workbooks().size() > 10);
        for (Path file : outputs.workbooks()) {
            try (OPCPackage workbook = OPCPackage.open(new ByteArrayInputStream(Outputs.read(file)))) {
                assertRelations(workbook, workbook.getRelationships(), file);
                Set<String> reached = new HashSet<>();
                for (PackagePart part : workbook.getParts()) {
                    String where = file.getFileName() + " " + part.getPartName();
                    assertFalse(part.getContentType().isEmpty(), where);
                    if (part.isRelationshipPart()) {
                        continue;
                    }
                    assertRelations(workbook, part.getRelationships(), file);
                    for (PackageRelationship relation : part.getRelationships()) {
                        reached.add(relation.getTargetURI().toString());
                    }
                    if (part.getContentType().endsWith("xml") && !(part instanceof PackagePropertiesPart)) {
                        try (InputStream xml = part.getInputStream()) {
                            assertNotNull(
                                    DocumentBuilderFactory.newInstance()
                                            .newDocumentBuilder()
                                            .parse(xml),
                                    where);
                        }
                    }
                }
                for (PackagePart part : workbook.getParts()) {
                    String name = part.getPartName().getName();
                    boolean top = part.isRelationshipPart()
                            || name.startsWith("/docProps")
                            || name.equals("/xl/workbook.xml");
                    assertTrue(top || reached.contains(name), () -> file + ": nothing leads to " + name);
                }
            }
        }
    }

    @Test
    void nothingOfTheTemplatesLanguageIsLeft() throws Exception {
        for (Path file : outputs.workbooks()) {
            if (!file.endsWith("odd.xlsx")) { // there, people wrote such things
                try (OPCPackage workbook = OPCPackage.open(new ByteArrayInputStream(Outputs.read(file)))) {
                    for (PackagePart part : workbook.getParts()) {
                        if (!(part instanceof PackagePropertiesPart)) {
                            try (InputStream content = part.getInputStream()) {
                                String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                                assertFalse(text.contains("${"), file + " " + part.getPartName());
                                assertFalse(text.contains("jx:"), file + " " + part.getPartName());
                            }
                        }
                    }
                }
            }
        }
    }

    @Test
    void namesValidationsFormatsAndMergesAreSound() throws IOException {
        for (Path file : outputs.workbooks()) {
            try (XSSFWorkbook workbook = Typist.open(Outputs.read(file))) {
                Set<String> names = new HashSet<>();
                for (Name name : workbook.getAllNames()) {
                    assertTrue(
                            names.add(name.getSheetIndex() + name.getNameName()),
                            file + ": twice " + name.getNameName());
                    assertFalse(name.getRefersToFormula().contains("#REF!"), file + " " + name.getNameName());
                    String sheet = name.getRefersToFormula()
                            .replaceAll("!.*", "")
                            .replaceAll("^'|'$", "")
                            .replace("''", "'");
                    assertNotNull(workbook.getSheet(sheet), file + " " + name.getRefersToFormula());
                }
                for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                    assertSound(workbook.getSheetAt(i), file + " " + workbook.getSheetName(i));
                }
            }
        }
    }

    @Test
    void chartsShowTheCellsAndKeepTheirValues() throws IOException {
        int series = 0;
        try (XSSFWorkbook workbook = Typist.open(Outputs.read(outputs.summary()))) {
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                if (workbook.getSheetAt(i).getDrawingPatriarch() == null) {
                    continue;
                }
                for (XSSFChart chart :
                        workbook.getSheetAt(i).getDrawingPatriarch().getCharts()) {
                    for (XmlObject reference :
                            chart.getCTChartSpace().selectPath(CHART + ".//c:strRef | .//c:numRef")) {
                        List<String> texts = texts(reference.selectPath(CHART + "./c:f"));
                        List<String> cached = texts(reference.selectPath(CHART + "./*/c:pt/c:v"));
                        assertEquals(shown(workbook, texts.get(0)), cached, texts.get(0));
                        series++;
                    }
                }
            }
        }
        assertTrue(series >= 4, "references of charts: " + series);
    }

    private static List<String> texts(XmlObject[] nodes) {
        List<String> texts = new ArrayList<>();
        for (XmlObject node : nodes) {
            try (XmlCursor cursor = node.newCursor()) {
                texts.add(cursor.getTextValue());
            }
        }
        return texts;
    }

    private static List<String> shown(XSSFWorkbook workbook, String formula) {
        List<String> values = new ArrayList<>();
        for (CellReference at : new AreaReference(formula, workbook.getSpreadsheetVersion()).getAllReferencedCells()) {
            Row row = workbook.getSheet(at.getSheetName()).getRow(at.getRow());
            Cell cell = row == null ? null : row.getCell(at.getCol());
            assertNotNull(cell, formula + " " + at);
            CellType type =
                    cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
            if (type == CellType.NUMERIC) {
                values.add(new java.math.BigDecimal(String.valueOf(cell.getNumericCellValue())).toPlainString());
            } else if (type == CellType.STRING) {
                values.add(cell.getStringCellValue());
            }
        }
        return values;
    }

    private static void assertRelations(OPCPackage workbook, Iterable<PackageRelationship> relations, Path file)
            throws InvalidFormatException {
        for (PackageRelationship relation : relations) {
            if (relation.getTargetMode() == TargetMode.INTERNAL
                    && !relation.getTargetURI().toString().startsWith("#")) {
                assertTrue(
                        workbook.containPart(PackagingURIHelper.createPartName(relation.getTargetURI())),
                        file + " " + relation.getTargetURI());
            }
        }
    }

    private static void assertSound(XSSFSheet sheet, String where) {
        List<CellRangeAddress> regions = sheet.getMergedRegions();
        for (int i = 0; i < regions.size(); i++) {
            for (int j = i + 1; j < regions.size(); j++) {
                assertFalse(regions.get(i).intersects(regions.get(j)), where + ": merges " + regions.get(i));
            }
        }
        Set<String> validated = new TreeSet<>();
        sheet.getDataValidations().forEach(validation -> {
            for (CellRangeAddress range : validation.getRegions().getCellRangeAddresses()) {
                assertTrue(validated.add(range.formatAsString()), where + ": two validations on " + range);
                assertTrue(range.getLastRow() <= Math.max(sheet.getLastRowNum(), 300), where + " " + range);
            }
            String formula = validation.getValidationConstraint().getFormula1();
            assertTrue(formula == null || formula.length() <= 257, where + ": list longer than Excel allows");
        });
        int styles = sheet.getWorkbook().getNumCellStyles();
        for (Row row : sheet) {
            assertTrue(row.getHeightInPoints() <= 409.5f, where + " row " + row.getRowNum());
            for (Cell cell : row) {
                assertTrue(cell.getCellStyle().getIndex() < styles, where);
            }
        }
    }
}
