package org.jixiao.workbook;

import java.io.IOException;
import java.util.List;
import org.jixiao.model.Problem;

/** Opens a workbook by what is in it, whatever its name says. Safe for many threads. */
public final class WorkbookReader {
    /**
     * All that can be read. {@link CsvReader} takes the text that the others leave, and so comes after them.
     */
    private static final List<WorkbookFormat> FORMATS =
            List.of(new PackageReader(), new XlsReader(), new Xml2003Reader(), new HtmlReader(), new CsvReader());

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
        for (WorkbookFormat format : FORMATS) {
            if (format.matches(content)) {
                return read(format, content, limits);
            }
        }
        throw UnreadableException.unsupported(Foreign.name(content));
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

    private static Workbook read(WorkbookFormat format, byte[] content, Limits limits) throws UnreadableException {
        try {
            return format.read(content, limits);
        } catch (UnreadableException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Parsers and libraries meet damage with whatever comes first; the stack ends where things nest absurdly
            // deep.
            throw UnreadableException.damaged(e);
        }
    }
}
