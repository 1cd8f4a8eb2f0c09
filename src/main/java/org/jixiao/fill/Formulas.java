package org.jixiao.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.FormulaParseException;
import org.apache.poi.ss.formula.FormulaParser;
import org.apache.poi.ss.formula.FormulaType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Form;
import org.jixiao.model.Row;
import org.jixiao.template.Field;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Mistake;
import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;

/** The live formulas of a form: they stand where the form has no value, and whoever fills it in may write over them. */
public final class Formulas {
    private static final Pattern PATH = Pattern.compile("\\{([^}]*)}");

    private final FormTemplate template;
    private final XSSFSheet sheet;
    private final RowMap map;

    /** @param sheet a filled sheet of the template's first form */
    Formulas(FormTemplate template, XSSFSheet sheet, RowMap map) {
        this.template = template;
        this.sheet = sheet;
        this.map = map;
    }

    /** The formulas of a template that Excel would not understand. */
    public static List<Mistake> lint(FormTemplate template) {
        List<Mistake> mistakes = new ArrayList<>();
        for (Field field : template.fields().values()) {
            if (field.isLive()) {
                try { // without a workbook: no sheet and no name is at hand, nor needed
                    FormulaParser.parse(PATH.matcher(field.formula()).replaceAll("A1"), null, FormulaType.CELL, -1);
                } catch (FormulaParseException | IllegalStateException e) {
                    CellAddress at = new CellAddress(template.name(), 0, 0);
                    mistakes.add(Mistake.at(at, "formula", field.path(), field.formula()));
                }
            }
        }
        return mistakes;
    }

    /** A cell of the filled sheet that shows one field's value and nothing else. */
    interface Visitor {
        /** @param blank whether the form has no value for it */
        void visit(Field field, XSSFCell cell, boolean blank);
    }

    void eachCell(Form form, Visitor visitor) {
        for (Slot slot : template.sheets().get(0).slots()) {
            if (slot.isAlone()) {
                XSSFCell cell = sheet.getRow(row(slot.row())).getCell(slot.column());
                visitor.visit(
                        template.field(slot.path()), cell, form.get(slot.path()).isBlank());
            }
        }
        for (TablePlan table : template.sheets().get(0).tables()) {
            List<Row> items = form.rows(table.path());
            SortedSet<Integer> rows = map.rows(sheet.getSheetName(), table.bodyRow());
            for (TablePlan.Column column : table.columns()) {
                Field field = template.field(table, column);
                for (int i = 0; i < items.size(); i++) {
                    XSSFCell cell = sheet.getRow(rows.first() + i).getCell(column.column());
                    visitor.visit(field, cell, items.get(i).get(column.path()).isBlank());
                }
            }
        }
    }

    void put(Form form) {
        eachCell(form, (field, cell, blank) -> {
            if (blank && field.isLive()) {
                int row = cell.getRowIndex();
                Matcher m = PATH.matcher(field.formula());
                cell.setCellFormula(m.replaceAll(path -> Matcher.quoteReplacement(reference(path.group(1), row))));
            } else if (blank && !field.formula().isEmpty()) {
                cell.setCellValue(Double.parseDouble(field.formula()));
            }
        });
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
