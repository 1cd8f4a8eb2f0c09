package org.jixiao.fill;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.ss.formula.EvaluationCell;
import org.apache.poi.ss.formula.EvaluationSheet;
import org.apache.poi.ss.formula.IStabilityClassifier;
import org.apache.poi.ss.formula.WorkbookEvaluator;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.ptg.AreaPtgBase;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Pxg;
import org.apache.poi.ss.formula.ptg.RefPtgBase;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.BaseXSSFEvaluationWorkbook;
import org.apache.poi.xssf.usermodel.XSSFEvaluationWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A filled workbook as POI's evaluator sees it: with all the rows of its long lists, of which the sheets themselves hold only samples.
 * So every formula has its result, however long the list that it speaks of, and no row is ever a row of POI's.
 */
final class ListWorkbook extends BaseXSSFEvaluationWorkbook {
    /** How many formulas of rows are calculated until what POI keeps of them is let go. */
    private static final int KEPT = 1_000;

    private final XSSFEvaluationWorkbook samples;
    private final Map<Integer, LongList> lists = new TreeMap<>();
    private final WorkbookEvaluator evaluator =
            new WorkbookEvaluator(this, IStabilityClassifier.TOTALLY_IMMUTABLE, getUDFFinder());
    private final WorkbookEvaluator ofRows =
            new WorkbookEvaluator(this, IStabilityClassifier.TOTALLY_IMMUTABLE, getUDFFinder());
    private int calculated;

    /** @param pieces for whose rows the sheets have made room */
    ListWorkbook(XSSFWorkbook workbook, List<LongLists.Piece> pieces) {
        super(workbook);
        samples = XSSFEvaluationWorkbook.create(workbook);
        pieces.forEach(piece -> lists.put(workbook.getSheetIndex(piece.sheet()), new LongList(this, piece)));
    }

    /** In the order of the sheets. */
    Collection<LongList> lists() {
        return lists.values();
    }

    /**
     * What a formula shows.
     *
     * @throws org.apache.poi.ss.formula.eval.NotImplementedException where POI cannot calculate it
     */
    ValueEval result(Cell cell) {
        int sheet = _uBook.getSheetIndex(cell.getSheet());
        return evaluator.evaluate(getSheet(sheet).getCell(cell.getRowIndex(), cell.getColumnIndex()));
    }

    /** The same for a formula in a row of a list. */
    ValueEval result(ListCell cell) {
        if (++calculated % KEPT == 0) {
            ofRows.clearAllCachedResultValues();
        }
        return ofRows.evaluate(cell);
    }

    /** A sheet as it is in the workbook, with samples. */
    EvaluationSheet samples(Sheet sheet) {
        return samples.getSheet(_uBook.getSheetIndex(sheet));
    }

    /** The columns of a sheet of which formulas speak. */
    Set<Integer> columnsInFormulas(XSSFSheet sheet) {
        Set<Integer> columns = new TreeSet<>();
        LongLists.eachFormula(_uBook, cell -> {
            EvaluationCell own = samples(cell.getSheet()).getCell(cell.getRowIndex(), cell.getColumnIndex());
            for (Ptg ptg : getFormulaTokens(own)) {
                String meant = ptg instanceof Pxg named
                        ? named.getSheetName()
                        : cell.getSheet().getSheetName();
                if (!sheet.getSheetName().equals(meant)) {
                    continue;
                }
                if (ptg instanceof RefPtgBase reference) {
                    columns.add(reference.getColumn());
                } else if (ptg instanceof AreaPtgBase area) {
                    for (int column = area.getFirstColumn(); column <= area.getLastColumn(); column++) {
                        columns.add(column);
                    }
                }
            }
        });
        return columns;
    }

    @Override
    public EvaluationSheet getSheet(int sheet) {
        LongList list = lists.get(sheet);
        return list == null ? samples.getSheet(sheet) : list;
    }

    @Override
    public int getSheetIndex(EvaluationSheet sheet) {
        return sheet instanceof LongList list
                ? _uBook.getSheetIndex(list.piece().sheet())
                : samples.getSheetIndex(sheet);
    }

    @Override
    public Ptg[] getFormulaTokens(EvaluationCell cell) {
        return cell instanceof ListCell own && own.formula() != null ? own.formula() : samples.getFormulaTokens(cell);
    }
}
