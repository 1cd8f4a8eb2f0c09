package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.NotImplementedException;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jixiao.model.Form;
import org.jixiao.model.Stamp;
import org.jixiao.template.TablePlan;
import org.jspecify.annotations.Nullable;

/**
 * One form on its way through a {@link Stencil}. A form that needs more than other values (text that must be set smaller or marked as
 * text, a character that XML escapes in a way of its own) does not get through, and goes to jxls.
 */
final class Filling {
    final ByteArrayOutputStream sheet = new ByteArrayOutputStream(1 << 14);
    /** What each place shows; null for nothing. */
    final @Nullable Shown[] shown;
    /** What each formula shows. */
    final Shown[] results;
    /** The height that each row of the sheet needs, in points. */
    final float[] needed;

    private final Stencil stencil;
    private final Map<String, Integer> numbers;
    private final StringBuilder items = new StringBuilder();
    private int uses;
    private final Set<CellRangeAddress> blocks = new LinkedHashSet<>();

    /**
     * What a cell shows.
     *
     * @param type of the cell, as the file names it
     * @param stored what stands in the cell; for a text ({@code s}) its item in the table of texts
     */
    record Shown(String type, String stored, ValueEval value) {
        static Shown number(double number) {
            return new Shown("n", String.valueOf(number), new NumberEval(number));
        }
    }

    Filling(Stencil stencil) {
        this.stencil = stencil;
        shown = new Shown[stencil.places.size()];
        results = new Shown[stencil.results == null ? 0 : stencil.results.count()];
        needed = new float[stencil.heights.size()];
        numbers = new HashMap<>(stencil.otherTexts);
        uses = stencil.otherUses;
    }

    /** The workbook; null where this form needs something that the stencil does not have. */
    byte @Nullable [] of(Form form, Stamp stamp) {
        String stamped = stamped(stamp);
        if (stamped == null || !prepare(form) || !calculate()) {
            return null;
        }
        stencil.pieces.forEach(piece -> piece.write(this));
        List<FixedZip.Entry> entries = new ArrayList<>(stencil.parts.size());
        stencil.parts.forEach((name, same) -> entries.add(
                same != null
                        ? same
                        : FixedZip.Entry.of(
                                name,
                                switch (name) {
                                    case Stencil.SHEET -> sheet.toByteArray();
                                    case Stencil.TEXTS -> texts().getBytes(UTF_8);
                                    default -> stamped.getBytes(UTF_8);
                                })));
        return FixedZip.of(entries);
    }

