package org.jixiao;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jixiao.fill.Filler;
import org.jixiao.model.Stamp;
import org.jixiao.review.MarkedCopy;
import org.jixiao.workbook.FileKind;
import org.jixiao.workbook.Workbook;
import org.jixiao.workbook.WorkbookReader;
import org.jixiao.workbook.XlsxOutline;
import org.jspecify.annotations.Nullable;

/** A file that stands where another is to be written, and what tells whether it may go. One that cannot be read is somebody's. */
record Occupant(byte[] content, @Nullable Workbook about) {
    static Occupant of(Path file) throws IOException {
        return of(Files.readAllBytes(file));
    }

    private static Occupant of(byte[] content) {
        try {
            return new Occupant(content, XlsxOutline.about(content));
        } catch (IOException | RuntimeException e) {
            return new Occupant(content, null);
        }
    }

    /** The template that it says it was made by, empty where it says nothing. */
    private String template() {
        return about == null ? "" : about.properties().getOrDefault(Stamp.TEMPLATE, "");
    }

    /** Whether it is what we made by that template. */
    boolean isBy(String name) {
        return template().equals(name);
    }

    /** Whether nobody has saved it since we wrote it. */
    boolean isUntouched() {
        return about != null && Filler.WRITTEN.equals(about.modified());
    }

    /** Whether it is a marked copy, come back or not. */
    boolean isMarked() {
        try {
            return MarkedCopy.isMarked(WorkbookReader.read(content));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether nothing of anybody's is lost when this takes its place: it is the same, or as we wrote it by the same template. */
    boolean losesNothing(byte[] next) {
        return Arrays.equals(content, next) || (isUntouched() && Objects.equals(template(), of(next).template()));
    }

    /** Whether it may be of an earlier run with the same purpose: a text, a database, a marked copy for another. */
    boolean isLike(byte[] next) {
        FileKind kind = FileKind.of(content);
        return kind == FileKind.of(next)
                && kind != FileKind.OTHER
                && (kind != FileKind.WORKBOOK || (isMarked() && of(next).isMarked()));
    }
}
