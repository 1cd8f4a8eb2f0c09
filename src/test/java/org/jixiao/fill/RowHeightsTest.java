package org.jixiao.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class RowHeightsTest {
    /** A cell 60 digits wide, merged over two columns, in 10.5 points. */
    private static XSSFCell cell(XSSFWorkbook workbook, int characters) {
        XSSFSheet sheet = workbook.createSheet();
        sheet.setColumnWidth(0, 30 * 256);
        sheet.setColumnWidth(1, 30 * 256);
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 1));
        Font font = workbook.createFont();
        font.setFontHeight((short) 210);
        font.setBold(true);
        CellStyle style = workbook.createCellStyle();
        style.setWrapText(true);
        style.setFont(font);
        XSSFCell cell = sheet.createRow(0).createCell(0);
        cell.setCellStyle(style);
        cell.setCellValue("字".repeat(characters));
        sheet.getRow(0).setHeightInPoints(40);
        new RowHeights(sheet, new Styles(workbook)).fit();
        return cell;
    }

    @Test
    void aLineThatEndsAtABlankLeavesRoom() {
        RowHeights.Space narrow = new RowHeights.Space(20, 11);
        String lineAndAHalf = "../year-2026-and-more/";

        assertEquals(narrow.height("字\n字\n字"), narrow.height("2026年 " + lineAndAHalf));
        assertEquals(narrow.height("字\n字"), narrow.height("字".repeat(20)));
        assertEquals(narrow.height("字\n字"), narrow.height("字".repeat(9) + " " + "字".repeat(9)));
    }

    private static double points(XSSFCell cell) {
        return cell.getCellStyle().getFont().getFontHeight() / 20.0;
    }

    @Test
    void aRowGrowsWithItsTextAndIsNeverMadeLower() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            assertEquals(40, cell(workbook, 20).getRow().getHeightInPoints());
            float some = cell(workbook, 200).getRow().getHeightInPoints();
            float more = cell(workbook, 400).getRow().getHeightInPoints();
            assertTrue(some > 80 && some < 130, "200 characters: " + some);
            assertTrue(more > 1.7 * some && more < 2 * some, "400 characters: " + more);
        }
    }

    @Test
    void textTooLongForAnyRowGetsASmallerFontDownToWhatCanBeRead() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            assertEquals(10.5, points(cell(workbook, 700)));
            XSSFCell longer = cell(workbook, 1400);
            assertTrue(points(longer) < 10.5 && points(longer) > 7, "" + points(longer));
            assertTrue(longer.getCellStyle().getFont().getBold(), "else the same font");
            assertTrue(longer.getRow().getHeightInPoints() <= 409);
            XSSFCell longest = cell(workbook, 4000);
            assertEquals(7, points(longest));
            assertEquals(409, longest.getRow().getHeightInPoints());
        }
    }
}
