package org.jixiao.fill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.poi.ss.formula.EvaluationCell;
import org.apache.poi.ss.formula.EvaluationSheet;
import org.apache.poi.ss.formula.FormulaRenderer;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.ptg.AreaPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.RefPtg;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.jixiao.model.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a long list that stand on one sheet, and to POI's evaluator that sheet with all of them. The sheet itself has as much room,
 * but only samples in the first two rows and in the last one. Once the workbook is finished, several threads may ask for its rows.
 */
final class LongList implements EvaluationSheet {
    private final ListWorkbook workbook;
    private final LongLists.Piece piece;
    private final EvaluationSheet samples;
    private final Map<Integer, Column> columns = new TreeMap<>();
    /**
     * The values of the columns of which formulas speak: each row is made anew whenever it is asked for. In a column of formulas their
     * results, as far as they have been calculated.
     */
    private @Nullable Map<Integer, @Nullable Object[]> remembered;

    /** The formula that is being calculated. */
    private @Nullable ListCell asking;

    /**
     * What a cell of each row shows.
     *
     * @param path of a value of the item; null for a constant or a formula
     * @param constant null where it shows anything else, or nothing
     * @param formula as it stands in the model row
     */
    record Column(@Nullable String path, @Nullable Object constant, Ptg @Nullable [] formula) {}

    /** @param workbook in which everything is in its place */
    LongList(ListWorkbook workbook, LongLists.Piece piece) {
        this.workbook = workbook;
        this.piece = piece;
        this.samples = workbook.samples(piece.sheet());
        XSSFRow model = piece.model();
        for (Cell cell : model) {
            int at = cell.getColumnIndex();
            String path = piece.plan().paths().get(at);
            Ptg[] formula = cell.getCellType() == CellType.FORMULA
                    ? workbook.getFormulaTokens(
                            workbook.samples(model.getSheet()).getCell(model.getRowNum(), at))
                    : null;
            columns.put(at, new Column(path, path == null ? constant(cell) : null, formula));
        }
    }

    private static @Nullable Object constant(Cell cell) {
        return cell.getCellType() == CellType.NUMERIC
                ? (Object) cell.getNumericCellValue()
                : cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : null;
    }

    LongLists.Piece piece() {
        return piece;
    }

    /** By column, 0-based, from the left. */
    Map<Integer, Column> columns() {
        return columns;
    }

    /** What an item shows by column, but for formulas. */
    @Nullable
    Object[] values(int item) {
        Map<String, @Nullable Object> values = piece.items().get(item);
        @Nullable Object[] all = new Object[piece.model().getLastCellNum()];
        columns.forEach((at, column) -> all[at] = value(values, column));
        return all;
    }

    private static @Nullable Object value(Map<String, @Nullable Object> item, Column column) {
        return column.path() == null ? column.constant() : StrictMap.listed(FieldPath.get(item, column.path()));
    }

    private Map<Integer, @Nullable Object[]> remembered() {
        if (remembered == null) {
            List<Map<String, @Nullable Object>> items = piece.items();
            Map<Integer, @Nullable Object[]> values = new HashMap<>();
            workbook.columnsInFormulas(piece.sheet()).stream()
                    .filter(columns::containsKey)
                    .forEach(each -> values.put(each, new Object[items.size()]));
            for (int i = 0; i < items.size(); i++) {
                int row = i;
                Map<String, @Nullable Object> of = items.get(i);
                values.forEach((each, all) -> all[row] = value(of, Objects.requireNonNull(columns.get(each))));
            }
            remembered = values;
        }
        return remembered;
    }

    /** What a cell shows. */
    private ValueEval shown(int item, int at, Column column) {
        Ptg[] formula = column.formula();
        if (formula != null) {
            return result(item, at, () -> formula(item, at, formula));
        }
        @Nullable Object[] all = remembered().get(at);
        return ListCell.eval(all == null ? value(piece.items().get(item), column) : all[item]);
    }

    /** The formula of a column in the row of an item: what the model says of its own row, said of that. */
    ListCell formula(int item, int at, Ptg[] ofModel) {
        Ptg[] own = new Ptg[ofModel.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = ofModel[i].copy();
            if (own[i] instanceof RefPtg reference) {
                reference.setRow(moved(reference.getRow(), item));
            } else if (own[i] instanceof AreaPtg area) {
                area.setFirstRow(moved(area.getFirstRow(), item));
                area.setLastRow(moved(area.getLastRow(), item));
            }
        }
        return new ListCell(this, piece.first() + item, at, ListCell.eval(null), own);
    }

    /**
     * What a formula of a row shows.
     *
     * @throws org.apache.poi.ss.formula.eval.NotImplementedException where POI cannot calculate it
     */
    ValueEval result(ListCell formula) {
        synchronized (workbook) { // its formulas share what has been calculated
            return result(formula.row() - piece.first(), formula.column(), () -> formula);
        }
    }

    private ValueEval result(int item, int at, Supplier<ListCell> formula) {
        @Nullable Object[] all = remembered().get(at);
        if (all != null && all[item] instanceof ValueEval known) {
            return known;
        }
        ListCell outer = asking;
        asking = formula.get();
        try {
            ValueEval result = workbook.result(asking);
            if (all != null) {
                all[item] = result;
            }
            return result;
        } finally {
            asking = outer;
        }
    }

    /** The text of a formula of a row. */
    String text(ListCell formula) {
        return FormulaRenderer.toFormulaString(workbook, formula.formula());
    }

    private int moved(int row, int item) {
        return row == piece.first() + 1 ? piece.first() + item : row;
    }

    @Override
    public @Nullable EvaluationCell getCell(int row, int at) {
        int item = row - piece.first();
        if (item < 0 || item >= piece.items().size()) {
            return samples.getCell(row, at);
        }
        if (asking != null && asking.row() == row && asking.column() == at) {
            return asking; // POI looks at the cell of the formula, and whether it asks for itself
        }
        Column column = columns.get(at);
        if (column == null) {
            return null;
        }
        return new ListCell(this, row, at, shown(item, at, column), null);
    }

    @Override
    public int getLastRowNum() {
        return piece.sheet().getLastRowNum();
    }

    @Override
    public boolean isRowHidden(int row) {
        return samples.isRowHidden(row);
    }

    @Override
    public void clearAllCachedResultValues() {
        samples.clearAllCachedResultValues();
    }
}
