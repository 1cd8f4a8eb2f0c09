package org.jixiao.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Messages;
import org.jixiao.model.Observation;
import org.jixiao.template.TablePlan;
import org.jspecify.annotations.Nullable;

/** Tells how a form's shape differs from the one that was issued: rows more or less, columns moved, cells run together (F05). */
final class Shifts {
    private static final int SHOWN = 3;

    private final Alignment alignment;
    private final List<TablePlan> tables;
    private final Messages messages;
    private final List<String> found = new ArrayList<>();
    private @Nullable Match first;

    /** @param tables may have any number of rows: what stands below them moves with them */
    Shifts(Alignment alignment, List<TablePlan> tables, Messages messages) {
        this.tables = tables;
        this.alignment = alignment;
        this.messages = messages;
    }

    /**
     * Adds one observation for all differences together; none where the form stands as issued, wherever on the sheet. Rows that
     * spilt text made are reported already, and do not count.
     */
    void observe(String sheet, List<Observation> observations) {
        List<Match> matches = alignment.matches();
        int previous = matches.stream()
                .filter(match -> !match.shared())
                .findFirst()
                .map(Match::rowShift)
                .orElse(0);
        int previousRow = 0;
        boolean collapsed = false;
        Set<Integer> spilt = spiltRows(observations);
        for (Match match : matches) {
            if (isCollapsed(match)) {
                if (!collapsed) { // told once for the whole cell
                    note(match, "collapsed");
                }
                collapsed = true;
                continue;
            }
            int shift = match.rowShift()
                    - (int) spilt.stream().filter(row -> row < match.row()).count();
            int above = previousRow;
            previousRow = match.anchor().row();
            boolean belowTable = tables.stream()
                    .anyMatch(
                            table -> above <= table.bodyRow() && match.anchor().row() > table.bodyRow());
            if (isWithValue(match)) {
                note(match, "with-value", match.anchor().shown());
            } else if (!belowTable && shift != previous) {
                note(match, shift > previous ? "rows-more" : "rows-less", match.row() + 1, Math.abs(shift - previous));
            } else if (match.columnShift() != alignment.columnShift()) {
                note(match, "column-moved", match.anchor().shown());
            }
            previous = match.shared() ? previous : shift;
        }
        if (first != null) {
            String detail =
                    String.join(messages.get("list.separator"), found.subList(0, Math.min(SHOWN, found.size())));
            String more = found.size() > SHOWN ? messages.get("list.more", found.size()) : "";
            observations.add(new Observation(
                    "F05", new CellAddress(sheet, first.row(), first.column()), "", Map.of("detail", detail + more)));
        }
    }

    /** Whether title, year and unit stand in one cell. */
    private static boolean isCollapsed(Match match) {
        return match.shared() && !isWithValue(match);
    }

    /** Whether a value stands in the cell of its label, where the template has it in another. */
    private static boolean isWithValue(Match match) {
        return match.how() == Match.How.WITH_VALUE && !match.anchor().isInline();
    }

    private static Set<Integer> spiltRows(List<Observation> observations) {
        Set<Integer> rows = new HashSet<>();
        for (Observation observation : observations) {
            if (observation.rule().equals("F15") && observation.at() != null) {
                rows.add(observation.at().row());
            }
        }
        return rows;
    }

    private void note(Match match, String key, Object... arguments) {
        String detail = messages.get("read.shift." + key, arguments);
        if (!found.contains(detail)) { // one label may have two values
            found.add(detail);
        }
        first = first == null ? match : first;
    }
}
