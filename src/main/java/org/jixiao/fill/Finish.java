package org.jixiao.fill;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.apache.poi.ss.formula.eval.NotImplementedException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.model.Form;
import org.jixiao.template.Field;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TablePlan;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCell;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDataValidation;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STDataValidationType;

/**
 * The last touches on a filled workbook: text that stays text, row heights, results of formulas; on a form also merged levels and
 * locked values.
 *
 * @param forms the form on each sheet, by sheet name
 */
record Finish(FormTemplate template, Map<String, Form> forms, boolean blank) {
    static final String TEXT_FORMAT = "@";

    private static final String SIGNS = "=+-@\t\r";

    /** Characters of a list that stands in a validation itself, by Excel's specification. */
    private static final int LONGEST_LIST = 255;

    /** The last touches on forms, before those on any workbook. */
    void apply(XSSFWorkbook workbook, RowMap map, Styles styles) {
        List<TablePlan> tables = template.sheets().get(0).tables();
        forms.forEach((name, form) -> {
            XSSFSheet sheet = workbook.getSheet(name);
            Set<CellRangeAddress> merged = new LinkedHashSet<>(); // lists side by side may have a column in common
            tables.forEach(table -> merged.addAll(constants(sheet, table, map)));
            tables.forEach(table -> merged.addAll(levels(sheet, table, map)));
            merged.forEach(range -> merge(sheet, range));
            Formulas formulas = new Formulas(template, sheet, map);
            formulas.put(form);
            formulas.eachCell(form, (field, cell, unknown) -> offer(cell, field.choices()));
            if (blank) {
                // what is known and is not to be changed; the same cells are open where it is not known
                formulas.eachCell(form, (field, cell, unknown) -> {
                    if (field.prefill() == Field.Prefill.LOCKED) {
                        styles.lock(cell, !unknown);
                    }
                });
            }
        });
    }

    /**
     * Lets the list that drops down in a cell offer the choices of its field where the template's own is an older one, with a choice that
     * there is no more: a field may have more than are offered, as what is only understood.
     */
    private static void offer(XSSFCell cell, List<String> choices) {
        String list = String.join(",", choices);
        CTWorksheet sheet = cell.getSheet().getCTWorksheet();
        if (list.isEmpty() || list.length() > LONGEST_LIST || !sheet.isSetDataValidations()) {
            return;
        }
        for (CTDataValidation each : sheet.getDataValidations().getDataValidationArray()) {
            String old = String.valueOf(each.getFormula1()).replace("\"", "");
            boolean own = each.getType() == STDataValidationType.LIST
                    && each.getFormula1().startsWith("\"")
                    && each.getSqref().stream()
                            .anyMatch(range ->
                                    CellRangeAddress.valueOf(range.toString()).isInRange(cell));
            if (own && !choices.containsAll(List.of(old.split(",")))) {
                each.setFormula1("\"" + list + "\"");
                if (each.isSetError()) {
                    each.setError(each.getError().replace(old.replace(',', '、'), list.replace(',', '、')));
                }
            }
        }
    }

    /** @param whole for the results of its formulas */
    static void apply(XSSFWorkbook workbook, RowMap map, ListWorkbook whole, Styles styles) {
        LongLists.eachFormula(workbook, cell -> evaluate(cell, whole));
        Charts charts = new Charts(workbook, map, whole);
        workbook.forEach(sheet -> {
            keepText(sheet, styles);
            new RowHeights(sheet, styles).fit();
            charts.update((XSSFSheet) sheet);
        });
    }

    private List<CellRangeAddress> levels(XSSFSheet sheet, TablePlan table, RowMap map) {
        SortedSet<Integer> rows = map.rows(sheet.getSheetName(), table.bodyRow());
        return rows.isEmpty()
                ? List.of()
                : MergedLevels.of(
                        template, table, rows.first(), rows.last(), (row, column) -> text(sheet, row, column));
    }

    /** A constant that stands in a table's header and again in its rows names the whole table: one cell. */
    private List<CellRangeAddress> constants(XSSFSheet sheet, TablePlan table, RowMap map) {
        List<CellRangeAddress> constants = new ArrayList<>();
        SortedSet<Integer> rows = map.rows(sheet.getSheetName(), table.bodyRow());
        int header = map.rows(sheet.getSheetName(), table.headerRow()).first();
        for (Cell cell : sheet.getRow(header)) {
            int column = cell.getColumnIndex();
            String text = text(sheet, header, column);
            boolean filled = template.tables().stream()
                    .flatMap(each -> each.columns().stream())
                    .anyMatch(each -> each.column() == column);
            if (!rows.isEmpty() && !filled && !text.isEmpty() && text.equals(text(sheet, rows.first(), column))) {
                constants.add(new CellRangeAddress(header, rows.last(), column, column));
            }
        }
        return constants;
    }

    private static void merge(XSSFSheet sheet, CellRangeAddress range) {
        for (int row = range.getFirstRow() + 1; row <= range.getLastRow(); row++) {
            sheet.getRow(row).getCell(range.getFirstColumn()).setBlank();
        }
        sheet.addMergedRegionUnsafe(range);
    }

    /** Whether Excel would take a text for a formula when somebody edits it. */
    static boolean isLikeAFormula(String text) {
        return !text.isEmpty() && SIGNS.indexOf(text.charAt(0)) >= 0;
    }

    private static void keepText(Sheet sheet, Styles styles) {
        sheet.forEach(row -> row.forEach(cell -> {
            if (cell.getCellType() == CellType.STRING
                    && isLikeAFormula(cell.getStringCellValue())
                    && !cell.getCellStyle().getDataFormatString().equals(TEXT_FORMAT)) {
                cell.setCellStyle(styles.quoted(cell));
            }
        }));
    }

    /** Gives a formula its result. What POI cannot calculate is left to the program that opens the workbook. */
    private static void evaluate(Cell cell, ListWorkbook known) {
        try {
            SheetXml.Result shown = SheetXml.Result.of(known.result(cell));
            CTCell xml = ((XSSFCell) cell).getCTCell();
            xml.setT(STCellType.Enum.forString(shown.type()));
            xml.setV(shown.text());
        } catch (NotImplementedException e) {
            cell.getSheet().getWorkbook().setForceFormulaRecalculation(true);
        }
    }

    private static String text(XSSFSheet sheet, int row, int column) {
        XSSFCell cell = sheet.getRow(row) == null ? null : sheet.getRow(row).getCell(column);
        return cell == null || cell.getCellType() != CellType.STRING ? "" : cell.getStringCellValue();
    }
}
