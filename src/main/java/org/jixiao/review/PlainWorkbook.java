package org.jixiao.review;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Escapes;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;
import org.jixiao.workbook.SafeNames;
import org.jixiao.workbook.UniqueNames;
import org.jixiao.workbook.WorkbookReader;

/** Makes an .xlsx of what can be read but not written (.ods, HTML, CSV): the cells as they were read, in a plain layout. */
final class PlainWorkbook {
    private static final int COLUMN_WIDTH = 24;
    /** When a copy was made: not now, nor when the file says it was saved, in a time zone of its own: the same file gives the same bytes. */
    private static final Instant CREATED = Instant.parse("1980-01-01T12:00:00Z");

    private PlainWorkbook() {}

    /** Whether POI can write this format back, and holds it in a bearable amount of memory. */
    static boolean isWritable(byte[] content) {
        FileMagic magic = FileMagic.valueOf(content);
        boolean office = magic == FileMagic.OOXML && !isOpenDocument(content);
        return (office && WorkbookReader.fitsInMemory(content)) || magic == FileMagic.OLE2;
    }

    /** An OpenDocument file is a zip archive, too, but begins with an entry that names its type. */
    private static boolean isOpenDocument(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, 120), StandardCharsets.ISO_8859_1);
        return head.contains("mimetypeapplication/vnd.oasis");
    }

    /** The cells of anything that can be read; to be closed. */
    static XSSFWorkbook of(byte[] content) throws IOException {
        org.jixiao.workbook.Workbook read = WorkbookReader.read(content);
        XSSFWorkbook workbook = new XSSFWorkbook();
        Map<String, CellStyle> styles = new HashMap<>();
        UniqueNames names = UniqueNames.forSheets(); // a page's title, say, is none for Excel
        for (Grid grid : read.sheets()) {
            Sheet sheet = workbook.createSheet(names.unique(SafeNames.sheetName(grid.name())));
            workbook.setSheetHidden(workbook.getSheetIndex(sheet), grid.hidden());
            sheet.setDefaultColumnWidth(COLUMN_WIDTH);
            for (Grid.At at : grid.cells()) {
                put(CellUtil.getRow(at.row(), sheet).createCell(at.column()), at.cell(), workbook, styles);
            }
            for (Region region : grid.regions()) {
                sheet.addMergedRegionUnsafe(new CellRangeAddress(
                        region.firstRow(), region.lastRow(), region.firstColumn(), region.lastColumn()));
            }
        }
        workbook.getProperties().getCoreProperties().setCreated(Optional.of(Date.from(CREATED)));
        return workbook;
    }

    private static void put(
            org.apache.poi.ss.usermodel.Cell target, Cell cell, XSSFWorkbook workbook, Map<String, CellStyle> styles) {
        String format = switch (cell.kind()) {
            case NUMBER -> "General";
            case PERCENT -> "0.00%";
            case DATE -> "yyyy-mm-dd";
            default -> "@";
        };
        if (cell.number() != null) {
            if (cell.isTakenForFormula()) { // whether it is text is seen from the field, which nobody knows here
                target.setCellFormula(cell.formula());
            }
            target.setCellValue(cell.number().doubleValue());
        } else {
            String typed = cell.typed();
            target.setCellValue(Escapes.written(typed, Escapes.LONGEST));
        }
        target.setCellStyle(styles.computeIfAbsent(format, name -> {
            CellStyle style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(name));
            style.setWrapText(true);
            return style;
        }));
    }
}
