package org.jixiao.cli;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jixiao.OutputException;
import org.jixiao.UsageException;
import org.jixiao.export.Csv;
import org.jixiao.export.Sqlite;
import org.jixiao.export.Table;
import org.jixiao.workbook.SafeNames;

/** Results as files for other programs: {@code -f csv} writes a folder with one file a list, {@code -f sqlite} one database. */
record Export(Arguments arguments, Session session, Path output) {
    /** @param file the key in the bundle for the file that is written where nothing else was asked for */
    static Export to(String file, Arguments arguments, Session session) {
        String workbook = session.messages().get(file);
        String name = workbook.replaceFirst("\\.xlsx$", "");
        Path output = switch (arguments.format()) {
            case "csv" -> arguments.outputOr(name);
            case "sqlite" -> arguments.outputOr(name + ".sqlite");
            default -> arguments.fileOr(workbook);
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

    void write(List<Table> tables) throws UsageException, OutputException {
        if (isFolder()) {
            for (Table table : tables) {
                session.outbox().write(output.resolve(title(table.name()) + ".csv"), Csv.of(table));
            }
            return;
        }
        try {
            session.outbox().write(output, Sqlite.of(tables));
        } catch (SQLException e) {
            throw new OutputException(session.messages().get("failure.sqlite", output), e);
        }
    }
}
