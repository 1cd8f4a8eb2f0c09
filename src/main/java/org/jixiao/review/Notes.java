package org.jixiao.review;

import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.jixiao.workbook.Escapes;

/**
 * Our words in the notes of cells. They stand behind a line of their own, so that the department's note before it is kept and can
 * be told apart, and so that ours can be taken out again.
 */
final class Notes {
    /** The line that begins our part of a note. */
    static final String BEGIN = "〖审核意见〗";

    private static final int COLUMNS = 4;
    private static final int ROWS_PER_LINE = 2;
    /** How the note behind a conversation (a threaded comment) names its author: Excel keeps both in step, so we leave it alone. */
    private static final String THREAD = "tc=";

    private Notes() {}

    /** Adds our text to a cell's note, or makes one. A cell with a conversation keeps it as it is. */
    static void add(Cell cell, String remark) {
        String text = cell instanceof XSSFCell ? Escapes.written(remark) : remark;
        Comment comment = cell.getCellComment();
        CreationHelper helper = cell.getSheet().getWorkbook().getCreationHelper();
        if (comment == null) {
            ClientAnchor anchor = helper.createClientAnchor();
            int beside = freeColumn(cell);
            anchor.setCol1(beside);
            anchor.setRow1(cell.getRowIndex());
            anchor.setCol2(beside + COLUMNS);
            anchor.setRow2(
                    cell.getRowIndex() + 2 + ROWS_PER_LINE * (int) text.lines().count());
            comment = drawing(cell.getSheet()).createCellComment(anchor);
            comment.setString(helper.createRichTextString(BEGIN + "\n" + text));
            comment.setAuthor("jixiao");
            cell.setCellComment(comment);
        } else if (comment.getAuthor() == null || !comment.getAuthor().startsWith(THREAD)) {
            comment.setString(appended(comment.getString(), "\n" + BEGIN + "\n" + text));
        }
    }

    /** The first column to the right without a note: POI makes a note where its box begins, before it moves it to its cell. */
    private static int freeColumn(Cell cell) {
        int column = cell.getColumnIndex() + 1;
        while (cell.getSheet().getCellComment(new CellAddress(cell.getRowIndex(), column)) != null) {
            column++;
        }
        return column;
    }

    /** Takes our text out of all notes of a sheet; a note that was ours alone goes. */
    static void strip(Sheet sheet) {
        sheet.getCellComments().forEach((at, comment) -> {
            String text = comment.getString().getString();
            int begin = text.indexOf(BEGIN);
            if (begin == 0) {
                sheet.getRow(at.getRow()).getCell(at.getColumn()).removeCellComment();
            } else if (begin > 0) {
                comment.setString(cut(comment.getString(), text.charAt(begin - 1) == '\n' ? begin - 1 : begin));
            }
        });
    }

    private static Drawing<?> drawing(Sheet sheet) {
        return sheet.getDrawingPatriarch() == null ? sheet.createDrawingPatriarch() : sheet.getDrawingPatriarch();
    }

    private static RichTextString appended(RichTextString note, String text) {
        if (note instanceof XSSFRichTextString rich) { // keeps the fonts of what the department wrote
            XSSFRichTextString longer = new XSSFRichTextString(rich.getCTRst());
            longer.append(text);
            return longer;
        }
        HSSFRichTextString old = (HSSFRichTextString) note;
        HSSFRichTextString longer = new HSSFRichTextString(old.getString() + text);
        copyFonts(old, longer);
        return longer;
    }

    private static RichTextString cut(RichTextString note, int length) {
        if (note instanceof XSSFRichTextString rich) {
            XSSFRichTextString shorter = new XSSFRichTextString();
            int from = 0;
            for (int run = 0; run < Math.max(1, rich.numFormattingRuns()) && from < length; run++) {
                int end = rich.numFormattingRuns() == 0
                        ? length
                        : Math.min(length, rich.getIndexOfFormattingRun(run) + rich.getLengthOfFormattingRun(run));
                String part = note.getString().substring(from, end);
                if (rich.numFormattingRuns() == 0 || rich.getFontOfFormattingRun(run) == null) {
                    shorter.append(part);
                } else {
                    shorter.append(part, rich.getFontOfFormattingRun(run));
                }
                from = end;
            }
            return shorter;
        }
        HSSFRichTextString old = (HSSFRichTextString) note;
        HSSFRichTextString shorter = new HSSFRichTextString(old.getString().substring(0, length));
        copyFonts(old, shorter);
        return shorter;
    }

    private static void copyFonts(HSSFRichTextString from, HSSFRichTextString to) {
        for (int run = 0; run < from.numFormattingRuns(); run++) {
            int begin = from.getIndexOfFormattingRun(run);
            int end = run + 1 < from.numFormattingRuns() ? from.getIndexOfFormattingRun(run + 1) : from.length();
            if (begin < to.length()) {
                to.applyFont(begin, Math.min(end, to.length()), from.getFontOfFormattingRun(run));
            }
        }
    }
}
