package org.jixiao.review;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Finding;
import org.jixiao.model.Severity;

/** A department's workbook, what was found in it, and what can be seen of a workbook. */
final class MarkedSamples {
    private MarkedSamples() {}

    static List<Remark> remarks() {
        return List.of(
                remark("I01", "project.name", 0, 1, Severity.ERROR),
                remark("B03", "budget.current", 1, 1, Severity.ERROR),
                remark("B07", "budget.current", 1, 1, Severity.WARNING),
                remark("N01", "project.plan", 4, 1, Severity.HINT));
    }

    static Remark remark(String rule, String field, int row, int column, Severity severity) {
        CellAddress at = new CellAddress("目标表", row, column);
        return new Remark(finding(rule, field, at, severity), "栏目 " + field, Remark.State.NEW);
    }

    static Finding finding(String rule, String field, CellAddress at, Severity severity) {
        String message = rule.equals("B07") ? "增减过大" : "当年预算大于总预算";
        String remedy = rule.equals("B07") ? "请说明" : "请核对";
        return new Finding(rule, severity, null, "a.xlsx", at, field, message, remedy, "700000", "依据", "其他");
    }

    /** Two sheets; a coloured cell with a note of the department's, a number with a format, a merged block. */
    static byte[] original(boolean xlsx) throws IOException {
        try (Workbook workbook = xlsx ? new XSSFWorkbook() : new HSSFWorkbook()) {
            Sheet sheet = workbook.createSheet("目标表");
            workbook.createSheet("附件").createRow(0).createCell(0).setCellValue("=1+1");
            Row row = sheet.createRow(0);
            row.createCell(0).setCellValue("项目名称：");
            CellStyle yellow = workbook.createCellStyle();
            yellow.setFillForegroundColor(IndexedColors.YELLOW.getIndex());
            yellow.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            Cell name = row.createCell(1);
            name.setCellValue("道路养护");
            name.setCellStyle(yellow);
            ClientAnchor anchor = workbook.getCreationHelper().createClientAnchor();
            anchor.setCol1(2);
            anchor.setCol2(4);
            anchor.setRow1(0);
            anchor.setRow2(3);
            Comment note = sheet.createDrawingPatriarch().createCellComment(anchor);
            RichTextString text = workbook.getCreationHelper().createRichTextString("科长：请核对");
            Font bold = workbook.createFont();
            bold.setBold(true);
            text.applyFont(0, 3, bold);
            note.setString(text);
            note.setAuthor("科长");
            name.setCellComment(note);
            CellStyle money = workbook.createCellStyle();
            money.setDataFormat(workbook.createDataFormat().getFormat("#,##0.00"));
            Cell amount = sheet.createRow(1).createCell(1);
            amount.setCellValue(700000);
            amount.setCellStyle(money);
            sheet.createRow(2).createCell(0).setCellValue("合并");
            sheet.addMergedRegion(new CellRangeAddress(2, 2, 0, 3));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    /** Everything of a workbook that a person could see: values, formats, fills, notes with their fonts, merges, sheets. */
    static String dump(byte[] content) throws IOException {
        StringBuilder dump = new StringBuilder();
        try (Workbook workbook = open(content)) {
            dump.append(names(workbook)).append(workbook.getActiveSheetIndex()).append('\n');
            for (Sheet sheet : workbook) {
                dump.append(sheet.getSheetName())
                        .append(sheet.getMergedRegions())
                        .append('\n');
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        CellStyle style = cell.getCellStyle();
                        dump.append(cell.getAddress()).append(' ').append(cell.getCellType());
                        dump.append(' ').append(cell).append(' ').append(style.getDataFormatString());
                        dump.append(' ')
                                .append(style.getFillPattern())
                                .append(' ')
                                .append(Colours.fillOf(cell));
                        if (cell.getCellComment() != null) {
                            RichTextString note = cell.getCellComment().getString();
                            dump.append(" note ").append(note.getString()).append(note.numFormattingRuns());
                            dump.append(cell.getCellComment().getAuthor());
                        }
                        dump.append('\n');
                    }
                }
            }
        }
        return dump.toString();
    }

    static byte[] stripped(byte[] content) throws IOException {
        try (Workbook workbook = open(content)) {
            MarkedCopy.strip(workbook);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    static List<String> names(Workbook workbook) {
        List<String> names = new ArrayList<>();
        workbook.forEach(sheet -> names.add(sheet.getSheetName()));
        return names;
    }

    static Workbook open(byte[] content) throws IOException {
        return WorkbookFactory.create(new ByteArrayInputStream(content));
    }
}
