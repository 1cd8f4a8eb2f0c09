package org.jixiao.model;

import java.util.Comparator;

/**
 * Where a value stands: the sheet and, both 0-based, the row and the column. {@link #a1()} is the only place where 1 is added.
 */
public record CellAddress(String sheet, int row, int column) implements Comparable<CellAddress> {
    private static final Comparator<CellAddress> ORDER = Comparator.comparing(CellAddress::sheet)
            .thenComparingInt(CellAddress::row)
            .thenComparingInt(CellAddress::column);

    /** The address within its sheet as Excel writes it, for example {@code B4}. */
    public String a1() {
        return columnName(column) + (row + 1);
    }

    /** The address as Excel writes it outside of its sheet, for example {@code '绩效目标表'!B4}. */
    public String reference() {
        return quoted(sheet) + "!" + a1();
    }

    /** A sheet's name as a formula spells any name. */
    public static String quoted(String sheet) {
        return "'" + sheet.replace("'", "''") + "'";
    }

    /** The letters of a 0-based column: 0 is A, 26 is AA. */
    public static String columnName(int column) {
        StringBuilder name = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            name.insert(0, (char) ('A' + rest % 26));
        }
        return name.toString();
    }

    @Override
    public int compareTo(CellAddress other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return sheet + "!" + a1();
    }
}
