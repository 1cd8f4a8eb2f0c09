package org.jixiao.benchmark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as another program leaves it. */
final class SavedAgain {
    private SavedAgain() {}

    /** Opened and saved by POI, with each text in the table of shared strings. */
    static byte[] byPoi(byte[] content) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
                if (cell.getCellType() == CellType.STRING) {
                    String text = cell.getStringCellValue();
                    cell.setBlank(); // else the text stays in the cell
                    cell.setCellValue(text);
                }
            })));
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) { // memory to memory
            throw new UncheckedIOException(e);
        }
    }

    /** The same cells and merged ranges as a workbook of Excel 97. */
    static byte[] asOld(byte[] content) {
        try (XSSFWorkbook from = new XSSFWorkbook(new ByteArrayInputStream(content));
                Workbook to = new HSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (Sheet sheet : from) {
                Sheet copy = to.createSheet(sheet.getSheetName());
                CellStyle date = to.createCellStyle();
                date.setDataFormat((short) 14);
                sheet.getMergedRegions().forEach(copy::addMergedRegion);
                for (Row row : sheet) {
                    Row copied = copy.createRow(row.getRowNum());
                    row.forEach(cell -> {
                        var target = copied.createCell(cell.getColumnIndex());
                        if (cell.getCellType() == CellType.STRING) {
                            target.setCellValue(cell.getStringCellValue());
                        } else if (cell.getCellType() == CellType.NUMERIC) {
                            target.setCellValue(cell.getNumericCellValue());
                            if (DateUtil.isCellDateFormatted(cell)) {
                                target.setCellStyle(date);
                            }
                        }
                    });
                }
            }
            to.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) { // memory to memory
            throw new UncheckedIOException(e);
        }
    }
}
