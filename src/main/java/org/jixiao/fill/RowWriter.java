package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.NotImplementedException;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a list as XML, in the style of the samples that jxls filled: what is the same in all rows is bytes that are
 * copied.
 */
final class RowWriter {
    private static final byte[] CELL = bytes("<c r=\"");
    private static final byte[] TEXT = bytes(" t=\"inlineStr\"><is><t>");
    private static final byte[] SPACED_TEXT = bytes(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    private static final byte[] TEXT_END = bytes("</t></is></c>");
    private static final byte[] NUMBER = bytes("><v>");
    private static final byte[] NUMBER_END = bytes("</v></c>");
    private static final byte[] BLANK = bytes("/>");
    private static final byte[] ROW = bytes("<row r=\"");
    private static final byte[] ROW_END = bytes("</row>");
    /** How much is held until it is written. */
    private static final int FULL = 1 << 16;

    private final LongList list;
    private final List<Column> columns = new ArrayList<>();
    private final XmlBytes out = new XmlBytes();

    /**
     * A cell of each row.
     *
     * @param letters of the column, {@code at} its number from 0
     * @param style what stands behind the cell's name; {@code quoted} that of a text like a formula
     * @param space where its text wraps, null where it does not
     */
    private record Column(
            byte[] letters,
            int at,
            byte[] style,
            byte[] quoted,
            RowHeights.@Nullable Space space,
            Ptg @Nullable [] formula) {}

    RowWriter(LongList list, Styles styles) {
        this.list = list;
        RowHeights heights = new RowHeights(list.model().getSheet(), styles);
        list.columns().forEach((at, shown) -> {
            Cell cell = list.model().getCell(at);
            columns.add(new Column(
                    bytes(CellReference.convertNumToColString(at)),
                    at,
                    style(cell.getCellStyle()),
                    style(styles.quoted(cell)),
                    cell.getCellStyle().getWrapText() ? heights.space(cell) : null,
                    shown.formula()));
        });
    }

    /** The part of the package that holds the sheet. */
    String part() {
        return list.sheet().getPackagePart().getPartName().getName().substring(1);
    }

    private static byte[] style(CellStyle style) {
        return bytes("\" s=\"" + style.getIndex() + "\"");
    }

    /** @param xml the sheet with its samples, in whose place the rows come */
    void write(String xml, StreamedLinks links, OutputStream to) throws IOException {
        int start = xml.indexOf("<row r=\"" + (list.first() + 1) + "\"");
        int last = xml.indexOf("<row r=\"" + (list.first() + list.size()) + "\"");
        String tag = xml.substring(xml.indexOf('"', start + ROW.length), xml.indexOf('>', start) + 1);
        out.xml(xml.substring(0, start));
        String free = tag.replaceAll(" (?:ht|customHeight)=\"[^\"]*\"", "").replace(">", " ht=\"");
        rows(bytes(tag), bytes(free), links, to);
        out.xml(links.in(xml.substring(xml.indexOf("</row>", last) + ROW_END.length)));
        out.flushTo(to);
    }

    /** @param higher as {@code tag}, up to the height of a row higher than the sample */
    private void rows(byte[] tag, byte[] higher, StreamedLinks links, OutputStream to) throws IOException {
        float usual = list.model().getHeightInPoints();
        for (int i = 0; i < list.size(); i++) {
            byte[] number = bytes(String.valueOf(list.first() + i + 1));
            Map<Integer, @Nullable Object> values = list.show(i);
            float needed = 0;
            for (Column column : columns) {
                Object value = values.get(column.at());
                if (value instanceof Link link) {
                    links.add(link.link(), column.letters(), number);
                }
                if (column.space() != null && (value instanceof String || value instanceof Link)) {
                    needed = Math.max(needed, column.space().height(value.toString()));
                }
            }
            out.xml(ROW).xml(number);
            if (needed > usual) {
                out.xml(higher).xml(Math.min(RowHeights.HIGHEST, needed) + "\" customHeight=\"true\">");
            } else {
                out.xml(tag);
            }
            for (Column column : columns) {
                out.xml(CELL).xml(column.letters()).xml(number);
                if (column.formula() != null) {
                    formula(column, list.formula(i, column.at(), column.formula()));
                } else {
                    value(column, values.get(column.at()));
                }
            }
            out.xml(ROW_END);
            if (out.size() > FULL) {
                out.flushTo(to);
            }
        }
    }

    private void value(Column column, @Nullable Object value) {
        if (value instanceof Number || value instanceof LocalDate) {
            double number =
                    value instanceof LocalDate date ? DateUtil.getExcelDate(date) : ((Number) value).doubleValue();
            out.xml(column.style()).xml(NUMBER).xml(Double.toString(number)).xml(NUMBER_END);
        } else if (value == null) {
            out.xml(column.style()).xml(BLANK);
        } else {
            String shown = value.toString();
            boolean sign = !shown.isEmpty() && Finish.SIGNS.indexOf(shown.charAt(0)) >= 0;
            boolean spaced = !shown.equals(shown.strip());
            out.xml(sign ? column.quoted() : column.style()).xml(spaced ? SPACED_TEXT : TEXT);
            out.text(shown).xml(TEXT_END);
        }
    }

    private void formula(Column column, ListCell cell) {
        String type = "";
        String result = "";
        try {
            ValueEval value = list.result(cell);
            if (value instanceof NumberEval number) {
                result = String.valueOf(number.getNumberValue());
            } else if (value instanceof StringEval text) {
                type = " t=\"str\"";
                result = text.getStringValue();
            } else if (value instanceof BoolEval yes) {
                type = " t=\"b\"";
                result = yes.getBooleanValue() ? "1" : "0";
            } else if (value instanceof ErrorEval error) {
                type = " t=\"e\"";
                result = error.getErrorString();
            }
        } catch (
                NotImplementedException
                        e) { // as in the sample: the program that opens the workbook is told to calculate
            type = "";
        }
        out.xml(column.style()).xml(type).xml("><f>");
        out.text(list.text(cell)).xml("</f><v>");
        out.text(result).xml(NUMBER_END);
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(UTF_8);
    }
}
