package org.jixiao.read;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.model.Folding;
import org.jixiao.template.Field;
import org.jixiao.template.Labels;
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
 * @param header what it heads where it is a header of a table, or null
 */
record Anchor(
        Kind kind,
        int row,
        int column,
        String text,
        @Nullable Slot slot,
        @Nullable Header header) {

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

    /**
     * A column of a table.
     *
     * @param path the column's path relative to the item
     * @param names the keys of its other names
     * @param choices the keys of what can be chosen in it; empty for what is no choice
     */
    record Header(TablePlan table, String path, Field field, Set<String> names, Set<String> choices) {
        static Header of(TablePlan table, String path, Field field) {
            Set<String> names = field.aliases().stream().map(Labels::key).collect(Collectors.toUnmodifiableSet());
            Set<String> choices = field.choices().stream()
                    .map(Labels::key)
                    .filter(key -> !key.isEmpty()) // a sign, ≥, heads no column
                    .collect(Collectors.toUnmodifiableSet());
            return new Header(table, path, field, names, choices);
        }
    }

    /** Its text as messages have it: on one line, without a colon behind it. */
    String shown() {
        return Folding.fold(text).strip().replaceAll("[\\s:]+$|\n", "");
    }

    static Anchor of(Slot slot) {
        Slot.Label label = slot.label();
        return label == null
                ? new Anchor(Kind.LABEL, slot.row(), slot.column(), slot.prefix() + slot.suffix(), slot, null)
                : new Anchor(Kind.LABEL, label.row(), label.column(), label.text(), slot, null);
    }

    static Anchor of(Kind kind, Slot.Label label) {
        return new Anchor(kind, label.row(), label.column(), label.text(), null, null);
    }

    static Anchor of(TablePlan table, TablePlan.Column column, Field field) {
        Header header = Header.of(table, column.path(), field);
        return new Anchor(Kind.COLUMN, column.headerRow(), column.column(), column.header(), null, header);
    }

    /** By the place alone, which tells most anchors apart: all of a table's columns would take long. */
    @Override
    public int hashCode() {
        return 31 * row + column;
    }

    /** In how many cells of the template anchors stand. */
    static int places(Stream<Anchor> anchors) {
        return (int) anchors.map(Anchor::place).distinct().count();
    }

    /** The cell of the template, as a number. */
    int place() {
        return row << 14 | column;
    }

    /** Whether two stand in one cell of the template. */
    boolean sharesCellWith(Anchor other) {
        return row == other.row && column == other.column;
    }

    /** Whether it heads a column of a table. */
    boolean heads(TablePlan table) {
        return header != null && header.table().equals(table);
    }

    /** Whether it heads a column of levels, whose cells are merged down. */
    boolean isLevel() {
        return header != null && header.field().mergedDown();
    }

    /** Whether it heads a column in which something must stand. */
    boolean isRequired() {
        return header != null && header.field().required();
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
