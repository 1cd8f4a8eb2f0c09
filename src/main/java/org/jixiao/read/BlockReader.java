package org.jixiao.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    /** Labels that are reported as missing, by where they would stand: each once for all its values. */
    private final Map<List<Object>, Observation> lacking = new HashMap<>();
    /** Labels of rows whose amounts are those of several rows together. */
    private final Set<Anchor> summed = new HashSet<>();

    BlockReader(FormTemplate template, SheetIndex index, Grid grid, Block block, Messages messages) {
        this.template = template;
        this.index = index;
        this.grid = grid;
        this.block = block;
        this.messages = messages;
        alignment = new Alignment(grid, block, index);
        cells = new CellReader(grid, block, alignment, index.plan().columns());
    }

    Form read() {
        for (TablePlan table : index.plan().tables()) {
            tables.put(table.path(), table(table));
        }
        for (Slot slot : index.plan().slots()) {
            Anchor header = index.header(slot);
            if (header == null) {
                slot(index.anchor(slot), slot);
            } else {
                crossing(slot, index.anchor(slot), header);
            }
        }
        overwritten();
        new SpiltText(grid, block, alignment, template).join(fields, observations);
        Form form = new Form(template.name(), fields, tables);
        HiddenCells.observe(grid, form, messages, observations);
        CellFaults.observe(grid, template, form, observations);
        new Shifts(alignment, index.plan().tables(), messages).observe(grid.name(), observations);
        return form;
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
        if (before == null || before.isBlank() || (before.isUnreadable() && !value.isBlank())) {
            fields.put(slot.path(), value);
        } else if (!value.isBlank() && !value.sameAs(before)) { // the template's own copies of one value, as the year
            observe(field, before, value);
        }
        alignment.others(anchor).forEach(other -> again(field, field, match, other, cells.beside(other, field)));
    }

    /**
     * What stands beside the same label, or another name of it, at another place: it is taken where nothing stands at the first, and
     * added where {@code named} has the two as parts of one. Else it is told where it differs; but a text under another name,
     * as the unit that fills a form in beside the one that it is about, may well be another; and what is no date there heads a schedule.
     */
    private void again(Field field, Field named, Match match, Match other, Value second) {
        Value first = fields.getOrDefault(field.path(), Value.NONE);
        String key = match.text(grid).bareKey();
        String another = other.text(grid).bareKey();
        boolean same = key.equals(another);
        boolean below = first.at() != null && first.at().row() == match.row() && other.row() > match.row();
        boolean ofWhich = below
                && named.isPart(another)
                && (!named.isPart(key) || (isOfWhich(other.text(grid).text()) && key.equals(Labels.key(named.name()))));
        boolean isDate = field.type() == FieldType.DATE || field.type() == FieldType.END_DATE;
        boolean isRead = !first.isBlank() && !first.isUnreadable();
        boolean noDate = isDate && second.isUnreadable() && (isRead || !same);
        if (second.isBlank() || ofWhich || noDate) { // 其中：中央资金 below 财政拨款
            return;
        }
        if (first.isBlank()) {
            fields.put(field.path(), second);
        } else if (field.type() == FieldType.AMOUNT && !same && named.adds(key, another)) {
            summed.add(match.anchor());
            fields.put(field.path(), other.row() < match.row() ? second.plus(first) : first.plus(second));
        } else if (!second.sameAs(first) && (same || field.type() != FieldType.TEXT)) {
            observe(field, first, second);
        }
    }

    /** Whether a label says that the one above it is a total. */
    static boolean isOfWhich(String label) {
        return Folding.dense(label).startsWith("其中");
    }

    private void crossing(Slot slot, Anchor row, Anchor header) {
        Match rowMatch = alignment.match(row);
        Match headerMatch = alignment.match(header);
        if (rowMatch != null && headerMatch != null) {
            Field field = template.field(slot.path());
            if (summed.contains(row) && field.type() != FieldType.AMOUNT) { // the rate of one is not that of all
                fields.put(slot.path(), Value.NONE);
                return;
            }
            fields.put(slot.path(), cells.crossing(rowMatch, headerMatch, field));
            Field group = template.fields().getOrDefault(slot.group(), field);
            alignment
                    .others(row)
                    .forEach(other -> again(field, group, rowMatch, other, cells.crossing(other, headerMatch, field)));
            return;
        }
        fields.put(slot.path(), Value.NONE);
        if (rowMatch == null) {
            missing(row, slot.path(), template.nameOf(slot.group()));
        }
        if (headerMatch == null && header.header() == null) {
            missing(header, slot.path(), header.text());
        }
    }

    private Table table(TablePlan plan) {
        TableHeader header = new TableHeader(plan, index, grid, block, alignment);
        for (Anchor anchor : header.missing()) {
            String column = anchor.header() == null ? "" : anchor.header().path();
            missing(anchor, plan.path() + "." + column, anchor.text());
        }
        if (header.columns().isEmpty()) {
            return Table.NONE;
        }
        Set<Integer> foreign = new HashSet<>();
        for (Match match : alignment.matches()) {
            if (match.row() > header.lastRow()
                    && !index.isHeading(match.anchor(), plan)) { // it may stand beside each row
                foreign.add(match.row());
            }
        }
        return new TableReader(grid, header, cells, template.framework()).read(block.lastRow(), foreign::contains);
    }

    /** Tells of template formulas that someone wrote over (F17), where others are still live: else the form never had any. */
    private void overwritten() {
        Map<CellAddress, String> typed = new LinkedHashMap<>(); // names of the fields
        boolean live = false;
        for (Map.Entry<String, Value> entry : fields.entrySet()) {
            Field field = template.field(entry.getKey());
            CellAddress at = entry.getValue().at();
            if (field.isLive() && at != null) {
                boolean formula = grid.cell(at.row(), at.column()).formula() != null;
                live |= formula;
                if (!formula && !entry.getValue().isBlank()) {
                    typed.put(at, field.name());
                }
            }
        }
        if (live && !typed.isEmpty()) {
            CellAddress first = typed.keySet().iterator().next();
            String cells = typed.keySet().stream().map(CellAddress::a1).collect(Collectors.joining("、"));
            String names = String.join("、", typed.values());
            observations.add(new Observation("F17", first, "", Map.of("names", names, "cells", cells)));
        }
    }

    private void missing(Anchor anchor, String path, String name) {
        CellAddress expected = new CellAddress(
                grid.name(),
                Math.max(lastRowAbove(anchor) + 1, anchor.row() + rowShiftNear(anchor)),
                Math.max(0, anchor.column() + alignment.columnShift()));
        String label = anchor.shown();
        Observation seen = new Observation("F04", expected, path, Map.of("label", label, "name", name));
        Observation before = lacking.putIfAbsent(List.of(expected, label), seen);
        if (before == null) {
            observations.add(seen);
        } else if (isRequired(path)
                && !isRequired(before.field())) { // it weighs as much as the weightiest of its values
            lacking.put(List.of(expected, label), seen);
            observations.set(observations.indexOf(before), seen);
        }
    }

    private boolean isRequired(String path) {
        Field field = template.fields().get(path);
        return field != null && field.required();
    }

    /** The last row of the tables that the template has above it; -1 where there is none. */
    private int lastRowAbove(Anchor anchor) {
        return index.plan().tables().stream()
                .filter(table -> table.bodyRow() < anchor.row())
                .mapToInt(table -> tables.getOrDefault(table.path(), Table.NONE).lastRow())
                .max()
                .orElse(-1);
    }

    /** By how much the nearest label above it is moved: there the missing one would stand. */
    private int rowShiftNear(Anchor anchor) {
        return alignment.matches().stream()
                .filter(m -> m.anchor().row() <= anchor.row())
                .reduce((first, second) -> second)
                .map(Match::rowShift)
                .orElse(alignment.rowShift());
    }

    /** That a field has two values: of the year F08 tells. */
    private void observe(Field field, Value first, Value second) {
        Map<String, Object> details = Map.of(
                "name", field.name(),
                "first", first.text(),
                "firstCell", first.a1(),
                "second", second.text(),
                "secondCell", second.a1(),
                "value", second.text(),
                "expected", first.text());
        String rule = field.path().equals("year") ? "F08" : "F06";
        observations.add(new Observation(rule, second.at(), field.path(), details));
    }

    /** Whether a field holds prose: text that may be so long that people let it spill. */
    static boolean isProse(Field field) {
        return field.type() == FieldType.TEXT && field.maxLength() > 200;
    }
}
