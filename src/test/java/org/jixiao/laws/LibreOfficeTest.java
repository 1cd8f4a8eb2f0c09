package org.jixiao.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.model.CollectedForm;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LibreOffice as a second judge: it opens all that we write, calculates the same, and what it saves reads the same. */
class LibreOfficeTest {
    @TempDir
    static Path folder;

    /** Our workbooks by the copies that LibreOffice saved of them. */
    private static final Map<Path, Path> RESAVED = new LinkedHashMap<>();

    private static final Map<Path, Path> AS_XLS = new LinkedHashMap<>();
    private static Path probe;

    @BeforeAll
    static void convertAll() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                LibreOffice.isInstalled(),
                "soffice is not on the path: what LibreOffice makes of our workbooks is not tested");
        Outputs outputs = new Outputs(Files.createDirectories(folder.resolve("outputs")));
        Path staged = Files.createDirectories(folder.resolve("staged"));
        Map<Path, Path> stagedFrom = new LinkedHashMap<>();
        for (Path file : outputs.workbooks()) { // names of our own: LibreOffice needs them distinct
            Path copy = staged.resolve("w" + stagedFrom.size() + ".xlsx");
            stagedFrom.put(file, Files.copy(file, copy));
        }
        probe = Files.write(staged.resolve("probe.xlsx"), probe());
        LibreOffice office = new LibreOffice(Files.createDirectories(folder.resolve("profile")));
        List<Path> all = new ArrayList<>(stagedFrom.values());
        all.add(probe);
        List<Path> saved = office.convert(all, "xlsx", folder.resolve("xlsx"));
        probe = saved.get(all.size() - 1);
        List<Path> forms = outputs.forms();
        List<Path> old = office.convert(forms.stream().map(stagedFrom::get).toList(), "xls", folder.resolve("xls"));
        for (Path file : stagedFrom.keySet()) {
            RESAVED.put(file, saved.get(RESAVED.size()));
        }
        for (Path file : forms) {
            AS_XLS.put(file, old.get(AS_XLS.size()));
        }
    }

    @Test
    void itRecalculates() throws IOException {
        assertEquals(
                new BigDecimal(2),
                WorkbookReader.read(Files.readAllBytes(probe))
                        .sheets()
                        .get(0)
                        .cell(0, 0)
                        .number());
    }

    @Test
    void everyFormulaHasTheValueThatLibreOfficeCalculates() throws IOException {
        int formulas = 0;
        for (Map.Entry<Path, Path> pair : RESAVED.entrySet()) {
            List<Grid> ours = WorkbookReader.read(Outputs.read(pair.getKey())).sheets();
            List<Grid> theirs =
                    WorkbookReader.read(Outputs.read(pair.getValue())).sheets();
            assertEquals(ours.size(), theirs.size(), pair.getKey() + ": sheets");
            for (int i = 0; i < ours.size(); i++) {
                for (Grid.At at : ours.get(i).cells()) {
                    if (at.cell().formula() != null) {
                        formulas++;
                        String where =
                                pair.getKey().getFileName() + " " + ours.get(i).name() + "!" + at;
                        assertSameValue(at.cell(), theirs.get(i).cell(at.row(), at.column()), where);
                    }
                }
            }
        }
        assertTrue(formulas > 50, "formulas: " + formulas);
    }

    @Test
    void everyValueStandsWhereWeWroteIt() throws IOException {
        for (Map.Entry<Path, Path> pair : RESAVED.entrySet()) {
            List<Grid> ours = WorkbookReader.read(Outputs.read(pair.getKey())).sheets();
            List<Grid> theirs =
                    WorkbookReader.read(Outputs.read(pair.getValue())).sheets();
            for (int i = 0; i < ours.size(); i++) {
                for (Grid.At at : ours.get(i).cells()) {
                    String where =
                            pair.getKey().getFileName() + " " + ours.get(i).name() + "!" + at;
                    if (at.cell().formula() == null) {
                        assertEquals(
                                at.cell().text(),
                                theirs.get(i).cell(at.row(), at.column()).text(),
                                where);
                    }
                }
                assertEquals(ours.get(i).regions(), theirs.get(i).regions(), pair.getKey() + ": merges");
            }
        }
    }

    @Test
    void aFormThatItSavedReadsTheSame() {
        assertReadsTheSame(RESAVED);
        assertReadsTheSame(AS_XLS);
    }

    private static void assertReadsTheSame(Map<Path, Path> saved) {
        saved.forEach((ours, theirs) -> {
            List<CollectedForm> before = Laws.read(Outputs.read(ours));
            List<CollectedForm> after = Laws.read(Outputs.read(theirs));
            assertEquals(before.size(), after.size(), theirs.toString());
            for (int i = 0; i < before.size(); i++) {
                Laws.assertSame(
                        Laws.template(before.get(i).form().template()),
                        before.get(i).form(),
                        after.get(i).form(),
                        ours.getFileName() + " as " + theirs);
                assertEquals(Laws.observed(before.get(i)), Laws.observed(after.get(i)), ours.toString());
            }
        });
    }

    private static void assertSameValue(Cell ours, Cell theirs, String where) {
        if (ours.number() != null && theirs.number() != null) {
            BigDecimal difference = ours.number().subtract(theirs.number()).abs();
            assertTrue(difference.compareTo(new BigDecimal("0.000000001")) <= 0, where + ", LibreOffice: " + theirs);
        } else {
            assertEquals(ours.text(), theirs.text(), where);
        }
    }

    /** A workbook that says 1+1 is 5: who recalculates it says otherwise. */
    private static byte[] probe() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream()) {
            XSSFCell cell = workbook.createSheet("probe").createRow(0).createCell(0);
            cell.setCellFormula("1+1");
            cell.setCellValue(5);
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }
}
