package org.jixiao.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.OutputException;
import org.jixiao.UsageException;
import org.jixiao.export.Csv;
import org.jixiao.export.Sqlite;
import org.jixiao.export.Table;
import org.jixiao.workbook.SafeNames;

/** Results as files for other programs: {@code -f csv} writes a folder with one file a list, {@code -f sqlite} one database. */
record Export(Arguments arguments, Session session, Path output) {
    /** @param file the key in the bundle for the file that is written where nothing else was asked for */
    static Export to(String file, Arguments arguments, Session session) throws UsageException {
        String workbook = session.messages().get(file);
        String name = workbook.replaceFirst("\\.xlsx$", "");
        Path output = switch (arguments.format()) {
            case "csv" -> arguments.folderOr(name, session.messages());
            case "sqlite" -> arguments.fileOr(name + ".sqlite");
            default -> arguments.workbookOr(workbook);
        };
        return new Export(arguments, session, output);
    }

    private boolean isFolder() {
        return arguments.format().equals("csv");
    }

    /** One of the files, as which links are seen. */
    Path file() {
        return isFolder() ? output.resolve("_") : output;
    }

    /** What people call a list; one of an office's own form has only the name that its template gives it. */
    private String title(String list) {
        String key = "table." + list;
        return session.messages().has(key) ? session.messages().get(key) : SafeNames.fileName(list);
    }

    /** Whether a file begins with a text. */
    private static boolean startsWith(Path file, String text) {
        byte[] start = text.getBytes(StandardCharsets.UTF_8);
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(start.length), start);
        } catch (IOException e) {
            return false;
        }
    }

    void write(List<Table> tables) throws UsageException, OutputException {
        if (isFolder()) {
            Map<Path, byte[]> files = new LinkedHashMap<>();
            tables.forEach(table -> files.put(output.resolve(title(table.name()) + ".csv"), Csv.of(table)));
            session.outbox().write(files);
            // Lists that lead to forms by number lead, of another run, to other forms.
            String numbered = Csv.BYTE_ORDER_MARK + session.messages().get("column.form") + ",";
            session.tellStale(output, files.keySet(), file -> startsWith(file, numbered));
            return;
        }
        try {
            session.outbox().write(output, Sqlite.of(tables));
        } catch (SQLException e) {
            throw new OutputException(session.messages().get("failure.sqlite", output), e);
        }
    }
}
