package org.jixiao.workbook;

import java.io.IOException;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.jixiao.model.Problem;

/** Opens a workbook by what is in it, whatever its name says. Safe for many threads. */
public final class WorkbookReader {
    private WorkbookReader() {}

    /**
     * Reads a workbook.
     *
     * @param content the whole file
     * @throws UnreadableException where it is empty, damaged, locked, too large or no workbook; nothing else is thrown,
     *     whatever the bytes are
     */
    public static Workbook read(byte[] content) throws UnreadableException {
        return read(content, new Limits());
    }

    /** Reads the office's own roster, which may be as long as a province has projects; otherwise as {@link #read(byte[])}. */
    public static Workbook readRoster(byte[] content) throws UnreadableException {
        return read(content, new Limits(Limits.ROSTER));
    }

    private static Workbook read(byte[] content, Limits limits) throws UnreadableException {
        if (content.length == 0) {
            throw new UnreadableException(Problem.Kind.EMPTY, "empty");
        }
        if (content.length > Limits.FILE) {
            throw Limits.tooLarge("size");
        }
        try {
            return open(content, limits);
        } catch (UnreadableException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Parsers and libraries meet damage with whatever comes first; the stack ends where things nest absurdly
            // deep.
            throw UnreadableException.damaged(e);
        }
    }

    /**
     * All that can be read: a zip file is taken for {@code .xlsx} where it is no OpenDocument, and that says what it is where it is
     * neither; what no other reads may be text. To add a format: a small class, a line here, and one test.
     *
     * @param limits counts what it costs
     */
    static Workbook open(byte[] content, Limits limits) throws IOException {
        if (Zip.startsLikeZip(content)) {
            try (Parts parts = new Parts(content, limits)) {
                return OdsReader.matches(parts)
                        ? new OdsReader(parts, limits).read()
                        : new XlsxReader(parts, limits).read();
            }
        }
        if (FileMagic.valueOf(content) == FileMagic.OLE2) {
            return HssfBook.read(content, limits);
        }
        String head = Texts.head(content);
        if (Xml2003Reader.matches(head)) {
            return Xml2003Reader.read(content, limits);
        }
        return HtmlReader.matches(head) ? HtmlReader.read(content, limits) : CsvReader.read(content, limits);
    }

    /**
     * Whether a library may make objects of all that is in a package: we read sheets of a million formatted empty rows
     * as a stream, it would hold each of them.
     */
    public static boolean fitsInMemory(byte[] content) {
        try (Zip zip = Zip.of(content)) {
            return zip.entries(Limits.PARTS).stream()
                            .filter(entry -> !entry.name().startsWith("xl/media/"))
                            .mapToLong(Zip.Entry::size)
                            .sum()
                    <= Limits.OBJECT_FILE;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
