package org.jixiao.template;

import java.util.List;

/**
 * A repeating part: a header row, and below it one row an item. Rows and columns are 0-based, within the form sheet.
 *
 * @param path the path of the list, for example {@code indicators}
 * @param variable the name that the template gives to one item, for example {@code indicator}
 */
public record TablePlan(String path, String variable, int headerRow, int bodyRow, List<Column> columns) {
    /** One column: its path relative to the item, where it stands, and the header above it. */
    public record Column(String path, int column, String header) {}
}
