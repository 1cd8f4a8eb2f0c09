package org.jixiao.read;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Observation;
import org.jixiao.workbook.Grid;

/**
 * Tells of the headers of tables below which nothing was read (F18): of a form of another kind on a form's sheet, of rows that go on
 * on another sheet. The workbook may have been meant to bring more than it brings.
 */
final class UnreadTables {
    private UnreadTables() {}

    /**
     * The first such header on a sheet.
     *
     * @param index of the form that was read from the sheet, or from the workbook
     * @param matches its anchors on the sheet
     * @param forms all that were read
     */
    static Stream<Observation> on(Grid page, SheetIndex index, List<Match> matches, List<CollectedForm> forms) {
        boolean whole = WholeDepartment.isOn(page);
        return headers(index, matches).stream()
                .filter(row -> !isRead(page, row, forms) && holdsRows(page, row) && !HeaderRows.isOfLongTerm(page, row))
                .limit(1)
                .map(row -> new CellAddress(page.name(), row, 0))
                .map(at -> new Observation(
                        "F18", at, "", Map.of("sheet", page.name(), "row", at.row() + 1, "whole", whole)));
    }

    /** Whether a row is the header of a table that was read, of one row or two, or stands among its rows. */
    private static boolean isRead(Grid page, int row, List<CollectedForm> forms) {
        return forms.stream()
                .flatMap(form -> form.form().tables().values().stream())
                .anyMatch(table -> {
                    CellAddress at = table.at();
                    return at != null
                            && at.sheet().equals(page.name())
                            && row >= at.row()
                            && (row <= at.row() + 1 || row <= table.lastRow());
                });
    }

    /** Whether something stands below a header. */
    private static boolean holdsRows(Grid page, int header) {
        return page.cells().stream().filter(at -> at.row() == header + 1).count() > 1;
    }

    /** The rows that bear enough of the headers of a table. */
    private static SortedSet<Integer> headers(SheetIndex index, List<Match> matches) {
        List<Match> ofTables = matches.stream()
                .filter(match -> match.anchor().header() != null)
                .toList();
        SortedSet<Integer> headers = new TreeSet<>();
        HeaderRows.candidates(ofTables)
                .forEach((row, there) -> there.forEach((at, anchors) -> {
                    if (index.isHeaderRow(row, anchors)) {
                        headers.add(at);
                    }
                }));
        return headers;
    }
}
