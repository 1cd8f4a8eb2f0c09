package org.jixiao;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.fill.Filler;
import org.jixiao.model.Stamp;
import org.jixiao.review.MarkedCopy;
import org.jixiao.workbook.FileKind;
import org.jixiao.workbook.Workbook;
import org.jixiao.workbook.WorkbookReader;
import org.jixiao.workbook.XlsxOutline;
import org.jixiao.workbook.ZipTimes;
import org.jspecify.annotations.Nullable;

/** A file that stands where another is to be written, and what tells whether it may go. One that cannot be read is somebody's. */
record Occupant(byte[] content, @Nullable Workbook about) {
    /** Of a text of ours: the byte order mark of CSV and the first heading, or the first name in JSON. */
    private static final Pattern START = Pattern.compile("\uFEFF[^,\r\n]*,?|\\{\"\\w+\":");

    /** Where a database says whose it is. */
    private static final int APPLICATION_AT = 68;

    private static final int APPLICATION_END = 72;

    static Occupant of(Path file) throws IOException {
        return of(Files.readAllBytes(file));
    }

    /** The same where it makes no difference whether it can be read. */
    static Occupant at(Path file) {
        try {
            return of(file);
        } catch (IOException e) {
            return of(new byte[0]);
        }
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

    /** Whether nobody has saved it since we wrote it. Not every program changes the time that it carries, but each packs its parts anew. */
    boolean isUntouched() {
        try {
            return about != null && Filler.WRITTEN.equals(about.modified()) && ZipTimes.areFixed(content);
        } catch (IOException e) {
            return false;
        }
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
        return Arrays.equals(content, next) || (isUntouched() && !template().isEmpty() && of(next).isBy(template()));
    }

    /** Whether it may be of an earlier run with the same purpose: such a text, a database of ours, a marked copy for another. */
    boolean isLike(byte[] next) {
        FileKind kind = FileKind.of(content);
        return kind == FileKind.of(next)
                && switch (kind) {
                    case WORKBOOK -> isMarked() && of(next).isMarked();
                    case DATABASE ->
                        content.length >= APPLICATION_END
                                && Arrays.equals(
                                        content,
                                        APPLICATION_AT,
                                        APPLICATION_END,
                                        next,
                                        APPLICATION_AT,
                                        APPLICATION_END);
                    case TEXT -> {
                        String there = text(content);
                        String then = text(next);
                        yield there.isEmpty()
                                || (then.isEmpty()
                                        ? START.matcher(there).lookingAt()
                                        : frame(there).equals(frame(then)));
                    }
                    case OTHER -> false;
                };
    }

    /** What is more than a byte order mark and ends of lines. */
    private static String text(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8).strip();
        return text.equals("\uFEFF") ? "" : text;
    }

    /** What stays the same in a text of one purpose, whatever was read: the first heading, the first name in JSON, the words of the last line. */
    private static String frame(String lines) {
        Matcher start = START.matcher(lines);
        return start.lookingAt()
                ? start.group().replaceFirst(",$", "")
                : lines.substring(lines.lastIndexOf('\n') + 1).replaceAll("\\d", "");
    }
}
