package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.formula.eval.NotImplementedException;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jixiao.model.Form;
import org.jixiao.model.Stamp;
import org.jixiao.template.TablePlan;
import org.jspecify.annotations.Nullable;

/**
 * One form on its way through a {@link Stencil}. A form that needs more than other values (text that must be set smaller or marked as
 * text) does not get through, and goes to jxls.
 */
final class Filling {
    final SheetXml sheet = new SheetXml();
    /** What each place shows; null for nothing. */
    final @Nullable Object[] shown;
    /** What each formula shows. */
    SheetXml.Result[] results = {};
    /** The height that each row of the sheet needs, in points. */
    final float[] needed;

    private final Stencil stencil;
    private final Set<CellRangeAddress> blocks = new LinkedHashSet<>();

    Filling(Stencil stencil) {
        this.stencil = stencil;
        shown = new Object[stencil.places.size()];
        needed = new float[stencil.heights.length];
    }

    /** The workbook; null where this form needs something that the stencil does not have. */
    byte @Nullable [] of(Form form, Stamp stamp) {
        if (!prepare(form) || !calculate()) {
            return null;
        }
        stencil.pieces.forEach(piece -> piece.accept(this));
        List<FixedZip.Entry> entries = new ArrayList<>(stencil.parts.size());
        stencil.parts.forEach((name, same) -> entries.add(
                same != null
                        ? same
                        : FixedZip.Entry.of(
                                name,
                                name.equals(Stencil.SHEET)
                                        ? sheet.toBytes()
                                        : stamped(stamp).getBytes(UTF_8))));
        return FixedZip.of(entries);
    }

    private String stamped(Stamp stamp) {
        StringBuilder text = new StringBuilder(stencil.stamp.get(0));
        int i = 1;
        for (String value : stamp.properties().values()) {
            text.append(SheetXml.escaped(value)).append(stencil.stamp.get(i++));
        }
        return text.toString();
    }

    /** Looks at all values; false where one of them asks for more than to be written down. */
    private boolean prepare(Form form) {
        Object[] values =
                stencil.sources.stream().map(source -> source.of(form)).toArray();
        mergeLevels(values);
        for (int i = 0; i < shown.length; i++) {
            Stencil.Place place = stencil.places.get(i);
            Object value = isMerged(place.at()) ? null : values[place.source()];
            boolean text = value != null && (value instanceof String || !place.alone());
            shown[i] = text ? place.before() + value + after(place, values) : value;
            if (text && (value instanceof BigDecimal || !fits(place, String.valueOf(shown[i])))
                    || !text && value != null && !(value instanceof Number || value instanceof LocalDate)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text can be written as it is, in a row as high as it needs. */
    private boolean fits(Stencil.Place place, String text) {
        if (place.space() != null) {
            int row = place.at().getRow();
            needed[row] = Math.max(needed[row], place.space().height(text));
            if (needed[row] > RowHeights.HIGHEST) {
                return false;
            }
        }
        return place.plain() || !Finish.isLikeAFormula(text);
    }

    /** What stands behind a value: constant text, in a cell with two dates the second of them too. */
    private static String after(Stencil.Place place, @Nullable Object[] values) {
        int mark = place.after().indexOf(Stencil.MARK);
        return mark < 0
                ? place.after()
                : place.after().substring(0, mark)
                        + values[Stencil.marked(place.after(), mark)]
                        + place.after().substring(mark + 2);
    }

    private void mergeLevels(@Nullable Object[] values) {
        Map<CellAddress, String> texts = new HashMap<>();
        for (Stencil.Place place : stencil.places) {
            if (values[place.source()] instanceof String text) {
                texts.put(place.at(), text);
            }
        }
        for (TablePlan table : stencil.template.tables()) {
            IntSummaryStatistics rows = stencil.rows.get(table.path());
            if (rows != null) {
                blocks.addAll(MergedLevels.of(
                        stencil.template,
                        table,
                        rows.getMin(),
                        rows.getMax(),
                        (row, column) -> texts.getOrDefault(new CellAddress(row, column), "")));
            }
        }
    }

    private boolean isMerged(CellAddress at) {
        return blocks.stream().anyMatch(block -> block.isInRange(at) && block.getFirstRow() < at.getRow());
    }

    /** Calculates the formulas; false where POI cannot. */
    private boolean calculate() {
        if (stencil.results == null) {
            return true;
        }
        Map<CellAddress, ValueEval> values = new HashMap<>();
        for (int i = 0; i < shown.length; i++) {
            values.put(stencil.places.get(i).at(), ListCell.eval(shown[i]));
        }
        try {
            results = stencil.results.of(values);
        } catch (NotImplementedException e) { // the program that opens the workbook is told to calculate it
            return false;
        }
        return true;
    }

    void merge(int merged, String before) {
        sheet.xml("<mergeCells count=\"" + (merged + blocks.size()) + "\">").xml(before);
        blocks.forEach(block -> sheet.xml("<mergeCell ref=\"" + block.formatAsString() + "\"/>"));
        sheet.xml("</mergeCells>");
    }
}
