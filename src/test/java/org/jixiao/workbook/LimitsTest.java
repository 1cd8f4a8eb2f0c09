package org.jixiao.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** SECURITY.md promises the limits that the program keeps. */
class LimitsTest {
    @Test
    void theLimitsOfTheDocumentAreThoseOfTheProgram() throws IOException {
        String document = Files.readString(Path.of("SECURITY.md"));
        List<String> rows = List.of(
                say(
                        "| a file, or a file in an archive | %d MiB; %d MiB for `.xls` and web pages; %d Mi characters for `.csv` |",
                        Limits.FILE >> 20, Limits.OBJECT_FILE >> 20, Limits.CSV >> 20),
                say(
                        "%d MiB, %d times their packed size (from %d MiB on), %,d parts or sheets |",
                        Limits.INFLATED >> 20, Limits.RATIO, Limits.RATIO_GRACE >> 20, Limits.PARTS),
                say("| an archive | %,d files, those of archives in it included;", Limits.ARCHIVE_ENTRIES),
                say(
                        "| %,d in a workbook, %,d in the roster; %,d rows and %,d columns; %,d characters in each |",
                        Limits.CELLS, Limits.CELLS * Limits.ROSTER, Limits.ROWS, Limits.COLUMNS, Limits.TEXT),
                say("| strings, styles, merged ranges, properties | %,d together |", Limits.ITEMS),
                say("| an attribute or comment of XML | %d Mi characters |", Limits.XML_EVENT >> 20));
        assertEquals(
                List.of(), rows.stream().filter(row -> !document.contains(row)).toList());
        assertEquals(60, Limits.TIME.toSeconds(), "one minute");
    }

    private static String say(String text, Object... limits) {
        return String.format(Locale.ROOT, text, limits);
    }
}
