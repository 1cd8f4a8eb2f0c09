package org.jixiao.template;

import org.jspecify.annotations.Nullable;

/**
 * A cell that a single value fills. Rows and columns are 0-based, within the form sheet.
 *
 * @param label the label that stands by it, or null where only the text in its own cell tells what it is
 * @param header in a grid the label above the column, where {@code label} is the row's; else null
 * @param prefix the constant text before the value in the same cell, may be empty
 * @param suffix the constant text behind it, may be empty
 */
public record Slot(
        String path,
        int row,
        int column,
        @Nullable Label label,
        @Nullable Label header,
        String prefix,
        String suffix) {
    /** The constant text that stands left of a value or above it. */
    public record Label(int row, int column, String text) {}

    /** The path of the row of a grid: {@code budget.total} of {@code budget.total.initial}. */
    public String group() {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    /** Whether the cell holds two dates, of which this is one. */
    public boolean isHalf() {
        return isSecond() || suffix.contains("${");
    }

    /** Whether this is the second of two dates in the cell. */
    public boolean isSecond() {
        return prefix.contains("${");
    }

    /** Whether the cell holds nothing but the value. */
    public boolean isAlone() {
        return prefix.isEmpty() && suffix.isEmpty();
    }
}
