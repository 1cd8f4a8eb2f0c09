package org.jixiao.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TablePlan;

/** Which cells of a filled table become one: equal neighbours in the columns that the template says so of. */
final class MergedLevels {
    private MergedLevels() {}

    /**
     * The blocks to merge, column by column, inner levels only within one outer.
     *
     * @param firstRow of the table, {@code lastRow} its last one, 0-based
     * @param texts of cells by row and column, empty where they hold none
     */
    static List<CellRangeAddress> of(
            FormTemplate template,
            TablePlan table,
            int firstRow,
            int lastRow,
            BiFunction<Integer, Integer, String> texts) {
        List<CellRangeAddress> blocks = new ArrayList<>();
        boolean[] ends = new boolean[lastRow + 1]; // whether a block of an outer level ends with this row
        for (TablePlan.Column column : table.columns()) {
            if (!template.field(table, column).mergedDown()) {
                continue;
            }
            int first = firstRow;
            for (int row = firstRow; row <= lastRow; row++) {
                String here = texts.apply(row, column.column());
                if (ends[row] || row == lastRow || !here.equals(texts.apply(row + 1, column.column()))) {
                    if (row > first && !here.isEmpty()) {
                        blocks.add(new CellRangeAddress(first, row, column.column(), column.column()));
                    }
                    ends[row] = true;
                    first = row + 1;
                }
            }
        }
        return blocks;
    }
}
