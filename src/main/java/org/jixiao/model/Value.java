package org.jixiao.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One value of a form, what was typed beside what was understood.
 *
 * @param parsed the value in its type ({@code String}, {@code BigDecimal} in yuan or as a plain number, {@code LocalDate},
 *     {@code Integer} for a year), or null where the cell is blank or could not be understood
 * @param text the text as typed, cleaned of HTML and invisible characters; empty where the cell is blank
 * @param at the cell it came from, or null for a value that no workbook holds yet
 */
public record Value(
        @Nullable Object parsed, String text, @Nullable CellAddress at) {
    /** Longer texts are hardly in two forms. */
    private static final int LONGEST = 20;

    /** The same address for the same cell: the forms of a template have their values where those before them had them. */
    private static final @Nullable CellAddress[] PLACES = new CellAddress[1 << 12];

    /** No value, nowhere. */
    public static final Value NONE = new Value(null, "", null);

    public Value {
        text = text.length() <= LONGEST ? Memo.shared(text) : text;
        parsed = text.equals(parsed) ? text : parsed;
        at = at == null ? null : shared(at);
    }

    private static CellAddress shared(CellAddress at) {
        int place = at.hashCode() & (PLACES.length - 1);
        CellAddress known = PLACES[place];
        if (at.equals(known)) {
            return known;
        }
        PLACES[place] = at;
        return at;
    }

    /** A value that did not come from a workbook: text, number or date; null gives {@link #NONE}. */
    public static Value of(@Nullable Object value) {
        if (value == null || value.toString().isEmpty()) {
            return NONE;
        }
        return new Value(value, value instanceof BigDecimal n ? n.toPlainString() : value.toString(), null);
    }

    /** The cell as Excel writes it, within its sheet; empty where no workbook holds the value yet. */
    public String a1() {
        return at == null ? "" : at.a1();
    }

    public boolean isBlank() {
        return parsed == null && text.isEmpty();
    }

    /** Something was typed, but it is not what the field asks for. */
    public boolean isUnreadable() {
        return parsed == null && !text.isEmpty();
    }

    /** Two amounts together, with both texts, where the first stands; unreadable where one of them is. */
    public Value plus(Value other) {
        BigDecimal a = number();
        BigDecimal b = other.number();
        return new Value(a == null || b == null ? null : a.add(b), text + "+" + other.text, at);
    }

    public @Nullable BigDecimal number() {
        return parsed instanceof BigDecimal n ? n : null;
    }

    public @Nullable LocalDate date() {
        return parsed instanceof LocalDate d ? d : null;
    }

    /** The parsed value, or the typed text where it was not understood, or null where nothing stands: what JSON shows. */
    public @Nullable Object orText() {
        return parsed != null ? parsed : text.isEmpty() ? null : text;
    }

    /** True where both hold the same thing, wherever it stands and however it was spelt; numbers by value, not by scale. */
    public boolean sameAs(Value other) {
        if (parsed instanceof BigDecimal a && other.parsed instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        return Objects.equals(orText(), other.orText());
    }
}
