package org.jixiao.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Dates;
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
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;
import org.jspecify.annotations.Nullable;

/** Reads one block as a form, and notes what was odd about its shape. */
final class BlockReader {
    /** Also the way to say that a cell is not for filling in. */
    private static final Pattern DASH = Pattern.compile("[\\s\\-–—―－_/／\\\\]+");

    /** A unit of money in a cell of its own. */
    private static final Pattern UNIT_LINE =
            Pattern.compile("[(\\s]*(?:金额|计量|货币)?单位\\s*[::]\\s*(?:人民币)?\\S{1,3}[)\\s]*");
    /** What stands behind a value in its cell after a gap: {@code 填报日期：}. */
    private static final Pattern NEXT_LABEL = Pattern.compile("(?s)\\s{2,}[\\p{L}()（）]{2,8}[:：].*$");

    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    private final FormTemplate template;
    private final SheetIndex index;
    private final Grid grid;
    private final Block block;
    private final Alignment alignment;
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
        Value value = value(match, field);
        if (before == null || before.isBlank()) {
            fields.put(slot.path(), value);
        } else if (!value.isBlank() && !value.sameAs(before)) { // the template's own copies of one value, as the year
            observe("year".equals(slot.path()) ? "F08" : "F06", value.at(), field, before, value);
        }
        for (Match other : alignment.others(anchor)) {
            Value second = value(other, field);
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
            CellAddress at = alignment.crossing(rowMatch, headerMatch);
            fields.put(slot.path(), gridValue(at, template.field(slot.path()), rowMatch, headerMatch));
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

    /** A dash in a grid says that there is nothing to be filled in. */
    private Value gridValue(CellAddress at, Field field, Match row, Match header) {
        Region region = grid.region(at.row(), at.column());
        boolean fromAbove = region != null && region.firstRow() < at.row();
        if (fromAbove || DASH.matcher(grid.cell(at.row(), at.column()).text()).matches()) {
            return new Value(null, "", at);
        }
        return cellValue(at, field, gridUnit(row, header).orElse(field.unit()), header);
    }

    /** The unit of money that rules a grid: of the column, of the row, or of the section that begins in the header's row. */
    private Optional<BigDecimal> gridUnit(Match row, Match header) {
        Stream<Match> sections = alignment.matches().stream()
                .filter(m -> m.anchor().kind() == Anchor.Kind.HEADING
                        && m.anchor().row() == header.anchor().row());
        return Stream.concat(Stream.of(header, row), sections)
                .flatMap(m -> Labels.unit(text(m)).stream())
                .findFirst()
                .or(this::sheetUnit);
    }

    /** The unit of money of a single value: of its label, of the section that it stands in, of the sheet. */
    private Optional<BigDecimal> unit(Match label) {
        Optional<Match> section = alignment.matches().stream()
                .filter(m -> m.anchor().kind() == Anchor.Kind.HEADING && m.row() <= label.row())
                .max(Comparator.comparingInt(Match::row));
        return Stream.concat(Stream.of(label), section.stream())
                .flatMap(m -> Labels.unit(text(m)).stream())
                .findFirst()
                .or(this::sheetUnit);
    }

    /** {@code 单位：万元} in a cell of its own above the values. */
    private Optional<BigDecimal> sheetUnit() {
        return grid.cells().stream()
                .filter(at -> at.row() >= block.firstRow()
                        && at.row() <= block.lastRow()
                        && at.column() >= block.firstColumn()
                        && at.column() <= block.lastColumn()
                        && at.cell().text().length() < 20
                        && UNIT_LINE.matcher(Labels.fold(at.cell().text())).matches())
                .findFirst()
                .flatMap(at -> Labels.unit(at.cell().text()));
    }

    private Value value(Match match, Field field) {
        CellAddress at = alignment.valueCell(match);
        boolean captured = at.row() == match.row() && at.column() == match.column();
        BigDecimal unit = field.type() == FieldType.AMOUNT ? unit(match).orElse(field.unit()) : field.unit();
        String text = match.captured() == null ? "" : match.captured();
        Value value = captured
                ? CellValues.of(isProse(field) ? text : NEXT_LABEL.matcher(text).replaceFirst(""), at, field, unit)
                : cellValue(at, field, unit, match);
        Slot slot = match.anchor().slot();
        if (slot == null || !slot.isHalf()) {
            return value;
        }
        String half = Dates.period(value.text()).get(slot.isSecond() ? 1 : 0);
        return CellValues.of(half, at, field, unit);
    }

    /** @param label stands by the cell or above it, and may say that its numbers are percentages */
    private Value cellValue(CellAddress at, Field field, BigDecimal unit, Match label) {
        Cell cell = grid.cell(at.row(), at.column());
        if (cell.kind() == Cell.Kind.ERROR || (cell.isBlank() && cell.formula() != null)) {
            observations.add(new Observation(
                    "F13",
                    at,
                    field.path(),
                    Map.of("name", field.name(), "formula", formula(cell), "value", cell.text())));
        }
        boolean percent = field.type() == FieldType.PERCENT && Labels.isPercent(text(label));
        return CellValues.of(cell, at, field, percent ? HUNDREDTH : unit);
    }

    private String text(Match match) {
        return CleanText.of(grid.cell(match.row(), match.column()).text());
    }

    private Table table(TablePlan plan) {
        Map<String, Integer> columns = new HashMap<>();
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
        for (Anchor anchor : missing) {
            String column = anchor.header() == null ? "" : anchor.header().path();
            missing(anchor, plan.path() + "." + column, anchor.text());
        }
        if (columns.isEmpty()) {
            return Table.NONE;
        }
        int header = headerRow;
        return new TableReader(grid, template, plan, columns, header)
                .read(
                        block.lastRow(),
                        row -> row > header
                                && alignment.matches().stream()
                                        .anyMatch(m ->
                                                m.row() == row && m.anchor().header() == null));
    }

    private void missing(Anchor anchor, String path, String name) {
        CellAddress expected = new CellAddress(
                grid.name(),
                Math.max(0, anchor.row() + rowShiftNear(anchor)),
                Math.max(0, anchor.column() + alignment.columnShift()));
        String label = Labels.fold(anchor.text()).replaceAll("[\\s::]+$", "");
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

    private static String formula(Cell cell) {
        return cell.formula() == null || cell.formula().isEmpty() ? cell.text() : "=" + cell.formula();
    }

    /** Whether a field holds prose: text that may be so long that people let it spill. */
    static boolean isProse(Field field) {
        return field.type() == FieldType.TEXT && field.maxLength() > 200;
    }
}
