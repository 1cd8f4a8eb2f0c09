package org.jixiao.fill;

import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.formula.IStabilityClassifier;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.eval.forked.ForkedEvaluator;
import org.apache.poi.ss.formula.udf.AggregatingUDFFinder;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The formulas of a form, calculated for the values of other forms. POI evaluates them on a copy without styles, a hundredth of the
 * size of an opened workbook, which keeps formulas parsed and is only read: several threads share it.
 */
final class Results {
    private final HSSFWorkbook copy = new HSSFWorkbook();
    private final String sheet;
    private final List<CellAddress> formulas;

    /** @param formulas where they stand on the sheet */
    Results(XSSFWorkbook workbook, String sheet, List<CellAddress> formulas) {
        this.formulas = formulas;
        this.sheet = sheet;
        workbook.forEach(each -> copy.createSheet(each.getSheetName()));
        workbook.forEach(each ->
                each.forEach(row -> row.forEach(cell -> copy(cell, copy.getSheet(each.getSheetName())))));
    }

    private static void copy(Cell cell, Sheet to) {
        Cell copied = CellUtil.getRow(cell.getRowIndex(), to).createCell(cell.getColumnIndex());
        switch (cell.getCellType()) {
            case FORMULA -> copied.setCellFormula(cell.getCellFormula());
            case NUMERIC -> copied.setCellValue(cell.getNumericCellValue());
            case BOOLEAN -> copied.setCellValue(cell.getBooleanCellValue());
            case STRING -> copied.setCellValue(cell.getStringCellValue());
            default -> {} // an error, or nothing
        }
    }

    /**
     * The results, in the order of the formulas.
     *
     * @param values by place on the sheet; what is not among them is as it was
     * @throws org.apache.poi.ss.formula.eval.NotImplementedException where POI cannot calculate one
     */
    SheetXml.Result[] of(Map<CellAddress, ValueEval> values) {
        ForkedEvaluator fork =
                ForkedEvaluator.create(copy, IStabilityClassifier.TOTALLY_IMMUTABLE, AggregatingUDFFinder.DEFAULT);
        values.forEach((at, value) -> fork.updateCell(sheet, at.getRow(), at.getColumn(), value));
        return formulas.stream()
                .map(at -> SheetXml.Result.of(fork.evaluate(sheet, at.getRow(), at.getColumn())))
                .toArray(SheetXml.Result[]::new);
    }
}
