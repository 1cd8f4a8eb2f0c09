package org.jixiao;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ooxml.POIXMLProperties.CustomProperties;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * What people do to a form, as one line of text: steps with {@code ;} between them, on the first sheet, cells and rows as Excel
 * counts them.
 *
 * <pre>
 * set D14 约六十万      type text (\n is a line break)
 * number D14 350000    type a number
 * formula D14 1/0      type a formula
 * clear D14            empty a cell
 * insert 13            put an empty row above row 13
 * delete 26            take a row out
 * copy 1-28 31         copy rows 1 to 28 to row 31 and below
 * hide 9               hide a row
 * stamp jixiao.unit A  set a document property
 * rename 表1           give the sheet another name
 * </pre>
 */
public final class FormEdit {
    private static final Pattern STEP = Pattern.compile("(\\w+) (\\S+)(?: (.*))?");

    private final XSSFSheet sheet;

    private FormEdit(XSSFSheet sheet) {
        this.sheet = sheet;
    }

    /** A changed copy of a workbook. */
    public static byte[] apply(byte[] workbook, String steps) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            FormEdit edit = new FormEdit(book.getSheetAt(0));
            for (String step : List.of(steps.split(" *; *"))) {
                Matcher parts = STEP.matcher(step);
                if (!parts.matches()) {
                    throw new IllegalArgumentException("no step of an edit: " + step);
                }
                edit.step(parts.group(1), parts.group(2), parts.group(3));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    private void step(String verb, String place, String value) {
        switch (verb) {
            case "set" -> cell(place).setCellValue(value.replace("\\n", "\n"));
            case "number" -> cell(place).setCellValue(Double.parseDouble(value));
            case "formula" -> {
                cell(place).setCellFormula(value);
                sheet.getWorkbook().getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell(place));
            }
            case "clear" -> cell(place).setBlank();
            case "insert" -> move(Integer.parseInt(place) - 1, 1);
            case "delete" -> {
                sheet.removeRow(sheet.getRow(Integer.parseInt(place) - 1));
                move(Integer.parseInt(place), -1);
            }
            case "copy" -> {
                int dash = place.indexOf('-');
                sheet.copyRows(
                        Integer.parseInt(place.substring(0, dash)) - 1,
                        Integer.parseInt(place.substring(dash + 1)) - 1,
                        Integer.parseInt(value) - 1,
                        new CellCopyPolicy());
            }
            case "hide" -> {
                int row = Integer.parseInt(place) - 1;
                (sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row)).setZeroHeight(true);
            }
            case "stamp" -> {
                CustomProperties properties =
                        sheet.getWorkbook().getProperties().getCustomProperties();
                if (properties.contains(place)) {
                    properties.getProperty(place).setLpwstr(value);
                } else {
                    properties.addProperty(place, value);
                }
            }
            case "rename" -> sheet.getWorkbook().setSheetName(0, place);
            default -> throw new IllegalArgumentException("no verb of an edit: " + verb);
        }
    }

    private XSSFCell cell(String place) {
        CellReference at = new CellReference(place);
        XSSFRow row = sheet.getRow(at.getRow()) == null ? sheet.createRow(at.getRow()) : sheet.getRow(at.getRow());
        return row.getCell(at.getCol(), XSSFRow.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    /** Moves all rows from one on, by one; merged blocks across the place grow or shrink, as they do in Excel. */
    private void move(int from, int by) {
        List<CellRangeAddress> regions = new ArrayList<>(sheet.getMergedRegions());
        while (sheet.getNumMergedRegions() > 0) {
            sheet.removeMergedRegion(0);
        }
        if (from <= sheet.getLastRowNum()) {
            sheet.shiftRows(from, sheet.getLastRowNum(), by, true, false);
        }
        for (CellRangeAddress region : regions) {
            region.setFirstRow(region.getFirstRow() + (region.getFirstRow() >= from ? by : 0));
            region.setLastRow(region.getLastRow() + (region.getLastRow() >= (by < 0 ? from - 1 : from) ? by : 0));
            if (region.getFirstRow() <= region.getLastRow() && region.getNumberOfCells() > 1) {
                sheet.addMergedRegion(region);
            }
        }
    }
}
