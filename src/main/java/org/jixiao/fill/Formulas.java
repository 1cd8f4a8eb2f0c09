package org.jixiao.fill;

import java.util.List;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jixiao.model.Form;
import org.jixiao.model.Row;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;

/** The live formulas of a form: they stand where the form has no value, and whoever fills it in may write over them. */
final class Formulas {
    private static final Pattern PATH = Pattern.compile("\\{([^}]*)}");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    private final FormTemplate template;
    private final XSSFSheet sheet;
    private final RowMap map;

    /** @param sheet a filled sheet of the template's first form */
    Formulas(FormTemplate template, XSSFSheet sheet, RowMap map) {
        this.template = template;
        this.sheet = sheet;
        this.map = map;
    }

    void put(Form form) {
        for (Slot slot : template.sheets().get(0).slots()) {
            String formula = template.field(slot.path()).formula();
            if (!formula.isEmpty() && form.get(slot.path()).isBlank()) {
                put(formula, row(slot.row()), slot.column());
            }
        }
        for (TablePlan table : template.sheets().get(0).tables()) {
            List<Row> items = form.rows(table.path());
            SortedSet<Integer> rows = map.rows(sheet.getSheetName(), table.bodyRow());
            int first = rows.isEmpty() ? 0 : rows.first();
            for (TablePlan.Column column : table.columns()) {
                String formula =
                        template.field(table.path() + "." + column.path()).formula();
                for (int i = 0; i < items.size() && !formula.isEmpty(); i++) {
                    if (items.get(i).get(column.path()).isBlank()) {
                        put(formula, first + i, column.column());
                    }
                }
            }
        }
    }

    private void put(String formula, int row, int column) {
        Cell cell = sheet.getRow(row).getCell(column);
        if (NUMBER.matcher(formula).matches()) { // what the form prints in every copy
            cell.setCellValue(Double.parseDouble(formula));
            return;
        }
        Matcher m = PATH.matcher(formula);
        cell.setCellFormula(m.replaceAll(path -> Matcher.quoteReplacement(reference(path.group(1), row))));
    }

    /** The cell or cells of a path; 0 for the column of a table without rows. */
    private String reference(String path, int row) {
        for (Slot slot : template.sheets().get(0).slots()) {
            if (slot.path().equals(path)) {
                return new CellReference(row(slot.row()), slot.column()).formatAsString();
            }
        }
        for (TablePlan table : template.sheets().get(0).tables()) {
            for (TablePlan.Column column : table.columns()) {
                if (path.equals(table.variable() + "." + column.path())) {
                    return new CellReference(row, column.column()).formatAsString();
                }
                if (path.equals(table.path() + "." + column.path())) {
                    CellRangeAddress cell =
                            new CellRangeAddress(table.bodyRow(), table.bodyRow(), column.column(), column.column());
                    CellRangeAddress range = map.range(sheet.getSheetName(), cell);
                    return range == null ? "0" : range.formatAsString();
                }
            }
        }
        throw new IllegalArgumentException(template.name() + " has no field " + path);
    }

    private int row(int templateRow) {
        return map.rows(sheet.getSheetName(), templateRow).first();
    }
}
