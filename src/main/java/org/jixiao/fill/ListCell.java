package org.jixiao.fill;

import java.time.LocalDate;
import java.util.Map;
import org.apache.poi.ss.formula.EvaluationCell;
import org.apache.poi.ss.formula.EvaluationSheet;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a list's row, as POI's evaluator sees it.
 *
 * @param value what it shows; of no meaning where it is a formula
 * @param formula null where it is none
 */
record ListCell(EvaluationSheet sheet, int row, int column, ValueEval value, Ptg @Nullable [] formula)
        implements EvaluationCell {
    private static final Map<Class<?>, CellType> TYPES = Map.of(
            NumberEval.class, CellType.NUMERIC,
            StringEval.class, CellType.STRING,
            BoolEval.class, CellType.BOOLEAN,
            ErrorEval.class, CellType.ERROR);

    /** A value as POI calculates with it. */
    static ValueEval eval(@Nullable Object value) {
        if (value == null) {
            return BlankEval.instance;
        }
        if (value instanceof Number number) {
            return new NumberEval(number.doubleValue());
        }
        return value instanceof LocalDate date
                ? new NumberEval(DateUtil.getExcelDate(date))
                : new StringEval(value.toString());
    }

    @Override
    public CellType getCellType() {
        return formula == null ? getCachedFormulaResultType() : CellType.FORMULA;
    }

    @Override
    public CellType getCachedFormulaResultType() {
        return TYPES.getOrDefault(value.getClass(), CellType.BLANK);
    }

    @Override
    public double getNumericCellValue() {
        return ((NumberEval) value).getNumberValue();
    }

    @Override
    public String getStringCellValue() {
        return ((StringEval) value).getStringValue();
    }

    @Override
    public boolean getBooleanCellValue() {
        return ((BoolEval) value).getBooleanValue();
    }

    @Override
    public int getErrorCellValue() {
        return ((ErrorEval) value).getErrorCode();
    }

    @Override
    public Object getIdentityKey() {
        return this;
    }

    @Override
    public EvaluationSheet getSheet() {
        return sheet;
    }

    @Override
    public int getRowIndex() {
        return row;
    }

    @Override
    public int getColumnIndex() {
        return column;
    }

    @Override
    public @Nullable CellRangeAddress getArrayFormulaRange() {
        return null;
    }

    @Override
    public boolean isPartOfArrayFormulaGroup() {
        return false;
    }
}
