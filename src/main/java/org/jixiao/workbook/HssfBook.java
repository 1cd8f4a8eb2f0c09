package org.jixiao.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hpsf.CustomProperties;
import org.apache.poi.hpsf.DocumentSummaryInformation;
import org.apache.poi.hpsf.Filetime;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.model.InternalWorkbook;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jixiao.model.Problem;
import org.jspecify.annotations.Nullable;

/** What POI's HSSF reads from an OLE2 container; a class of its own, so that POI is not loaded before there is one. */
final class HssfBook {
    private HssfBook() {}

    /** Reads a workbook; the exception says what else it is, or that it has a password. */
    static Workbook read(byte[] content, Limits limits) throws IOException {
        if (content.length > Limits.OBJECT_FILE) {
            throw Limits.tooLarge("size");
        }
        try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            refuseOthers(container.getRoot().getEntryNames());
            try (HSSFWorkbook workbook = new HSSFWorkbook(container)) {
                return workbook(workbook, limits);
            }
        } catch (EncryptedDocumentException e) {
            throw new UnreadableException(Problem.Kind.ENCRYPTED, "password", e);
        } catch (OldExcelFormatException e) {
            throw new UnreadableException(Problem.Kind.UNSUPPORTED, "xls95", e);
        }
    }

    private static void refuseOthers(Set<String> names) throws UnreadableException {
        if (names.contains("EncryptedPackage") || names.contains("EncryptionInfo")) {
            throw new UnreadableException(Problem.Kind.ENCRYPTED, "password");
        }
        if (InternalWorkbook.WORKBOOK_DIR_ENTRY_NAMES.stream().anyMatch(names::contains)) {
            return;
        }
        if (names.contains(InternalWorkbook.OLD_WORKBOOK_DIR_ENTRY_NAME)) {
            throw UnreadableException.unsupported("xls95");
        }
        if (names.contains("WordDocument")) {
            throw UnreadableException.unsupported("word");
        }
        throw UnreadableException.unsupported(names.contains("PowerPoint Document") ? "powerpoint" : "ole2");
    }

    private static Workbook workbook(HSSFWorkbook workbook, Limits limits) throws UnreadableException {
        boolean since1904 = workbook.getInternalWorkbook().isUsing1904DateWindowing();
        List<Grid> grids = new ArrayList<>();
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            boolean hidden = workbook.isSheetHidden(i) || workbook.isSheetVeryHidden(i);
            Grid.Builder grid = new Grid.Builder(workbook.getSheetName(i)).hidden(hidden);
            sheet(workbook.getSheetAt(i), grid, since1904, limits);
            grids.add(grid.build());
        }
        return new Workbook(grids, properties(workbook), modified(workbook));
    }

    private static void sheet(HSSFSheet sheet, Grid.Builder grid, boolean since1904, Limits limits)
            throws UnreadableException {
        for (Row row : sheet) {
            if (row.getZeroHeight()) {
                grid.hideRows(row.getRowNum(), row.getRowNum());
            }
            for (org.apache.poi.ss.usermodel.Cell source : row) {
                Cell cell = cell((HSSFCell) source, since1904);
                limits.put(grid, source.getRowIndex(), source.getColumnIndex(), cell);
            }
        }
        for (int column = 0; column < 256; column++) {
            if (sheet.isColumnHidden(column)) {
                grid.hideColumns(column, column);
            }
        }
        for (CellRangeAddress range : sheet.getMergedRegions()) {
            limits.merge(grid, range.getFirstRow(), range.getFirstColumn(), range.getLastRow(), range.getLastColumn());
        }
    }

    private static Cell cell(HSSFCell source, boolean since1904) {
        if (source.getCellType() != CellType.FORMULA) {
            return value(source, source.getCellType(), since1904);
        }
        String formula = formula(source);
        Cell value = value(source, source.getCachedFormulaResultType(), since1904);
        return (value.isBlank() ? Cell.EMPTY_TEXT : value).withFormula(formula);
    }

    private static Cell value(HSSFCell source, CellType type, boolean since1904) {
        return switch (type) {
            case NUMERIC -> {
                String code = source.getCellStyle().getDataFormatString();
                // POI's name for the built-in formats that it does not know.
                boolean known = code != null && !code.startsWith("reserved-");
                NumberFormat format = NumberFormat.of(source.getCellStyle().getDataFormat(), known ? code : null);
                yield Values.cell(BigDecimal.valueOf(source.getNumericCellValue()), format, since1904);
            }
            case STRING -> Cell.text(source.getStringCellValue());
            case BOOLEAN -> Cell.bool(source.getBooleanCellValue());
            case ERROR -> Cell.error(error(source.getErrorCellValue()));
            default -> Cell.BLANK;
        };
    }

    private static String error(byte code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#N/A";
    }

    /** The formula, or an empty text where POI cannot put it into words: the value beside it is what counts. */
    private static String formula(HSSFCell source) {
        try {
            return source.getCellFormula();
        } catch (RuntimeException e) {
            return "";
        }
    }

    private static Map<String, String> properties(HSSFWorkbook workbook) {
        Map<String, String> properties = new LinkedHashMap<>();
        DocumentSummaryInformation summary = workbook.getDocumentSummaryInformation();
        CustomProperties custom = summary == null ? null : summary.getCustomProperties();
        if (custom != null) {
            for (String name : custom.nameSet()) {
                Object value = custom.get(name);
                if (value != null) {
                    properties.put(name, value.toString());
                }
            }
        }
        return properties;
    }

    private static @Nullable Instant modified(HSSFWorkbook workbook) {
        SummaryInformation summary = workbook.getSummaryInformation();
        Date saved = summary == null ? null : summary.getLastSaveDateTime();
        // Some programs write the field without a time in it.
        return saved == null || Filetime.isUndefined(saved) ? null : saved.toInstant();
    }
}
