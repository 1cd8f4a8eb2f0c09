package org.jixiao.trust;

import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;
import org.jixiao.workbook.TestFiles;
import org.jixiao.workbook.Workbook;

/** Saves what was read as an OpenDocument spreadsheet. */
final class OpenDocument {
    private OpenDocument() {}

    static byte[] of(Workbook workbook) {
        StringBuilder tables = new StringBuilder();
        for (Grid grid : workbook.sheets()) {
            tables.append("<table:table table:name=\"").append(grid.name()).append("\">");
            for (int row = 0; row < grid.rowCount(); row++) {
                tables.append("<table:table-row>");
                for (int column = 0; column < grid.columnCount(); column++) {
                    tables.append("<table:table-cell").append(span(grid, row, column));
                    tables.append(cell(grid.cell(row, column))).append("</table:table-cell>");
                }
                tables.append("</table:table-row>");
            }
            tables.append("</table:table>");
        }
        return TestFiles.ods(tables.toString());
    }

    private static String span(Grid grid, int row, int column) {
        Region region = grid.region(row, column);
        boolean first = region != null && region.firstRow() == row && region.firstColumn() == column;
        return !first
                ? ""
                : " table:number-rows-spanned=\"%d\" table:number-columns-spanned=\"%d\""
                        .formatted(
                                region.lastRow() - region.firstRow() + 1,
                                region.lastColumn() - region.firstColumn() + 1);
    }

    private static String cell(Cell cell) {
        String text = cell.text().replace("&", "&amp;").replace("<", "&lt;").replace("\n", "</text:p><text:p>");
        String type = switch (cell.kind()) {
            case NUMBER -> " office:value-type=\"float\" office:value=\"" + cell.number() + "\"";
            case PERCENT -> " office:value-type=\"percentage\" office:value=\"" + cell.number() + "\"";
            case DATE -> " office:value-type=\"date\" office:date-value=\"" + cell.text() + "\"";
            default -> " office:value-type=\"string\"";
        };
        return cell.isBlank() ? ">" : type + "><text:p>" + text + "</text:p>";
    }
}
