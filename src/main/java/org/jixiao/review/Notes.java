package org.jixiao.review;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.ss.usermodel.Cell;
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

    /** Between what is wrong and what to do about it, on one line. */
    static final String REMEDY = "。→ ";

    /** A remark of ours, over several lines in older notes; the last one may be cut short. */
    private static final Pattern OURS = Pattern.compile(
            "(?m)^[A-Z]\\d{2} (?:(?!\\R[A-Z]\\d{2} )[\\s\\S])*?" + REMEDY + ".*$|^[A-Z]\\d{2} .*…\\s*\\z");

    private static final int COLUMNS = 4;
    private static final int ROWS_PER_LINE = 2;
    /** How the note behind a conversation (a threaded comment) names its author: Excel keeps both in step, so we leave it alone. */
    private static final String THREAD = "tc=";

    private Notes() {}

    /** Adds our text to a cell's note, or makes one. A cell with a conversation keeps it as it is. */
    static void add(Cell cell, String remark) {
        int longest = Escapes.BESIDE_LABEL;
        String text = cell instanceof XSSFCell ? Escapes.written(remark, longest) : Escapes.fitting(remark, longest);
        Comment comment = cell.getCellComment();
        CreationHelper helper = cell.getSheet().getWorkbook().getCreationHelper();
        if (comment == null) {
            Drawing<?> drawing = cell.getSheet().createDrawingPatriarch();
            int beside = freeColumn(cell);
            int row = cell.getRowIndex();
            int rows = 2 + ROWS_PER_LINE * (int) text.lines().count();
            comment = drawing.createCellComment(
                    drawing.createAnchor(0, 0, 0, 0, beside, row, beside + COLUMNS, row + rows));
            comment.setString(helper.createRichTextString(BEGIN + "\n" + text));
            comment.setAuthor("jixiao");
            cell.setCellComment(comment);
        } else if (comment.getAuthor() == null || !comment.getAuthor().startsWith(THREAD)) {
            comment.setString(changed(comment, comment.getString().getString() + "\n" + BEGIN + "\n" + text, helper));
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

    /** Takes our text out of all notes of a sheet, and tells of which cells; a note that was ours alone goes. */
    static Set<CellAddress> strip(Sheet sheet) {
        Set<CellAddress> noted = new HashSet<>();
        sheet.getCellComments().forEach((at, comment) -> {
            String text = comment.getString().getString();
            int begin = text.indexOf(BEGIN);
            if (begin < 0) {
                return;
            }
            noted.add(at);
            String before = text.substring(0, begin > 0 && text.charAt(begin - 1) == '\n' ? begin - 1 : begin);
            String theirs = Stream.of(before, answer(text.substring(begin + BEGIN.length())))
                    .filter(each -> !each.isEmpty())
                    .collect(Collectors.joining("\n"));
            if (theirs.isEmpty()) {
                sheet.getRow(at.getRow()).getCell(at.getColumn()).removeCellComment();
            } else {
                comment.setString(changed(comment, theirs, sheet.getWorkbook().getCreationHelper()));
            }
        });
        return noted;
    }

    /** What somebody wrote below and between our lines. */
    private static String answer(String text) {
        return OURS.matcher(text)
                .replaceAll("")
                .lines()
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /** A note with another text of the same beginning, which keeps the fonts of what the department wrote. */
    private static RichTextString changed(Comment comment, String text, CreationHelper helper) {
        RichTextString note = comment.getString();
        RichTextString changed = helper.createRichTextString(text);
        for (int run = 0; run < note.numFormattingRuns(); run++) {
            int begin = note.getIndexOfFormattingRun(run);
            int next = run + 1 < note.numFormattingRuns() ? note.getIndexOfFormattingRun(run + 1) : note.length();
            int end = Math.min(next, text.length());
            if (begin < end && note instanceof HSSFRichTextString old) {
                changed.applyFont(begin, end, old.getFontOfFormattingRun(run));
            } else if (begin < end
                    && note instanceof XSSFRichTextString rich
                    && rich.getFontOfFormattingRun(run) != null) {
                changed.applyFont(begin, end, rich.getFontOfFormattingRun(run));
            }
        }
        return changed;
    }
}
