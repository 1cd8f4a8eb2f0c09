package org.jixiao.workbook;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one worksheet part into a grid. */
final class XlsxSheet {
    private final Xml xml;
    private final Grid.Builder grid;
    private final XlsxTables tables;
    private final Limits limits;
    private final Map<String, String> sharedFormulas = new HashMap<>();
    /** The last row that was read. */
    private int row = -1;

    XlsxSheet(Xml xml, Grid.Builder grid, XlsxTables tables, Limits limits) {
        this.xml = xml;
        this.grid = grid;
        this.tables = tables;
        this.limits = limits;
    }

    void read() throws IOException {
        xml.children(() -> {
            switch (xml.name()) {
                case "cols" -> xml.children(this::column);
                case "sheetData" -> xml.children(this::row);
                case "mergeCells" -> xml.children(this::merge);
                default -> {
                    // views, validations, printing: nothing that stands in a cell
                }
            }
        });
    }

    private void column() throws IOException {
        String min = xml.attribute("min");
        String max = xml.attribute("max");
        if (min != null && max != null && xml.flag("hidden")) {
            int first = Integer.parseInt(min) - 1;
            int last = Math.min(Integer.parseInt(max), Limits.COLUMNS) - 1;
            Limits.place(0, first);
            Limits.place(0, last);
            grid.hideColumns(first, last);
        }
    }

    private void merge() throws IOException {
        String range = xml.attribute("ref", "");
        int colon = range.indexOf(':');
        if (colon > 0) {
            long first = place(range.substring(0, colon));
            long last = place(range.substring(colon + 1));
            limits.merge(grid, row(first), column(first), row(last), column(last));
        }
    }

    private void row() throws IOException {
        String number = xml.attribute("r");
        row = number == null ? row + 1 : Integer.parseInt(number) - 1;
        Limits.place(row, 0);
        if (xml.flag("hidden")) {
            grid.hideRows(row, row);
        }
        int depth = xml.depth();
        int column = -1;
        while (xml.child(depth)) {
            String reference = xml.attribute("r");
            column = reference == null ? column + 1 : column(place(reference));
            limits.put(grid, row, column, cell());
        }
    }

    private Cell cell() throws IOException {
        String type = xml.attribute("t");
        String style = xml.attribute("s");
        String value = null;
        String formula = null;
        int depth = xml.depth();
        while (xml.child(depth)) {
            switch (xml.name()) {
                case "v" -> value = xml.text();
                case "is" -> {
                    // POI leaves the old text here when it sets a value, or none
                    if ("inlineStr".equals(type)) {
                        value = XlsxTables.richText(xml);
                    }
                }
                case "f" -> formula = formula();
                default -> {
                    // extensions
                }
            }
        }
        if (value == null && formula == null) {
            return Cell.BLANK; // a formatted empty cell, the most frequent of all
        }
        Cell cell = value == null ? Cell.BLANK : value(type == null ? "n" : type, value, style);
        if (formula == null) {
            return cell;
        }
        // A formula whose text result is empty has a value all the same.
        boolean emptyText = cell.isBlank() && "str".equals(type) && value != null;
        return (emptyText ? Cell.EMPTY_TEXT : cell).withFormula(formula);
    }

    private Cell value(String type, String value, @Nullable String style) throws IOException {
        return switch (type) {
            case "s" -> value.isBlank() ? Cell.BLANK : Cell.text(tables.string(value));
            case "str" -> Cell.text(Escapes.read(value));
            case "inlineStr" -> Cell.text(value);
            case "b" -> Cell.bool(value.strip().equals("1") || value.strip().equals("true"));
            case "e" -> Cell.error(value.strip());
            case "d" -> Values.isoDate(value.strip());
            default -> Values.cell(value, tables.format(style), tables.since1904());
        };
    }

    /** The formula of the current element, or null where its text stands nowhere. */
    private @Nullable String formula() throws IOException {
        String shared = "shared".equals(xml.attribute("t")) ? xml.attribute("si") : null;
        String text = Limits.fitting(Escapes.read(xml.text()));
        if (text.isEmpty()) {
            return shared == null ? null : sharedFormulas.get(shared);
        }
        if (shared != null) {
            sharedFormulas.put(shared, text);
        }
        return text;
    }

    /** Row and column of an address such as B4, packed into one number. */
    private static long place(String address) throws UnreadableException {
        int i = 0;
        int column = 0;
        for (; i < address.length() && Character.isLetter(address.charAt(i)); i++) {
            column = column * 26 + Character.toUpperCase(address.charAt(i)) - 'A' + 1;
            Limits.place(0, column - 1);
        }
        int row = Integer.parseInt(address, i, address.length(), 10) - 1;
        Limits.place(row, column - 1);
        return (long) row << 32 | (column - 1);
    }

    private static int row(long place) {
        return (int) (place >> 32);
    }

    private static int column(long place) {
        return (int) place;
    }
}
