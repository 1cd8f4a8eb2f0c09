package org.jixiao.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.model.CellAddress;
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
 *
 * @param rows of the template sheet, as {@code columns} are
 * @param taken what was taken out of its XML, and nothing else
 */
record SheetFurniture(int rows, int columns, CTWorksheet taken, List<Named> names) {
    private static final String PRINT_AREA = "_xlnm.Print_Area";
    private static final String FILTER = "_xlnm._FilterDatabase";

    /** A name that means something on the sheet. */
    record Named(String name, String refersTo) {}

    /** Takes the furniture out of a template sheet. */
    static SheetFurniture takeFrom(XSSFSheet sheet) {
        int columns = 0;
        for (Row row : sheet) {
            columns = Math.max(columns, row.getLastCellNum());
        }
        CTWorksheet taken = CTWorksheet.Factory.newInstance();
        taken.addNewDataValidations();
        CTWorksheet xml = sheet.getCTWorksheet();
        if (xml.isSetDataValidations()) {
            taken.setDataValidations(xml.getDataValidations());
            xml.unsetDataValidations();
        }
        taken.setConditionalFormattingArray(xml.getConditionalFormattingArray());
        xml.setConditionalFormattingArray(new CTConditionalFormatting[0]);
        if (xml.isSetAutoFilter()) {
            taken.setAutoFilter(xml.getAutoFilter());
            xml.unsetAutoFilter();
        }
        return new SheetFurniture(sheet.getLastRowNum() + 1, columns, taken, takeNames(sheet));
    }

    private static List<Named> takeNames(XSSFSheet sheet) {
        List<Named> names = new ArrayList<>();
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
        return names;
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
        if (taken.isSetAutoFilter()) {
            CellRangeAddress filter =
                    CellRangeAddress.valueOf(taken.getAutoFilter().getRef());
            CellRangeAddress range = map.range(own, filter);
            sheet.setAutoFilter(range == null ? filter : range);
        }
        for (Named named : names) {
            XSSFName name = sheet.getWorkbook().createName();
            name.setSheetIndex(sheet.getWorkbook().getSheetIndex(sheet));
            name.setNameName(named.name());
            String formula = named.refersTo()
                    .replace(CellAddress.quoted(templateSheet), CellAddress.quoted(own))
                    .replace(templateSheet + "!", CellAddress.quoted(own) + "!");
            name.setRefersToFormula(
                    named.name().equals(PRINT_AREA) || !named.name().startsWith("_xlnm.")
                            ? References.map(formula, own, map, false)
                            : formula);
        }
        repeatRowStyles(sheet, map);
    }

    private void putValidations(XSSFSheet sheet, RowMap map) {
        CTDataValidations all = null;
        for (CTDataValidation template : taken.getDataValidations().getDataValidationArray()) {
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
        for (CTConditionalFormatting template : taken.getConditionalFormattingArray()) {
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
        return references.stream()
                .map(reference -> map.range(sheet, CellRangeAddress.valueOf(String.valueOf(reference))))
                .filter(Objects::nonNull)
                .map(CellRangeAddress::formatAsString)
                .toList();
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
}
