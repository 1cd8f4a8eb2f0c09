package org.jixiao.cli;

import java.nio.file.Path;
import java.util.List;
import org.jixiao.OutputException;
import org.jixiao.export.Csv;
import org.jixiao.export.Table;
import org.jixiao.workbook.SafeNames;

/** Results as files for other programs: {@code -f csv} writes a folder with one file a list. */
final class Export {
    private Export() {}

    /** @param file the key in the bundle for the file that is written where nothing else was asked for */
    static Path folder(String file, Arguments arguments, Session session) {
        return arguments.outputOr(session.messages().get(file).replaceFirst("\\.xlsx$", ""));
    }

    /** Under the names that people call the lists by; one of an office's own form has only the name that its template gives it. */
    static void write(Path folder, List<Table> tables, Session session) throws OutputException {
        for (Table table : tables) {
            String key = "table." + table.name();
            String title = session.messages().has(key) ? session.messages().get(key) : SafeNames.fileName(table.name());
            session.outbox().write(folder.resolve(title + ".csv"), Csv.of(table));
        }
    }
}
