package org.jixiao.fill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.formula.EvaluationCell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlObject;
import org.jspecify.annotations.Nullable;

/**
 * Lets the charts of a template show the rows that its rows became: each reference of a series is mapped, and the values that the
 * chart keeps beside it are read anew. jxls leaves both at the template's single row.
 */
final class Charts {
    private static final String CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    private final XSSFWorkbook workbook;
    private final RowMap map;
    private final ListWorkbook known;

    /** @param known for the values of the cells */
    Charts(XSSFWorkbook workbook, RowMap map, ListWorkbook known) {
        this.workbook = workbook;
        this.map = map;
        this.known = known;
    }

    void update(XSSFSheet sheet) {
        if (sheet.getDrawingPatriarch() == null) {
            return;
        }
        for (XSSFChart chart : sheet.getDrawingPatriarch().getCharts()) {
            for (XmlObject reference : chart.getCTChartSpace()
                    .selectPath("declare namespace c='" + CHART + "' .//c:strRef | .//c:numRef")) {
                update(reference, sheet.getSheetName());
            }
        }
    }

    private void update(XmlObject reference, String sheet) {
        List<@Nullable EvaluationCell> cells;
        try (XmlCursor cursor = reference.newCursor()) {
            if (!cursor.toChild(CHART, "f")) {
                return;
            }
            String mapped = References.map(cursor.getTextValue(), sheet, map, false);
            cursor.setTextValue(mapped);
            cells = cells(mapped);
        }
        try (XmlCursor cursor = reference.newCursor()) {
            boolean numeric = cursor.getName().getLocalPart().equals("numRef");
            if (cursor.toChild(CHART, numeric ? "numCache" : "strCache")) {
                fill(cursor, cells, numeric);
            }
        }
    }

    /** Replaces the points of a cache; a {@code formatCode} before them stays. */
    private static void fill(XmlCursor cache, List<@Nullable EvaluationCell> cells, boolean numeric) {
        boolean more = cache.toFirstChild();
        while (more) {
            String name = cache.getName().getLocalPart();
            if (name.equals("pt") || name.equals("ptCount")) {
                cache.removeXml();
                more = cache.isStart() || cache.toNextSibling();
            } else {
                more = cache.toNextSibling();
            }
        }
        if (!cache.isEnd()) {
            cache.toEndToken();
        }
        cache.beginElement("ptCount", CHART);
        cache.insertAttributeWithValue("val", String.valueOf(cells.size()));
        cache.toNextToken();
        for (int i = 0; i < cells.size(); i++) {
            String text = text(cells.get(i), numeric);
            if (text != null) {
                cache.beginElement("pt", CHART);
                cache.insertAttributeWithValue("idx", String.valueOf(i));
                cache.insertElementWithText("v", CHART, text);
                cache.toNextToken();
            }
        }
    }

    private static @Nullable String text(@Nullable EvaluationCell cell, boolean numeric) {
        if (cell == null) {
            return null;
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        if (type == CellType.NUMERIC) {
            return new BigDecimal(String.valueOf(cell.getNumericCellValue())).toPlainString();
        }
        return numeric || type != CellType.STRING ? null : cell.getStringCellValue();
    }

    private List<@Nullable EvaluationCell> cells(String formula) {
        List<@Nullable EvaluationCell> cells = new ArrayList<>();
        AreaReference area = new AreaReference(formula, workbook.getSpreadsheetVersion());
        for (CellReference reference : area.getAllReferencedCells()) {
            int sheet = workbook.getSheetIndex(reference.getSheetName());
            cells.add(sheet < 0 ? null : known.getSheet(sheet).getCell(reference.getRow(), reference.getCol()));
        }
        return cells;
    }
}
