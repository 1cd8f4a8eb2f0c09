package org.jixiao.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Observation;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Slot;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;
import org.jspecify.annotations.Nullable;

/**
 * Joins text that stands alone in a row between labels to the prose above it: that is what a paragraph becomes which is pasted over
 * several cells. The reader reports it (F15) but does not lose it.
 */
final class SpiltText {
    private static final int SHOWN = 30;
    /** 三、项目绩效目标和指标 */
    private static final Pattern HEADING = Pattern.compile("[^，。；,;]{0,16}(?:指标|目标|指标表)[:：]?");

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
            Integer above = labelRows.lower(row);
            List<Slot> proses = labelRows.contains(row) || above == null ? List.of() : proses(above);
            if (proses.isEmpty()) { // as nearly always
                continue;
            }
            Map<String, Grid.At> spilt = new LinkedHashMap<>();
            List<Grid.At> cells = textsIn(row);
            for (Grid.At cell : cells) {
                spilt.putIfAbsent(proseAbove(cell, proses, fields), cell);
            }
            if (spilt.size() == cells.size() && !(cells.size() == 1 && isHeading(cells.get(0)))) {
                spilt.forEach((path, cell) -> join(path, cell, fields, observations));
            }
        }
    }

    /** Whether a text is what people call the table whose header comes next, be it the one that is read or another. */
    private boolean isHeading(Grid.At text) {
        int next = block.matches().stream()
                .mapToInt(Match::row)
                .filter(row -> row > text.row())
                .min()
                .orElse(-1);
        return HEADING.matcher(CellText.of(text.cell().text()).text()).matches()
                && block.matches().stream()
                        .anyMatch(match -> match.row() == next && match.anchor().header() != null);
    }

    private void join(String path, Grid.At spilt, Map<String, Value> fields, List<Observation> observations) {
        CellAddress at = grid.address(spilt.row(), spilt.column());
        String text = CellText.of(spilt.cell().text()).text();
        Value before = fields.getOrDefault(path, Value.NONE);
        if (fields.values().stream().anyMatch(value -> at.equals(value.at()))) {
            return; // a value of its own, one row below its label
        }
        boolean beside = isBesideLabel(path, spilt.row()) || isBelowLabel(path, before.at(), spilt);
        String joined = before.text() + (beside || endsSentence(before.text()) ? "\n" : "") + text;
        fields.put(path, new Value(joined, joined, before.isBlank() ? at : before.at()));
        if (beside) {
            return;
        }
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

    /** Whether a value's label is merged down to a row: what stands there is no less beside it. */
    private boolean isBesideLabel(String path, int row) {
        return labels(path).anyMatch(match -> {
            Region label = grid.region(match.row(), match.column());
            return label != null && label.lastRow() >= row;
        });
    }

    /** Whether a value stands below its label, and a text below it is merged over the same columns: so people write one goal a row. */
    private boolean isBelowLabel(String path, @Nullable CellAddress value, Grid.At text) {
        if (value == null) {
            return false;
        }
        int first = value.row();
        Region one = grid.region(first, value.column());
        Region other = grid.region(text.row(), text.column());
        return one != null
                && other != null
                && one.firstColumn() == other.firstColumn()
                && one.lastColumn() == other.lastColumn()
                && labels(path).anyMatch(match -> match.row() < first);
    }

    private Stream<Match> labels(String path) {
        return alignment.matches().stream().filter(match -> {
            Slot slot = match.anchor().slot();
            return slot != null && slot.path().equals(path);
        });
    }

    /** The values that stand by the labels in a row, if the last of these has prose; else none. */
    private List<Slot> proses(int row) {
        List<Slot> proses = new ArrayList<>();
        for (Match match : alignment.matches()) {
            Slot slot = match.anchor().slot();
            if (match.row() == row && slot != null && BlockReader.isProse(template.field(slot.path()))) {
                proses.add(slot);
            } else if (match.row() == row) {
                proses.clear();
            }
        }
        return proses;
    }

    /** The path of that which a text below belongs to: of two beside each other the one that begins in its column or left of it. */
    private static String proseAbove(Grid.At text, List<Slot> proses, Map<String, Value> fields) {
        String path = proses.get(0).path();
        for (Slot prose : proses) {
            CellAddress at = fields.getOrDefault(prose.path(), Value.NONE).at();
            path = at != null && at.column() <= text.column() ? prose.path() : path;
        }
        return path;
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
