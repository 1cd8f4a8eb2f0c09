package org.jixiao.template;

import java.util.List;

/**
 * A repeating part: a header, and below it one row an item. Rows and columns are 0-based, within the form sheet.
 *
 * @param path the path of the list, for example {@code indicators}
 * @param variable the name that the template gives to one item, for example {@code indicator}
 * @param headerRow the first row of the header; it may have several, some columns' headers merged down beside those of others
 */
public record TablePlan(String path, String variable, int headerRow, int bodyRow, List<Column> columns) {
    /** Whether its rows stand under the levels of the indicator framework. */
    public boolean hasLevels() {
        return has("level1");
    }

    /** Whether there is a column of that path, relative to the item. */
    public boolean has(String column) {
        return columns.stream().anyMatch(each -> each.path().equals(column));
    }

    /** One column: its path relative to the item, where it stands, and the header above it with the row in which that begins. */
    public record Column(String path, int column, int headerRow, String header) {
        /** Part of {@link FormTemplate#version()}, and as it was before a header could have several rows: forms that are out still fit. */
        @Override
        public String toString() {
            return "Column[path=" + path + ", column=" + column + ", header=" + header + "]";
        }
    }
}
