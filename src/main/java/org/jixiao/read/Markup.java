package org.jixiao.read;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Form;
import org.jixiao.model.Observation;
import org.jixiao.template.FormTemplate;
import org.jixiao.workbook.Grid;

/** Notes the cells in which HTML was left (N03): once each, whichever of its values comes first. Their values are clean all the same. */
final class Markup {
    private Markup() {}

    static void observe(Grid grid, FormTemplate template, Form form, List<Observation> observations) {
        Set<CellAddress> seen = new HashSet<>();
        form.forEach((path, value) -> {
            CellAddress at = value.at();
            if (at != null) {
                String tag = CleanText.firstTag(grid.cell(at.row(), at.column()).text());
                if (!tag.isEmpty() && seen.add(at)) {
                    Map<String, Object> details = Map.of("name", template.nameOf(path), "tag", tag);
                    observations.add(new Observation("N03", at, path, details));
                }
            }
        });
    }
}
