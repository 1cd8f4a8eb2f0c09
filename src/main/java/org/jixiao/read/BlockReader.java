package org.jixiao.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Folding;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.model.Observation;
import org.jixiao.model.Table;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Labels;
import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;
import org.jixiao.workbook.Grid;
import org.jspecify.annotations.Nullable;

/** Reads one block as a form, and notes what was odd about its shape. */
final class BlockReader {
    private final FormTemplate template;
    private final SheetIndex index;
    private final Grid grid;
    private final Block block;
    private final Alignment alignment;
    private final CellReader cells;
    private final Messages messages;
    private final Map<String, Value> fields = new LinkedHashMap<>();
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final List<Observation> observations = new ArrayList<>();
    /** Labels of grids that are reported as missing, each once for all its values. */
    private final Set<Anchor> lacking = new HashSet<>();

    BlockReader(FormTemplate template, SheetIndex index, Grid grid, Block block, Messages messages) {
        this.template = template;
        this.index = index;
        this.grid = grid;
        this.block = block;
        this.messages = messages;
        alignment = new Alignment(grid, block, index);
        cells = new CellReader(grid, block, alignment, observations);
    }

    Form read() {
        for (Slot slot : index.plan().slots()) {
            Anchor header = index.header(slot);
            if (header == null) {
                slot(index.anchor(slot), slot);
            } else {
                crossing(slot, index.anchor(slot), header);
            }
        }
        for (TablePlan table : index.plan().tables()) {
            tables.put(table.path(), table(table));
        }
        overwritten();
        new SpiltText(grid, block, alignment, template).join(fields, observations);
        HiddenCells.observe(grid, fields, tables, messages, observations);
        Markup.observe(grid, template, fields, tables, observations);
        new Shifts(alignment, index.plan().tables(), messages).observe(grid.name(), observations);
        return new Form(template.name(), fields, tables);
    }

    /** What was seen, in the order in which it was seen; complete after {@link #read()}. */
    List<Observation> observations() {
        return observations;
    }

    private void slot(Anchor anchor, Slot slot) {
        Field field = template.field(slot.path());
        Match match = alignment.match(anchor);
        Value before = fields.get(slot.path());
        if (match == null) {
            boolean elsewhere = index.anchors().stream()
                    .anyMatch(other -> other != anchor
                            && other.slot() != null
                            && other.slot().path().equals(slot.path())
                            && alignment.match(other) != null);
            if (!elsewhere && before == null) {
                missing(anchor, field.path(), field.name());
                fields.put(slot.path(), Value.NONE);
            }
            return;
        }
        Value value = cells.beside(match, field);
        if (before == null || before.isBlank()) {
            fields.put(slot.path(), value);
        } else if (!value.isBlank() && !value.sameAs(before)) { // the template's own copies of one value, as the year
            observe("year".equals(slot.path()) ? "F08" : "F06", value.at(), field, before, value);
        }
        for (Match other : alignment.others(anchor)) {
            Value second = cells.beside(other, field);
            if (!second.isBlank() && !second.sameAs(value) && !value.isBlank()) {
                observe("F06", second.at(), field, value, second);
            } else if (value.isBlank() && !second.isBlank()) {
                fields.put(slot.path(), second);
            }
        }
    }

    private void crossing(Slot slot, Anchor row, Anchor header) {
        Match rowMatch = alignment.match(row);
        Match headerMatch = alignment.match(header);
        if (rowMatch != null && headerMatch != null) {
            fields.put(slot.path(), cells.crossing(rowMatch, headerMatch, template.field(slot.path())));
            return;
        }
        fields.put(slot.path(), Value.NONE);
        if (rowMatch == null && lacking.add(row)) {
            missing(row, slot.path(), template.nameOf(slot.group()));
        }
        if (headerMatch == null && header.table() == null && lacking.add(header)) {
            missing(header, slot.path(), header.text());
        }
    }

    private Table table(TablePlan plan) {
        Map<String, Integer> columns = new HashMap<>();
        Map<String, List<Integer>> split = new HashMap<>();
        int headerRow = -1;
        List<Anchor> missing = new ArrayList<>();
        for (Anchor anchor : index.anchors()) {
            if (anchor.header() != null && plan.equals(anchor.table())) {
                Match match = alignment.match(anchor);
                if (match == null) {
                    missing.add(anchor);
                } else {
                    columns.put(anchor.header().path(), match.column());
                    headerRow = match.row();
                }
            }
        }
        int lastHeaderRow = lastHeaderRow(plan, columns, headerRow);
        Map<String, Integer> headers = headers(headerRow, lastHeaderRow);
        for (Anchor anchor : index.anchors()) {
            if (anchor.header() != null && plan.equals(anchor.table())) {
                Field field = template.field(plan.path() + "." + anchor.header().path());
                List<Integer> parts = parts(field, headers);
                if (!parts.isEmpty()) {
                    missing.remove(anchor);
                    split.put(anchor.header().path(), parts);
                    columns.putIfAbsent(anchor.header().path(), parts.get(0));
                }
            }
        }
        for (Anchor anchor : missing) {
            String column = anchor.header() == null ? "" : anchor.header().path();
            missing(anchor, plan.path() + "." + column, anchor.text());
        }
        if (columns.isEmpty()) {
            return Table.NONE;
        }
        int header = headerRow;
        return new TableReader(grid, template, plan, columns, split, header)
                .read(
                        lastHeaderRow + 1,
                        block.lastRow(),
                        row -> row > header
                                && alignment.matches().stream()
                                        .anyMatch(m ->
                                                m.row() == row && m.anchor().row() != plan.headerRow()));
    }

