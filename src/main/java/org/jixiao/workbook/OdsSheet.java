package org.jixiao.workbook;

import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one table of an OpenDocument spreadsheet into a grid. Rows and cells that repeat cost nothing while they are
 * empty, and as much as others where they are not.
 */
final class OdsSheet {
    private final Xml xml;
    private final Grid.Builder grid;
    private final Limits limits;
    private int row;
    private int column;

    /** What stands in a row that may repeat. */
    private record Placed(int column, Cell cell, int rows, int columns) {}

    OdsSheet(Xml xml, Grid.Builder grid, Limits limits) {
        this.xml = xml;
        this.grid = grid;
        this.limits = limits;
    }

    void read() throws IOException {
        int table = xml.depth();
        while (xml.inside(table, words -> {})) {
            switch (xml.name()) {
                case "table-column" -> columns();
                case "table-row" -> rows();
                case "shapes", "forms" -> xml.skip(); // a picture or a chart can have tables of its own
                default -> {
                    // groups and headings of rows and columns: what is in them counts
                }
            }
        }
    }

    private void columns() throws IOException {
        int next = Math.min(column + count("number-columns-repeated"), Limits.COLUMNS);
        if (isHidden() && next > column) {
            grid.hideColumns(column, next - 1);
        }
        column = next;
    }

    private void rows() throws IOException {
        int count = count("number-rows-repeated");
        int next = Math.min(row + count, Limits.ROWS);
        if (isHidden() && next > row) {
            grid.hideRows(row, next - 1);
        }
        List<Placed> cells = cells();
        // Beyond the sheet's end only empty rows may stand.
        for (int r = row; r < row + count && !cells.isEmpty(); r++) {
            for (Placed cell : cells) {
                limits.put(grid, r, cell.column, cell.cell);
                limits.merge(grid, r, cell.column, r + cell.rows - 1, cell.column + cell.columns - 1);
            }
        }
        row = next;
    }

    /** The cells of the current row that hold something or span others. */
    private List<Placed> cells() throws IOException {
        List<Placed> cells = new ArrayList<>();
        int parent = xml.depth();
        int next = 0;
        while (xml.child(parent)) {
            // A covered cell may still hold what stood in it before the merge.
            if (!xml.name().equals("table-cell") && !xml.name().equals("covered-table-cell")) {
                continue;
            }
            int first = next;
            next = Math.min(first + count("number-columns-repeated"), Limits.COLUMNS);
            int rows = count("number-rows-spanned");
            int columns = count("number-columns-spanned");
            Cell cell = cell();
            if (!cell.holdsNothing() || rows > 1 || columns > 1) {
                Limits.place(row, first);
                for (int c = first; c < next; c++) {
                    cells.add(new Placed(c, cell, rows, columns));
                }
            }
        }
        return cells;
    }

    private Cell cell() throws IOException {
        String type = xml.attribute("value-type", "");
        String formula = xml.attribute("formula");
        String stored = xml.attribute(valueAttribute(type));
        OdsText text = new OdsText();
        xml.children(() -> {
            // The other children are notes, pictures and the like.
            if (xml.name().equals("p") || xml.name().equals("h")) {
                text.paragraph(xml);
            }
        });
        if (formula == null) {
            String shown = text.toString();
            boolean padded = shown.startsWith("0") && shown.chars().allMatch(Character::isDigit);
            return stored == null || stored.isEmpty()
                    ? Cell.text(shown)
                    : value(type, stored).padded(padded ? shown.length() : 0);
        }
        return result(type, stored, text).withFormula(Values.formula(Limits.fitting(formula)));
    }

    /** What a formula gave. LibreOffice states no type for empty text, and empty text with an error in its place. */
    private static Cell result(String type, @Nullable String stored, OdsText text) {
        String shown = text.toString();
        if (type.equals("string") && stored != null && stored.isEmpty() && !shown.isEmpty()) {
            return Cell.error(shown);
        }
        if (stored != null && !stored.isEmpty()) {
            return type.equals("string") ? Values.shown(stored) : value(type, stored);
        }
        boolean calculated = text.stands() || !type.isEmpty();
        return !shown.isEmpty() ? Values.shown(shown) : calculated ? Cell.EMPTY_TEXT : Cell.BLANK;
    }

    private static String valueAttribute(String type) {
        return switch (type) {
            case "date", "time", "boolean", "string" -> type + "-value";
            default -> "value";
        };
    }

    private static Cell value(String type, String stored) {
        return switch (type) {
            case "float", "currency" -> Values.cell(stored, NumberFormat.PLAIN, false);
            case "percentage" -> Values.cell(stored, NumberFormat.PERCENT, false);
            case "date" -> Values.isoDate(stored);
            case "time" -> time(stored);
            case "boolean" -> Cell.bool(stored.equals("true"));
            default -> Cell.text(stored);
        };
    }

    /** A time of day, for example {@code PT13H05M00S}; one of several days becomes the date that Excel would show. */
    private static Cell time(String stored) {
        try {
            return Values.cell(Values.serial(Duration.parse(stored)), NumberFormat.DATE, false);
        } catch (DateTimeParseException e) {
            return Cell.text(stored);
        }
    }

    private boolean isHidden() throws IOException {
        String visibility = xml.attribute("visibility");
        return "collapse".equals(visibility) || "filter".equals(visibility);
    }

    /** How often something repeats, or how far it spans. */
    private int count(String attribute) throws IOException {
        return xml.count(attribute, 1, Limits.ROWS);
    }
}
