package org.jixiao.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Observation;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;

/**
 * Joins text that stands alone in a row between labels to the prose above it: that is what a paragraph becomes which is pasted over
 * several cells. The reader reports it (F15) but does not lose it.
 */
final class SpiltText {
    private static final int SHOWN = 30;

    private final Grid grid;
    private final Block block;
    private final Alignment alignment;
    private final FormTemplate template;

    SpiltText(Grid grid, Block block, Alignment alignment, FormTemplate template) {
        this.grid = grid;
        this.block = block;
        this.alignment = alignment;
        this.template = template;
    }

    void join(Map<String, Value> fields, List<Observation> observations) {
        TreeSet<Integer> labelRows = new TreeSet<>();
        alignment.matches().forEach(match -> labelRows.add(match.row()));
        for (int row = labelRows.isEmpty() ? 0 : labelRows.first();
                !labelRows.tailSet(row).isEmpty();
                row++) {
            List<Grid.At> cells = labelRows.contains(row) ? List.of() : textsIn(row);
            String path = cells.size() == 1 ? proseAbove(row) : "";
            if (!path.isEmpty()) {
                join(path, cells.get(0), fields, observations);
            }
        }
    }

    private void join(String path, Grid.At spilt, Map<String, Value> fields, List<Observation> observations) {
        CellAddress at = grid.address(spilt.row(), spilt.column());
        String text = CellText.of(spilt.cell().text()).text();
        Value before = fields.getOrDefault(path, Value.NONE);
        if (fields.values().stream().anyMatch(value -> at.equals(value.at()))) {
            return; // a value of its own, one row below its label
        }
        String joined = before.text() + (endsSentence(before.text()) ? "\n" : "") + text;
        fields.put(path, new Value(joined, joined, before.isBlank() ? at : before.at()));
        observations.add(new Observation(
                "F15",
                at,
                path,
                Map.of(
                        "name",
                        template.nameOf(path),
                        "text",
                        text.length() > SHOWN ? text.substring(0, SHOWN) + "……" : text,
                        "value",
                        text)));
    }

    /** The path of the last prose whose label stands above the row, with nothing but prose in between; else empty. */
    private String proseAbove(int row) {
        String path = "";
        for (Match match : alignment.matches()) {
            if (match.row() < row) {
                path = match.anchor().slot() == null
                        ? ""
                        : match.anchor().slot().path();
            }
        }
        return !path.isEmpty() && BlockReader.isProse(template.field(path)) ? path : "";
    }

    private List<Grid.At> textsIn(int row) {
        List<Grid.At> texts = new ArrayList<>();
        for (int column = block.firstColumn(); column <= block.lastColumn(); column++) {
            Cell cell = grid.cell(row, column);
            if (cell.kind() == Cell.Kind.TEXT
                    && !CellText.of(cell.text()).text().isEmpty()) {
                texts.add(new Grid.At(row, column, cell));
            }
        }
        return texts;
    }

    private static boolean endsSentence(String text) {
        return !text.isEmpty() && "。！？；：.!?;:".indexOf(text.charAt(text.length() - 1)) >= 0;
    }
}
