package org.jixiao.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCfRule;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTConditionalFormatting;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDataValidation;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDataValidations;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;

/**
 * What a template sheet says beside its cells and what jxls loses, breaks or leaves at the template's size: validations, conditional
 * formats, autofilter, names, print area and row styles. It is taken out of the sheet before the fill and put back after it, for
 * the rows that the template's rows became. (jxls copies a validation per row, and fails with one of a single row and no item; it
 * copies a conditional format per cell, which takes minutes for some thousand rows.)
 */
final class SheetFurniture {
    private static final String PRINT_AREA = "_xlnm.Print_Area";
    private static final String FILTER = "_xlnm._FilterDatabase";

    private final List<CTDataValidation> validations = new ArrayList<>();
    private final List<CTConditionalFormatting> formats = new ArrayList<>();
    private final List<Named> names = new ArrayList<>();
    private final int rows;
    private final int columns;
    private @Nullable CellRangeAddress filter;

    private record Named(String name, String refersTo) {}

    private SheetFurniture(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** Takes the furniture out of a template sheet. */
    static SheetFurniture takeFrom(XSSFSheet sheet) {
        int columns = 0;
        for (Row row : sheet) {
            columns = Math.max(columns, row.getLastCellNum());
        }
        SheetFurniture furniture = new SheetFurniture(sheet.getLastRowNum() + 1, columns);
        CTWorksheet xml = sheet.getCTWorksheet();
        if (xml.isSetDataValidations()) {
            for (CTDataValidation validation : xml.getDataValidations().getDataValidationArray()) {
                furniture.validations.add((CTDataValidation) validation.copy());
            }
            xml.unsetDataValidations();
        }
        for (CTConditionalFormatting format : xml.getConditionalFormattingArray()) {
            furniture.formats.add((CTConditionalFormatting) format.copy());
        }
        xml.setConditionalFormattingArray(new CTConditionalFormatting[0]);
        if (xml.isSetAutoFilter()) {
            furniture.filter = CellRangeAddress.valueOf(xml.getAutoFilter().getRef());
            xml.unsetAutoFilter();
        }
        furniture.takeNames(sheet);
        return furniture;
    }

    private void takeNames(XSSFSheet sheet) {
        XSSFWorkbook workbook = sheet.getWorkbook();
        int index = workbook.getSheetIndex(sheet);
        for (XSSFName name : List.copyOf(workbook.getAllNames())) {
            if (name.getSheetIndex() == index) {
                if (!name.getNameName().equals(FILTER)) {
                    names.add(new Named(name.getNameName(), name.getRefersToFormula()));
                }
                workbook.removeName(name);
            }
        }
    }

    /** Rows and columns of the template sheet. */
    int[] size() {
        return new int[] {rows, columns};
    }

    /** Puts the furniture into a filled sheet, which may be called otherwise than the template's. */
    void putInto(XSSFSheet sheet, String templateSheet, RowMap map) {
        putValidations(sheet, map);
        putFormats(sheet, map);
        String own = sheet.getSheetName();
        if (filter != null) {
            CellRangeAddress range = map.range(own, filter);
            sheet.setAutoFilter(range == null ? filter : range);
        }
        for (Named named : names) {
            XSSFName name = sheet.getWorkbook().createName();
            name.setSheetIndex(sheet.getWorkbook().getSheetIndex(sheet));
            name.setNameName(named.name());
            String formula = named.refersTo()
                    .replace(quoted(templateSheet), quoted(own))
                    .replace(templateSheet + "!", quoted(own) + "!");
            name.setRefersToFormula(
                    named.name().equals(PRINT_AREA) || !named.name().startsWith("_xlnm.")
                            ? References.map(formula, own, map, false)
                            : formula);
        }
        repeatRowStyles(sheet, map);
    }

    private void putValidations(XSSFSheet sheet, RowMap map) {
        CTDataValidations all = null;
        for (CTDataValidation template : validations) {
            List<String> ranges = ranges(sheet.getSheetName(), template.getSqref(), map);
            if (!ranges.isEmpty()) {
                all = all == null ? sheet.getCTWorksheet().addNewDataValidations() : all;
                CTDataValidation validation = all.addNewDataValidation();
                validation.set(template);
                validation.setSqref(ranges);
            }
        }
        if (all != null) {
            all.setCount(all.sizeOfDataValidationArray());
        }
    }

    private void putFormats(XSSFSheet sheet, RowMap map) {
        for (CTConditionalFormatting template : formats) {
            List<String> ranges = ranges(sheet.getSheetName(), template.getSqref(), map);
            if (!ranges.isEmpty()) {
                CTConditionalFormatting format = sheet.getCTWorksheet().addNewConditionalFormatting();
                format.set(template);
                format.setSqref(ranges);
                for (CTCfRule rule : format.getCfRuleArray()) {
                    for (int i = 0; i < rule.sizeOfFormulaArray(); i++) {
                        rule.setFormulaArray(
                                i, References.map(rule.getFormulaArray(i), sheet.getSheetName(), map, true));
                    }
                }
            }
        }
    }

    private static List<String> ranges(String sheet, List<?> references, RowMap map) {
        List<String> ranges = new ArrayList<>();
        for (Object reference : references) {
            CellRangeAddress range = map.range(sheet, CellRangeAddress.valueOf(String.valueOf(reference)));
            if (range != null) {
                ranges.add(range.formatAsString());
            }
        }
        return ranges;
    }

    /** jxls styles the first of the repeated rows only; the style of a row decides whether Excel lets it be deleted. */
    private void repeatRowStyles(XSSFSheet sheet, RowMap map) {
        for (int row = 0; row < rows; row++) {
            SortedSet<Integer> targets = map.rows(sheet.getSheetName(), row);
            XSSFRow first = targets.isEmpty() ? null : sheet.getRow(targets.first());
            if (first != null && first.isFormatted() && targets.size() > 1) {
                for (int target : targets) {
                    sheet.getRow(target).setRowStyle(first.getRowStyle());
                }
            }
        }
    }

    private static String quoted(String sheet) {
        return "'" + sheet.replace("'", "''") + "'";
    }
}
