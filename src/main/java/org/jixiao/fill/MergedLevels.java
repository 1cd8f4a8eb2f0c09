package org.jixiao.fill;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TablePlan;

/** Which cells of a filled table become one: equal neighbours in the columns that the template says so of. */
final class MergedLevels {
    private MergedLevels() {}

    /** The text of a cell, empty where it holds none. */
    interface Texts {
        String at(int row, int column);
    }

    /** The blocks to merge, column by column, inner levels only within one outer. Rows from the first to the last, both included. */
    static List<CellRangeAddress> of(FormTemplate template, TablePlan table, int firstRow, int lastRow, Texts texts) {
        List<CellRangeAddress> blocks = new ArrayList<>();
        boolean[] ends = new boolean[lastRow + 1]; // whether a block of an outer level ends with this row
        for (TablePlan.Column column : table.columns()) {
            if (!template.field(table.path() + "." + column.path()).mergedDown()) {
                continue;
            }
            int first = firstRow;
            for (int row = firstRow; row <= lastRow; row++) {
                String here = texts.at(row, column.column());
                if (ends[row] || row == lastRow || !here.equals(texts.at(row + 1, column.column()))) {
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
