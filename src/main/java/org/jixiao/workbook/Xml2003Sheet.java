package org.jixiao.workbook;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one worksheet of the XML of Excel 2003 into a grid. */
final class Xml2003Sheet {
    private final Xml xml;
    private final Map<String, NumberFormat> formats;
    private final boolean since1904;
    private final Limits limits;
    private final Grid.Builder grid;
    private final Map<Integer, String> columnStyles = new HashMap<>();

    /** Starts at the {@code Worksheet} element. */
    Xml2003Sheet(Xml xml, Map<String, NumberFormat> formats, boolean since1904, Limits limits) throws IOException {
        this.xml = xml;
        this.formats = formats;
        this.since1904 = since1904;
        this.limits = limits;
        grid = new Grid.Builder(xml.attribute("Name", ""));
    }

    Grid read() throws IOException {
        xml.children(() -> {
            if (xml.name().equals("Table")) {
                table();
            } else if (xml.name().equals("WorksheetOptions")) {
                xml.children("Visible", () -> grid.hidden(!xml.text().strip().equals("SheetVisible")));
            }
        });
        return grid.build();
    }

    private void table() throws IOException {
        String style = xml.attribute("StyleID");
        int row = -1;
        int column = -1;
        int table = xml.depth();
        while (xml.child(table)) {
            if (xml.name().equals("Column")) {
                column = column(next(column, Limits.COLUMNS));
            } else if (xml.name().equals("Row")) {
                row = row(next(row, Limits.ROWS), style);
            }
        }
    }

    /** Reads what is said of the columns from the first on; gives the last of them. */
    private int column(int first) throws IOException {
        int last = first + count("Span");
        Limits.place(0, last);
        if (xml.flag("Hidden")) {
            grid.hideColumns(first, last);
        }
        String style = xml.attribute("StyleID");
        for (int column = first; column <= last && style != null; column++) {
            columnStyles.put(column, style);
        }
        return last;
    }

    /** Reads a row, which may stand for the empty ones after it too; gives the last of them. */
    private int row(int first, @Nullable String tableStyle) throws IOException {
        int last = first + count("Span");
        Limits.place(last, 0);
        if (xml.flag("Hidden")) {
            grid.hideRows(first, last);
        }
        String style = xml.attribute("StyleID");
        int parent = xml.depth();
        int column = -1;
        while (xml.child(parent)) {
            if (!xml.name().equals("Cell")) {
                continue;
            }
            column = next(column, Limits.COLUMNS);
            int lastColumn = column + count("MergeAcross");
            int lastRow = first + count("MergeDown");
            limits.merge(grid, first, column, lastRow, lastColumn);
            limits.put(
                    grid, first, column, cell(style != null ? style : columnStyles.getOrDefault(column, tableStyle)));
            column = lastColumn;
        }
        return last;
    }

    /** @param inherited the style of the row, column or table, where the cell has none of its own */
    private Cell cell(@Nullable String inherited) throws IOException {
        String own = xml.attribute("StyleID");
        NumberFormat format = formats.getOrDefault(own != null ? own : inherited, NumberFormat.PLAIN);
        String formula = xml.attribute("Formula");
        Cell cell = Cell.BLANK;
        int parent = xml.depth();
        while (xml.child(parent)) {
            if (xml.name().equals("Data")) {
                cell = value(xml.attribute("Type", "String"), xml.text(), format, formula != null);
            }
        }
        return formula == null ? cell : cell.withFormula(Values.formula(Limits.fitting(formula)));
    }

    private Cell value(String type, String value, NumberFormat format, boolean result) {
        return switch (type) {
            case "Number" -> Values.cell(value, format, since1904);
            case "DateTime" -> Values.isoDate(value.strip());
            case "Boolean" -> Cell.bool(value.strip().equals("1"));
            case "Error" -> Cell.error(value.strip());
            // LibreOffice gives errors as text.
            default -> !result ? Cell.text(value) : value.isEmpty() ? Cell.EMPTY_TEXT : Values.shown(value);
        };
    }

    /**
     * The place of the current element: the one that it names, or the next.
     *
     * @throws UnreadableException where it goes back, or off the sheet
     */
    private int next(int last, int end) throws IOException {
        String index = xml.attribute("Index");
        int next = index == null ? last + 1 : Integer.parseInt(index) - 1;
        if (next <= last || next >= end) {
            throw UnreadableException.damaged("no such place: " + next + " after " + last);
        }
        return next;
    }

    private int count(String attribute) throws IOException {
        return xml.count(attribute, 0, Limits.ROWS);
    }
}
