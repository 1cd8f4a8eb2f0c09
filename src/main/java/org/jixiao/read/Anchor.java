package org.jixiao.read;

import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;
import org.jspecify.annotations.Nullable;

/**
 * A constant text of the template by which a place on a returned sheet is known again: a label, a heading or a column's header.
 *
 * @param row the 0-based row in the template
 * @param column the 0-based column in the template
 * @param text the text as the template has it
 * @param slot the value that it labels, or null
 * @param table the table whose header it belongs to, or null
 * @param header the column that it heads, or null
 */
record Anchor(
        int row,
        int column,
        String text,
        @Nullable Slot slot,
        @Nullable TablePlan table,
        TablePlan.@Nullable Column header) {

    static Anchor of(Slot slot) {
        Slot.Label label = slot.label();
        return label == null
                ? new Anchor(slot.row(), slot.column(), slot.prefix() + slot.suffix(), slot, null, null)
                : new Anchor(label.row(), label.column(), label.text(), slot, null, null);
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
