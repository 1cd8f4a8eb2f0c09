package org.jixiao.template;

/**
 * A {@code jx:each}: the list, the name of one item, and the cells that are repeated (0-based, inclusive).
 *
 * @param items the path of the list
 */
public record Repeat(String items, String variable, int firstRow, int lastRow, int firstColumn, int lastColumn) {
    /** Whether a cell is among those that are repeated. */
    boolean contains(int row, int column) {
        return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
    }

    /** The name under which the values of the template hold the list, or what it is in. */
    public String root() {
        return items.replaceFirst("\\..*", "");
    }
}
