package org.jixiao.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.workbook.Cell.Kind;

/** What POI's user model finds in a workbook: slow, and known to be right. */
public final class PoiOracle {
    /** The built-in date formats of Chinese Excel, which POI takes for numbers. */
    private static final String CHINESE_DATES = "reserved-0x(1B|1C|1D|1E|1F|20|21|22|23|24|32|33|34|35|36|37|38|39|3A)";

    private PoiOracle() {}

    /** Compares all cells, merged ranges and hidden sheets; gives how many values there were. */
    public static int assertSame(byte[] content) throws IOException {
        Workbook ours = WorkbookReader.read(content);
        int values = 0;
        try (org.apache.poi.ss.usermodel.Workbook poi = WorkbookFactory.create(new ByteArrayInputStream(content))) {
            assertEquals(poi.getNumberOfSheets(), ours.sheets().size());
            for (int i = 0; i < poi.getNumberOfSheets(); i++) {
                Grid grid = ours.sheets().get(i);
                assertEquals(poi.getSheetName(i), grid.name());
                assertEquals(poi.isSheetHidden(i) || poi.isSheetVeryHidden(i), grid.hidden());
                assertEquals(
                        poi.getSheetAt(i).getMergedRegions().size(),
                        grid.regions().size());
                int compared = 0;
                for (Row row : poi.getSheetAt(i)) {
                    for (org.apache.poi.ss.usermodel.Cell cell : row) {
                        assertSame(cell, grid.cell(cell.getRowIndex(), cell.getColumnIndex()), since1904(poi));
                        compared += holdsNothing(cell) ? 0 : 1;
                    }
                }
                assertEquals(compared, grid.cells().size(), grid.name());
                values += compared;
            }
        }
        return values;
    }

    private static boolean holdsNothing(org.apache.poi.ss.usermodel.Cell cell) {
        return cell.getCellType() == CellType.BLANK
                || (cell.getCellType() == CellType.STRING
                        && cell.getStringCellValue().isEmpty());
    }

    private static boolean since1904(org.apache.poi.ss.usermodel.Workbook workbook) {
        return workbook instanceof XSSFWorkbook xssf
                ? xssf.isDate1904()
                : ((HSSFWorkbook) workbook).getInternalWorkbook().isUsing1904DateWindowing();
    }

    private static void assertSame(org.apache.poi.ss.usermodel.Cell poi, Cell ours, boolean since1904) {
        String at = poi.getSheet().getSheetName() + "!" + poi.getAddress();
        boolean formula = poi.getCellType() == CellType.FORMULA;
        assertEquals(formula ? poi.getCellFormula() : null, ours.formula(), at);
        CellType type = formula ? poi.getCachedFormulaResultType() : poi.getCellType();
        if (formula && poi instanceof XSSFCell xssf && !xssf.getCTCell().isSetV()) {
            type = CellType.BLANK;
        }
        switch (type) {
            case STRING -> assertEquals(lines(poi.getStringCellValue()), ours.text(), at);
            case BOOLEAN -> assertEquals(poi.getBooleanCellValue() ? "TRUE" : "FALSE", ours.text(), at);
            case ERROR ->
                assertEquals(FormulaError.forInt(poi.getErrorCellValue()).getString(), ours.text(), at);
            case BLANK -> assertEquals(Kind.BLANK, ours.kind(), at);
            case NUMERIC -> {
                BigDecimal value = BigDecimal.valueOf(poi.getNumericCellValue()).round(new MathContext(15));
                assertNotNull(ours.number(), at);
                assertEquals(0, value.compareTo(ours.number()), at);
                String format = poi.getCellStyle().getDataFormatString();
                boolean date = (DateUtil.isCellDateFormatted(poi) || format.matches(CHINESE_DATES))
                        && value.compareTo(new BigDecimal("2957000")) < 0;
                assertEquals(date ? Kind.DATE : format.endsWith("%") ? Kind.PERCENT : Kind.NUMBER, ours.kind(), at);
                if (date) {
                    LocalDateTime expected = DateUtil.getLocalDateTime(poi.getNumericCellValue(), since1904, true);
                    assertEquals(expected, ours.date(), at);
                }
            }
            default -> throw new AssertionError(type);
        }
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
