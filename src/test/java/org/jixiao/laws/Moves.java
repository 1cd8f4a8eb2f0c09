package org.jixiao.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Cells moved about on a sheet. POI's own shifting of columns loses merges. */
final class Moves {
    /** Far to the right of every form. */
    private static final int SPARE = 200;

    private Moves() {}

    /** The sheet with every cell and merge where the two functions say, in the place of the old one. */
    static XSSFSheet sheet(XSSFSheet old, IntUnaryOperator rows, IntUnaryOperator columns) {
        XSSFWorkbook workbook = old.getWorkbook();
        String name = old.getSheetName();
        int index = workbook.getSheetIndex(old);
        XSSFSheet moved = workbook.createSheet("\u0002");
        for (Row row : old) {
            for (Cell cell : row) {
                copy(cell, cell(moved, rows.applyAsInt(row.getRowNum()), columns.applyAsInt(cell.getColumnIndex())));
            }
        }
        for (CellRangeAddress region : old.getMergedRegions()) {
            moved.addMergedRegion(new CellRangeAddress(
                    rows.applyAsInt(region.getFirstRow()),
                    rows.applyAsInt(region.getLastRow()),
                    columns.applyAsInt(region.getFirstColumn()),
                    columns.applyAsInt(region.getLastColumn())));
        }
        workbook.removeSheetAt(index);
        workbook.setSheetName(workbook.getSheetIndex(moved), name);
        workbook.setSheetOrder(name, index);
        return moved;
    }

    /** Moves the first columns of some rows, with merges that stand within these rows. */
    static void columns(XSSFSheet sheet, int firstRow, int lastRow, int width, IntUnaryOperator columns) {
        for (int row = firstRow; row <= lastRow; row++) {
            List<XSSFCell> before = new ArrayList<>();
            for (int column = 0; column < width; column++) {
                XSSFCell spare = cell(sheet, row, SPARE + column);
                copy(cell(sheet, row, column), spare);
                before.add(spare);
                cell(sheet, row, column).setBlank();
            }
            for (int column = 0; column < width; column++) {
                copy(before.get(column), cell(sheet, row, columns.applyAsInt(column)));
                sheet.getRow(row).removeCell(before.get(column));
            }
        }
        List<CellRangeAddress> regions = sheet.getMergedRegions();
        for (int i = regions.size() - 1; i >= 0; i--) {
            CellRangeAddress region = regions.get(i);
            if (region.getFirstRow() >= firstRow && region.getLastRow() <= lastRow) {
                sheet.removeMergedRegion(i);
                int column = columns.applyAsInt(region.getFirstColumn());
                sheet.addMergedRegionUnsafe(
                        new CellRangeAddress(region.getFirstRow(), region.getLastRow(), column, column));
            }
        }
    }

    /** The cell there, made where there is none. */
    static XSSFCell cell(XSSFSheet sheet, int row, int column) {
        XSSFRow there = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        return there.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    private static void copy(Cell from, Cell to) {
        copyValue(from, to);
        to.setCellStyle(from.getCellStyle());
    }

    static void copyValue(Cell from, Cell to) {
        switch (from.getCellType()) {
            case STRING -> to.setCellValue(from.getRichStringCellValue());
            case NUMERIC -> to.setCellValue(from.getNumericCellValue());
            case BOOLEAN -> to.setCellValue(from.getBooleanCellValue());
            case FORMULA -> {
                to.setCellFormula(from.getCellFormula());
                to.setCellValue(from.getNumericCellValue());
            }
            default -> to.setBlank();
        }
    }
}