    /**
     * The last row of a table's header. Where people split a column, what its parts are called stands in a row below; the other headers
     * are merged down beside it, or leave it blank.
     */
    private int lastHeaderRow(TablePlan plan, Map<String, Integer> columns, int headerRow) {
        Set<String> names = new HashSet<>();
        for (TablePlan.Column column : plan.columns()) {
            template.field(plan.path() + "." + column.path())
                    .aliases()
                    .forEach(alias ->
                            Stream.of(alias.split("\\+")).map(Labels::key).forEach(names::add));
        }
        int last = headerRow;
        while (headerRow >= 0 && last < block.lastRow() && isHeader(last + 1, headerRow, columns, names)) {
            last++;
        }
        return last;
    }

    /** Whether most headers are merged down into a row, or nothing but names of parts stands in it. */
    private boolean isHeader(int row, int headerRow, Map<String, Integer> columns, Set<String> names) {
        long merged = columns.values().stream()
                .map(column -> grid.region(row, column))
                .filter(region -> region != null && region.firstRow() == headerRow)
                .count();
        int left = columns.values().stream().mapToInt(column -> column).min().orElse(0);
        Set<String> texts = new HashSet<>();
        for (int column = left; column <= block.lastColumn(); column++) {
            texts.add(CellText.of(grid, row, column).key());
        }
        texts.remove("");
        return merged * 2 > columns.size() || (!texts.isEmpty() && names.containsAll(texts));
    }

    /** The column of each text in the rows of a header, by its key. */
    private Map<String, Integer> headers(int headerRow, int lastHeaderRow) {
        Map<String, Integer> headers = new HashMap<>();
        for (int row = Math.max(0, headerRow); headerRow >= 0 && row <= lastHeaderRow; row++) {
            for (int column = block.firstColumn(); column <= block.lastColumn(); column++) {
                headers.putIfAbsent(CellText.of(grid, row, column).key(), column);
            }
        }
        return headers;
    }

    /** The columns into which people split one: a name of the field with + in it says how, 指标性质+指标值+度量单位. */
    private static List<Integer> parts(Field field, Map<String, Integer> headers) {
        return field.aliases().stream()
                .filter(alias -> alias.contains("+"))
                .map(alias -> Stream.of(alias.split("\\+"))
                        .map(part -> headers.getOrDefault(Labels.key(part), -1))
                        .toList())
                .filter(columns -> !columns.contains(-1))
                .findFirst()
                .orElse(List.of());
    }

    /** Tells of template formulas that someone wrote over (F17), where others are still live: else the form never had any. */
    private void overwritten() {
        List<Value> typed = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> places = new ArrayList<>();
        boolean live = false;
        for (Map.Entry<String, Value> entry : fields.entrySet()) {
            Field field = template.field(entry.getKey());
            CellAddress at = entry.getValue().at();
            if (field.isLive() && at != null) {
                boolean formula = grid.cell(at.row(), at.column()).formula() != null;
                live |= formula;
                if (!formula && !entry.getValue().isBlank()) {
                    typed.add(entry.getValue());
                    names.add(field.name());
                    places.add(at.a1());
                }
            }
        }
        if (live && !typed.isEmpty()) {
            observations.add(new Observation(
                    "F17",
                    typed.get(0).at(),
                    "",
                    Map.of("names", String.join("、", names), "cells", String.join("、", places))));
        }
    }

    private void missing(Anchor anchor, String path, String name) {
        CellAddress expected = new CellAddress(
                grid.name(),
                Math.max(0, anchor.row() + rowShiftNear(anchor)),
                Math.max(0, anchor.column() + alignment.columnShift()));
        String label = Folding.fold(anchor.text()).replaceAll("[\\s::]+$", "");
        observations.add(new Observation("F04", expected, path, Map.of("label", label, "name", name)));
    }

    /** By how much the nearest label above it is moved: there the missing one would stand. */
    private int rowShiftNear(Anchor anchor) {
        return alignment.matches().stream()
                .filter(m -> m.anchor().row() <= anchor.row())
                .reduce((first, second) -> second)
                .map(Match::rowShift)
                .orElse(alignment.rowShift());
    }

    private void observe(String rule, @Nullable CellAddress at, Field field, Value first, Value second) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", field.name());
        details.put("first", first.text());
        details.put("firstCell", first.at() == null ? "" : first.at().a1());
        details.put("second", second.text());
        details.put("secondCell", second.at() == null ? "" : second.at().a1());
        details.put("value", second.text());
        details.put("expected", first.text());
        observations.add(new Observation(rule, at, field.path(), details));
    }

    /** Whether a field holds prose: text that may be so long that people let it spill. */
    static boolean isProse(Field field) {
        return field.type() == FieldType.TEXT && field.maxLength() > 200;
    }
}
