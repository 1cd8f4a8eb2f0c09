package org.jixiao.fill;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.NotImplementedException;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellReference;
import org.jixiao.model.CellLink;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a list as XML, in the style of the samples that jxls filled: what is the same in all rows is bytes that are
 * copied.
 */
final class RowWriter {
    private static final byte[] CELL = SheetXml.bytes("<c r=\"");
    private static final byte[] ROW = SheetXml.bytes("<row r=\"");
    private static final byte[] ROW_END = SheetXml.bytes("</row>");
    /** How many rows are made at a time, some hundred kilobytes. */
    private static final int BLOCK = 1 << 9;

    private final LongList list;
    private final List<Column> columns = new ArrayList<>();
    private final float usual;

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

    /** A link of a row, {@code column} and {@code row} as in the name of its cell. */
    private record PlacedLink(CellLink link, byte[] column, byte[] row) {}

    /** Some rows that follow each other. */
    private record Block(SheetXml xml, List<PlacedLink> links) {}

    RowWriter(LongList list, Styles styles) {
        this.list = list;
        usual = list.piece().model().getHeightInPoints();
        RowHeights heights = new RowHeights(list.piece().model().getSheet(), styles);
        list.columns().forEach((at, shown) -> {
            Cell cell = list.piece().model().getCell(at);
            columns.add(new Column(
                    SheetXml.bytes(CellReference.convertNumToColString(at)),
                    at,
                    style(cell.getCellStyle()),
                    style(styles.quoted(cell)),
                    cell.getCellStyle().getWrapText() ? heights.space(cell) : null,
                    shown.formula()));
        });
    }

    /** The part of the package that holds the sheet. */
    String part() {
        return list.piece().sheet().getPackagePart().getPartName().getName().substring(1);
    }

    private static byte[] style(CellStyle style) {
        return SheetXml.bytes("\" s=\"" + style.getIndex() + "\"");
    }

    /** @param xml the sheet with its samples, in whose place the rows come */
    void write(String xml, StreamedLinks links, OutputStream to) throws IOException {
        int start = xml.indexOf("<row r=\"" + (list.piece().first() + 1) + "\"");
        int last = xml.indexOf(
                "<row r=\"" + (list.piece().first() + list.piece().items().size()) + "\"");
        String tag = xml.substring(xml.indexOf('"', start + ROW.length), xml.indexOf('>', start) + 1);
        to.write(SheetXml.bytes(xml.substring(0, start)));
        String free = tag.replaceAll(" (?:ht|customHeight)=\"[^\"]*\"", "").replace(">", " ht=\"");
        rows(SheetXml.bytes(tag), SheetXml.bytes(free), links, to);
        to.write(SheetXml.bytes(links.in(xml.substring(xml.indexOf("</row>", last) + ROW_END.length))));
    }

    /** @param higher as {@code tag}, up to the height of a row higher than the sample */
    private void rows(byte[] tag, byte[] higher, StreamedLinks links, OutputStream to) throws IOException {
        int rows = list.piece().items().size();
        int blocks = (rows + BLOCK - 1) / BLOCK;
        Ahead.each(blocks, i -> block(i * BLOCK, Math.min(rows, (i + 1) * BLOCK), tag, higher), block -> {
            block.links().forEach(link -> links.add(link.link(), link.column(), link.row()));
            block.xml().writeTo(to);
        });
    }

    private Block block(int from, int to, byte[] tag, byte[] higher) {
        Block block = new Block(new SheetXml(), new ArrayList<>());
        for (int item = from; item < to; item++) {
            row(item, tag, higher, block);
        }
        return block;
    }

    private void row(int item, byte[] tag, byte[] higher, Block block) {
        byte[] number = SheetXml.bytes(String.valueOf(list.piece().first() + item + 1));
        @Nullable Object[] values = list.values(item);
        float needed = 0;
        for (Column column : columns) {
            Object value = values[column.at()];
            if (value instanceof Link link) {
                block.links().add(new PlacedLink(link.link(), column.letters(), number));
            }
            if (column.space() != null && (value instanceof String || value instanceof Link)) {
                needed = Math.max(needed, column.space().height(value.toString()));
            }
        }
        SheetXml xml = block.xml().xml(ROW).xml(number);
        if (needed > usual) {
            xml.xml(higher).xml(Math.min(RowHeights.HIGHEST, needed) + "\" customHeight=\"true\">");
        } else {
            xml.xml(tag);
        }
        for (Column column : columns) {
            xml.xml(CELL).xml(column.letters()).xml(number);
            Object value = values[column.at()];
            boolean sign = value != null && !(value instanceof Number) && Finish.isLikeAFormula(value.toString());
            xml.xml(sign ? column.quoted() : column.style());
            if (column.formula() != null) {
                formula(list.formula(item, column.at(), column.formula()), xml);
            } else {
                xml.value(value);
            }
        }
        xml.xml(ROW_END);
    }

    private void formula(ListCell cell, SheetXml xml) {
        SheetXml.Result result;
        try {
            result = SheetXml.Result.of(list.result(cell));
        } catch (
                NotImplementedException
                        e) { // as in the sample: the program that opens the workbook is told to calculate it
            result = SheetXml.Result.of(BlankEval.instance);
        }
        xml.formula(SheetXml.escaped(list.text(cell)), result);
    }
}
