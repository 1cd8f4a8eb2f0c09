package org.jixiao.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A table as CSV that Excel opens right: UTF-8 with a byte order mark, lines ending as on Windows. Text that Excel would take for a
 * formula begins with an apostrophe.
 */
public final class Csv {
    /** What such a file begins with. */
    public static final char BYTE_ORDER_MARK = '\uFEFF';

    /** What begins a formula for Excel, or for one that takes wide characters for narrow ones. */
    private static final String SIGNS = "=+-@\t\r\n＝＋－＠";

    private Csv() {}

    /** The file's content. */
    public static byte[] of(Table table) {
        StringBuilder text = new StringBuilder().append(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.EXCEL)) {
            printer.printRecord(table.headings().values().stream().map(Csv::harmless));
            for (Map<String, @Nullable Object> row : table.rows()) {
                printer.printRecord(table.headings().keySet().stream().map(column -> shown(row.get(column))));
            }
        } catch (IOException e) { // memory
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String shown(@Nullable Object value) {
        String text = Table.text(value);
        return value instanceof Number ? text : harmless(text);
    }

    private static String harmless(String text) {
        return !text.isEmpty() && SIGNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
