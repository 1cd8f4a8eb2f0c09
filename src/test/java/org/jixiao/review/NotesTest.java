package org.jixiao.review;

import static org.jixiao.review.MarkedSamples.open;
import static org.jixiao.review.MarkedSamples.original;
import static org.jixiao.review.MarkedSamples.remark;
import static org.jixiao.review.MarkedSamples.remarks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.jixiao.model.Messages;
import org.jixiao.model.Severity;
import org.jixiao.workbook.TestFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our note stands beside what the department and those who answer it write. */
class NotesTest {
    private final MarkedCopy copies = new MarkedCopy(new Messages("zh"));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theDepartmentsOwnNoteIsKeptAndOursIsAddedToIt(boolean xlsx) throws IOException {
        try (Workbook workbook = open(copies.mark(original(xlsx), remarks()).content())) {
            String note = workbook.getSheet("目标表")
                    .getRow(0)
                    .getCell(1)
                    .getCellComment()
                    .getString()
                    .getString();
            assertTrue(note.startsWith("科长：请核对\n" + Notes.BEGIN + "\nI01 "), note);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatSomebodyAnswersBelowOurNoteIsTheirs(boolean xlsx) throws IOException {
        try (Workbook workbook = open(copies.mark(original(xlsx), remarks()).content())) {
            Comment note = workbook.getSheet("目标表").getRow(1).getCell(1).getCellComment();
            String answered = note.getString().getString() + "\n答复：今年增加两期培训\n详见附件";
            note.setString(workbook.getCreationHelper().createRichTextString(answered));

            byte[] again = copies.mark(TestFiles.save(workbook), remarks()).content();

            try (Workbook second = open(again)) {
                String text = second.getSheet("目标表")
                        .getRow(1)
                        .getCell(1)
                        .getCellComment()
                        .getString()
                        .getString();
                assertEquals("答复：今年增加两期培训\n详见附件\n" + Notes.BEGIN + "\nB03 当年预算大于总预算。→ 请核对\nB07 增减过大。→ 请说明", text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cellsSideBySideAreMarkedWhicheverHasANoteAlready(boolean xlsx) throws IOException {
        List<Remark> beside = List.of(
                remark("I01", "project.name", 0, 0, Severity.ERROR), // to its right stands the department's note
                remark("B03", "budget.current", 1, 1, Severity.ERROR),
                remark("B03", "budget.current", 1, 0, Severity.ERROR));
        try (Workbook workbook = open(copies.mark(original(xlsx), beside).content())) {
            Sheet form = workbook.getSheet("目标表");
            for (int[] at : new int[][] {{0, 0}, {1, 0}, {1, 1}}) {
                Comment note = form.getRow(at[0]).getCell(at[1]).getCellComment();
                assertTrue(note.getString().getString().startsWith(Notes.BEGIN), at[0] + " " + at[1]);
            }
            assertEquals(4, form.getCellComments().size());
        }
    }
}
