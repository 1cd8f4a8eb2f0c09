package org.jixiao.laws;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as a copy of Excel 97 to 2003 would keep it: values, number formats, merges, hidden sheets. */
final class OldExcel {
    private OldExcel() {}

    static HSSFWorkbook copy(XSSFWorkbook workbook) {
        HSSFWorkbook old = new HSSFWorkbook();
        old.getInternalWorkbook().getRecords().stream()
                .filter(DateWindow1904Record.class::isInstance)
                .forEach(record ->
                        ((DateWindow1904Record) record).setWindowing((short) (workbook.isDate1904() ? 1 : 0)));
        Map<String, CellStyle> styles = new HashMap<>();
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            XSSFSheet from = workbook.getSheetAt(i);
            Sheet to = old.createSheet(from.getSheetName());
            old.setSheetVisibility(i, workbook.getSheetVisibility(i));
            for (Row row : from) {
                Row copy = to.createRow(row.getRowNum());
                for (Cell cell : row) {
                    Cell target = copy.createCell(cell.getColumnIndex());
                    if (cell.getCellType() == CellType.STRING) {
                        target.setCellValue(cell.getStringCellValue());
                    } else {
                        Moves.copyValue(cell, target);
                    }
                    String format = cell.getCellStyle().getDataFormatString();
                    short number = cell.getCellStyle().getDataFormat();
                    target.setCellStyle(styles.computeIfAbsent(number + " " + format, key -> {
                        CellStyle style = old.createCellStyle();
                        boolean builtIn = number < 164;
                        style.setDataFormat(
                                builtIn ? number : old.createDataFormat().getFormat(format));
                        return style;
                    }));
                }
            }
            from.getMergedRegions().forEach(region -> to.addMergedRegionUnsafe(region.copy()));
        }
        return old;
    }
}
