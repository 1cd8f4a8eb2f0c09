package org.jixiao.fill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.ss.formula.EvaluationCell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlObject;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumData;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumRef;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTStrRef;

/**
 * Lets the charts of a template show the rows that its rows became: each reference of a series is mapped, and the values that the
 * chart keeps beside it are read anew. jxls leaves both at the template's single row. LibreOffice writes constants for references: they stay.
 *
 * @param known for the values of the cells
 */
record Charts(XSSFWorkbook workbook, RowMap map, ListWorkbook known) {
    private static final String REFERENCES =
            "declare namespace c='http://schemas.openxmlformats.org/drawingml/2006/chart' .//c:strRef | .//c:numRef";

    void update(XSSFSheet sheet) {
        XSSFDrawing drawing = sheet.getDrawingPatriarch();
        for (XSSFChart chart : drawing == null ? List.<XSSFChart>of() : drawing.getCharts()) {
            for (XmlObject reference : chart.getCTChartSpace().selectPath(REFERENCES)) {
                if (reference instanceof CTStrRef texts && References.isArea(texts.getF())) {
                    texts.setF(References.map(texts.getF(), sheet.getSheetName(), map, false));
                    List<@Nullable String> shown =
                            values(texts.getF(), CellType.STRING, EvaluationCell::getStringCellValue);
                    XDDFDataSourcesFactory.fromArray(shown.toArray(String[]::new))
                            .fillStringCache(texts.isSetStrCache() ? texts.getStrCache() : texts.addNewStrCache());
                } else if (reference instanceof CTNumRef numbers && References.isArea(numbers.getF())) {
                    numbers.setF(References.map(numbers.getF(), sheet.getSheetName(), map, false));
                    List<@Nullable BigDecimal> shown = values(numbers.getF(), CellType.NUMERIC, Charts::number);
                    XDDFNumericalDataSource<BigDecimal> source =
                            XDDFDataSourcesFactory.fromArray(shown.toArray(BigDecimal[]::new));
                    CTNumData cache = numbers.isSetNumCache() ? numbers.getNumCache() : numbers.addNewNumCache();
                    source.setFormatCode(cache.getFormatCode());
                    source.fillNumericalCache(cache);
                }
            }
        }
    }

    /** In plain digits, as the chart writes it. */
    private static BigDecimal number(EvaluationCell cell) {
        return new BigDecimal(BigDecimal.valueOf(cell.getNumericCellValue()).toPlainString());
    }

    /** What the cells of a range show that are of one type; null for the others. */
    private <T> List<@Nullable T> values(String formula, CellType wanted, Function<EvaluationCell, T> shown) {
        List<@Nullable T> values = new ArrayList<>();
        for (CellReference at : new AreaReference(formula, workbook.getSpreadsheetVersion()).getAllReferencedCells()) {
            int sheet = workbook.getSheetIndex(at.getSheetName());
            EvaluationCell cell = sheet < 0 ? null : known.getSheet(sheet).getCell(at.getRow(), at.getCol());
            CellType type = cell == null ? CellType.BLANK : cell.getCellType();
            if (cell != null && type == CellType.FORMULA) {
                type = cell.getCachedFormulaResultType();
            }
            values.add(cell == null || type != wanted ? null : shown.apply(cell));
        }
        return values;
    }
}
