package org.jixiao.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.apache.poi.hpsf.ClassIDPredefined;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jixiao.workbook.Cell.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsReaderTest {
    private static final String ZEROS =
            "000000000000000000000000000000000000000000000000" + "000000000000000000000000000000000000000000000000";

    private final HSSFWorkbook source = new HSSFWorkbook();
    private final HSSFSheet sheet = source.createSheet("目标表");
    private final HSSFRow row = sheet.createRow(0);

    @Test
    void readsValuesAsTheyLook() throws IOException {
        row.createCell(0).setCellValue("一\r\n二");
        row.createCell(1).setCellValue(600_000.1);
        number(2, 0.95, 9);
        number(3, 43832, 31);
        row.createCell(4).setCellValue(true);
        row.createCell(5).setCellFormula("B1*2");
        source.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(row.getCell(5));
        row.createCell(6).setCellFormula("1/0");
        source.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(row.getCell(6));
        row.createCell(7).setBlank();
        Grid grid = read().sheets().get(0);
        assertEquals(Cell.text("一\n二"), grid.cell(0, 0));
        assertEquals("600000.1", grid.cell(0, 1).text());
        assertEquals("95%", grid.cell(0, 2).text());
        assertEquals("2020-01-02", grid.cell(0, 3).text());
        assertEquals(Kind.BOOLEAN, grid.cell(0, 4).kind());
        assertEquals("1200000.2", grid.cell(0, 5).text());
        assertEquals("B1*2", grid.cell(0, 5).formula());
        assertEquals(Cell.error("#DIV/0!").withFormula("1/0"), grid.cell(0, 6));
        assertEquals(7, grid.cells().size());
    }

    @Test
    void readsMergesHiddenThingsAndProperties() throws IOException {
        row.createCell(0).setCellValue("x");
        row.setZeroHeight(true);
        sheet.setColumnHidden(3, true);
        sheet.addMergedRegion(CellRangeAddress.valueOf("A1:C2"));
        source.createSheet("藏");
        source.setSheetHidden(1, true);
        source.createInformationProperties();
        source.getSummaryInformation().setLastSaveDateTime(Date.from(Instant.ofEpochSecond(1_600_000_000)));
        org.apache.poi.hpsf.CustomProperties custom = new org.apache.poi.hpsf.CustomProperties();
        custom.put("jixiao.template", "shanghai-2020");
        source.getDocumentSummaryInformation().setCustomProperties(custom);
        Workbook workbook = read();
        Grid grid = workbook.sheets().get(0);
        assertTrue(grid.rowHidden(0) && grid.columnHidden(3) && !grid.columnHidden(2));
        assertEquals(new Region(0, 0, 1, 2), grid.region(1, 1));
        assertTrue(workbook.sheets().get(1).hidden());
        assertEquals("shanghai-2020", workbook.properties().get("jixiao.template"));
        assertEquals(Instant.ofEpochSecond(1_600_000_000), workbook.modified());
    }

    @Test
    void readsWhatWpsCallsEt() throws IOException {
        row.createCell(0).setCellValue("项目名称");
        try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(TestFiles.save(source)))) {
            container.createDocument(new ByteArrayInputStream(new byte[100]), "ETExtData");
            container.getRoot().setStorageClsid(ClassIDPredefined.EXCEL_V7.getClassID());
            Grid grid = WorkbookReader.read(TestFiles.save(container)).sheets().get(0);
            assertEquals("A1=项目名称", TestFiles.cells(grid));
        }
    }

    /** WPS can choose older and newer ways to encrypt than Excel; FILEPASS is the record that states which. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2F00 0600 0000 1234 5678", // XOR
                "2F00 3600 0100 0100 0100 " + ZEROS, // RC4
                "2F00 3600 0100 0300 0200 " + ZEROS, // RC4 with CryptoAPI, broken
                "2F00 3600 0100 0900 0900 " + ZEROS, // none that Excel knows
            })
    void knowsAPasswordHoweverTheFileIsEncrypted(String filePass) throws IOException {
        row.createCell(0).setCellValue("项目名称");
        byte[] content;
        try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(TestFiles.save(source)))) {
            byte[] stream = container.createDocumentInputStream("Workbook").readAllBytes();
            byte[] record = HexFormat.of().parseHex(filePass.replace(" ", ""));
            int start = 4 + (stream[2] & 0xFF); // after BOF
            ByteBuffer locked = ByteBuffer.allocate(stream.length + record.length)
                    .put(stream, 0, start)
                    .put(record)
                    .put(stream, start, stream.length - start);
            container.createOrUpdateDocument(new ByteArrayInputStream(locked.array()), "Workbook");
            content = TestFiles.save(container);
        }
        UnreadableException refusal = assertThrows(UnreadableException.class, () -> WorkbookReader.read(content));
        assertEquals("encrypted/password", refusal.getMessage(), () -> "" + refusal.getCause());
    }

    private void number(int column, double value, int format) {
        org.apache.poi.hssf.usermodel.HSSFCellStyle style = source.createCellStyle();
        style.setDataFormat((short) format);
        row.createCell(column).setCellValue(value);
        row.getCell(column).setCellStyle(style);
    }

    private Workbook read() throws IOException {
        return WorkbookReader.read(TestFiles.save(source));
    }
}