    private @Nullable String stamped(Stamp stamp) {
        StringBuilder text = new StringBuilder(stencil.stamp.get(0));
        int i = 1;
        for (String value : stamp.properties().values()) {
            String escaped = XmlText.escaped(value);
            if (escaped == null || i == stencil.stamp.size()) {
                return null;
            }
            text.append(escaped).append(stencil.stamp.get(i++));
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
            if (value != null && (value instanceof String || !place.alone())) {
                shown[i] = text(place, value, values);
                if (shown[i] == null) {
                    return false;
                }
            } else if (value instanceof Number number) {
                shown[i] = Shown.number(number.doubleValue());
            } else if (value instanceof LocalDate date) {
                shown[i] = Shown.number(DateUtil.getExcelDate(date));
            } else if (value != null) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Shown text(Stencil.Place place, Object value, @Nullable Object[] values) {
        String plain = String.valueOf(value);
        String escaped = XmlText.escaped(plain);
        String after = after(place, values);
        if (escaped == null || after == null || value instanceof BigDecimal) {
            return null;
        }
        String whole = place.before() + plain + after;
        if (Finish.SIGNS.indexOf(whole.charAt(0)) >= 0 && !place.plain()) {
            return null;
        }
        if (place.space() != null) {
            float height = place.space().height(whole);
            int row = place.at().getRow();
            needed[row] = Math.max(needed[row], height);
            if (height > RowHeights.HIGHEST) {
                return null;
            }
        }
        String item = "<si><t>" + place.before() + escaped + after + "</t></si>";
        return new Shown("s", item, new StringEval(whole));
    }

    /** What stands behind a value: constant text, in a cell with two dates the second of them too; null where it needs escaping. */
    private static @Nullable String after(Stencil.Place place, @Nullable Object[] values) {
        int mark = place.after().indexOf(Stencil.MARK);
        if (mark < 0) {
            return place.after();
        }
        String second = String.valueOf(values[Stencil.marked(place.after(), mark)]);
        return second.equals(XmlText.escaped(second))
                ? place.after().substring(0, mark) + second + place.after().substring(mark + 2)
                : null;
    }

    private void mergeLevels(@Nullable Object[] values) {
        Map<CellAddress, String> texts = new HashMap<>();
        for (Stencil.Place place : stencil.places) {
            if (values[place.source()] instanceof String text) {
                texts.put(place.at(), text);
            }
        }
        stencil.rows.forEach((TablePlan table, int[] rows) -> blocks.addAll(MergedLevels.of(
                stencil.template,
                table,
                rows[0],
                rows[1],
                (row, column) -> texts.getOrDefault(new CellAddress(row, column), ""))));
    }

    private boolean isMerged(CellAddress at) {
        for (CellRangeAddress block : blocks) {
            if (block.getFirstColumn() == at.getColumn()
                    && block.getFirstRow() < at.getRow()
                    && block.getLastRow() >= at.getRow()) {
                return true;
            }
        }
        return false;
    }

    /** Calculates the formulas; false where POI cannot, or where the result must be escaped. */
    private boolean calculate() {
        if (stencil.results == null) {
            return true;
        }
        Map<CellAddress, ValueEval> values = new HashMap<>();
        for (int i = 0; i < shown.length; i++) {
            Shown here = shown[i];
            values.put(stencil.places.get(i).at(), here == null ? BlankEval.instance : here.value());
        }
        try {
            ValueEval[] calculated = stencil.results.of(values);
            for (int i = 0; i < calculated.length; i++) {
                if (calculated[i] instanceof NumberEval number) {
                    results[i] = Shown.number(number.getNumberValue());
                } else if (calculated[i] instanceof StringEval text
                        && (text.getStringValue().isEmpty()
                                || text.getStringValue().equals(XmlText.escaped(text.getStringValue())))) {
                    results[i] = new Shown("str", text.getStringValue(), text);
                } else {
                    return false;
                }
            }
            return true;
        } catch (NotImplementedException e) { // the program that opens the workbook is told to calculate it
            return false;
        }
    }

    void merge(int merged, String before) {
        StringBuilder all = new StringBuilder("<mergeCells count=\"")
                .append(merged + blocks.size())
                .append("\">")
                .append(before);
        for (CellRangeAddress block : blocks) {
            all.append("<mergeCell ref=\"").append(block.formatAsString()).append("\"/>");
        }
        sheet.writeBytes(all.append("</mergeCells>").toString().getBytes(UTF_8));
    }

    void value(Stencil.Tag tag, @Nullable Shown value) {
        if (value == null) {
            sheet.writeBytes(tag.before());
            sheet.writeBytes(tag.after());
            write("/>");
        } else if (value.type().equals("s")) {
            text(tag, value.stored());
        } else {
            cell(tag, "", value);
        }
    }

    void text(Stencil.Tag tag, String item) {
        uses++;
        Integer number = numbers.get(item);
        if (number == null) {
            number = numbers.size();
            numbers.put(item, number);
            items.append(item);
        }
        cell(tag, "s", "", number.toString());
    }

    void cell(Stencil.Tag tag, String formula, Shown value) {
        cell(tag, value.type(), formula, value.stored());
    }

    private void cell(Stencil.Tag tag, String type, String formula, String stored) {
        sheet.writeBytes(tag.before());
        write(" t=\"" + type + '"');
        sheet.writeBytes(tag.after());
        write(">" + formula + (stored.isEmpty() ? "<v/></c>" : "<v>" + stored + "</v></c>"));
    }

    private void write(String text) {
        sheet.writeBytes(text.getBytes(UTF_8));
    }

    private String texts() {
        StringBuilder table = new StringBuilder(stencil.textsHead)
                .append(" count=\"")
                .append(uses)
                .append("\" uniqueCount=\"")
                .append(numbers.size())
                .append('"')
                .append(stencil.textsNames);
        stencil.otherTexts.keySet().forEach(table::append);
        return table.append(items).append("</sst>").toString();
    }
}
