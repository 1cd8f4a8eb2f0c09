package org.jixiao.read;

import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;
import org.jspecify.annotations.Nullable;

/**
 * A constant text of the template by which a place on a returned sheet is known again: a label, a heading or a column's header.
 *
 * @param kind what stands by it
 * @param row the 0-based row in the template
 * @param column the 0-based column in the template
 * @param text the text as the template has it
 * @param slot the value that it labels, or null
 * @param table the table whose header it belongs to, or null
 * @param header the column that it heads, or null
 */
record Anchor(
        Kind kind,
        int row,
        int column,
        String text,
        @Nullable Slot slot,
        @Nullable TablePlan table,
        TablePlan.@Nullable Column header) {

    /** What stands by an anchor. */
    enum Kind {
        /** No single value: a title, the name of a section. */
        HEADING,
        /** One value, beside it, below it or in the same cell. */
        LABEL,
        /** The values of a row of a grid. */
        ROW,
        /** The values of a column of a grid or table. */
        COLUMN
    }

    static Anchor of(Slot slot) {
        Slot.Label label = slot.label();
        return label == null
                ? new Anchor(Kind.LABEL, slot.row(), slot.column(), slot.prefix() + slot.suffix(), slot, null, null)
                : new Anchor(Kind.LABEL, label.row(), label.column(), label.text(), slot, null, null);
    }

    static Anchor of(Kind kind, Slot.Label label) {
        return new Anchor(kind, label.row(), label.column(), label.text(), null, null, null);
    }

    static Anchor of(TablePlan table, TablePlan.Column column) {
        return new Anchor(Kind.COLUMN, table.headerRow(), column.column(), column.header(), null, table, column);
    }

    /** By the place alone, which tells most anchors apart: all of a table's columns would take long. */
    @Override
    public int hashCode() {
        return 31 * row + column;
    }

    /** Whether the value stands in the anchor's own cell. */
    boolean isInline() {
        return slot != null && slot.label() == null;
    }

    /** Whether the value stands below its label and not to the right of it. */
    boolean pointsDown() {
        return slot != null && slot.label() != null && slot.label().row() < slot.row();
    }
}
