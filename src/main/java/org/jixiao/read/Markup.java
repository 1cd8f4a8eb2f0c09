package org.jixiao.read;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Observation;
import org.jixiao.model.Row;
import org.jixiao.model.Table;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.jixiao.workbook.Grid;

/** Notes the cells in which HTML was left (N03): once each, whichever of its values comes first. Their values are clean all the same. */
final class Markup {
    private final Grid grid;
    private final FormTemplate template;
    private final List<Observation> observations;
    private final Set<CellAddress> seen = new HashSet<>();

    private Markup(Grid grid, FormTemplate template, List<Observation> observations) {
        this.grid = grid;
        this.template = template;
        this.observations = observations;
    }

    static void observe(
            Grid grid,
            FormTemplate template,
            Map<String, Value> fields,
            Map<String, Table> tables,
            List<Observation> observations) {
        Markup markup = new Markup(grid, template, observations);
        fields.forEach(markup::look);
        tables.forEach((path, table) -> {
            for (Row row : table.rows()) {
                row.cells().forEach((column, value) -> markup.look(path + "." + column, value));
            }
        });
    }

    private void look(String path, Value value) {
        CellAddress at = value.at();
        String tag = at == null
                ? ""
                : CleanText.firstTag(grid.cell(at.row(), at.column()).text());
        if (at != null && !tag.isEmpty() && seen.add(at)) {
            observations.add(new Observation("N03", at, path, Map.of("name", template.nameOf(path), "tag", tag)));
        }
    }
}
