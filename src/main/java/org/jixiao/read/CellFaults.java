package org.jixiao.read;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Form;
import org.jixiao.model.Observation;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;

/**
 * Notes what is wrong with the cells of the values, once each, whichever of its values comes first: formulas without a result (F13),
 * and HTML that was left in (N03), of which the values are clean all the same.
 */
final class CellFaults {
    private CellFaults() {}

    static void observe(Grid grid, FormTemplate template, Form form, List<Observation> observations) {
        Set<CellAddress> seen = new HashSet<>();
        form.forEach((path, value) -> {
            CellAddress at = value.at();
            if (at == null) {
                return;
            }
            Cell cell = grid.cell(at.row(), at.column());
            String tag = CleanText.firstTag(cell.text());
            if (!tag.isEmpty() && seen.add(at)) {
                Map<String, Object> details = Map.of("name", template.nameOf(path), "tag", tag);
                observations.add(new Observation("N03", at, path, details));
            }
            if (lacksResult(cell, value) && seen.add(at)) {
                Map<String, Object> details =
                        Map.of("name", template.nameOf(path), "formula", formula(cell), "value", cell.text());
                observations.add(new Observation("F13", at, path, details));
            }
        });
    }

    /** Not so a target that Excel took for a formula: that is read as it was typed. */
    private static boolean lacksResult(Cell cell, Value value) {
        boolean none = cell.kind() == Cell.Kind.ERROR || (cell.isBlank() && cell.formula() != null);
        return none && value.text().equals(cell.text());
    }

    private static String formula(Cell cell) {
        return cell.formula() == null || cell.formula().isEmpty() ? cell.text() : "=" + cell.formula();
    }
}
