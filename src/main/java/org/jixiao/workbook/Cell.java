package org.jixiao.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in one cell.
 *
 * <p>A formula cell has the kind and text of the value that was saved with it; where none was saved it is BLANK with a
 * formula.
 *
 * @param text what a person sees or typed: raw text with {@code \n} for line breaks; a number as a plain decimal, with the zeros in front and between what its format shows around it;
 *     {@code 95%}; an ISO date, with its time only if it has one, without its day where only the month is seen; {@code TRUE}; {@code #REF!}; empty for BLANK
 * @param number the value of NUMBER and PERCENT (0.95 for 95%), the serial day number of DATE; else null
 * @param date the value of DATE, to the second; else null
 * @param formula the formula without {@code =}, or null where there is none; a cell that repeats a shared formula may
 *     have the text as it stands in the first cell of them; empty where the file's formula cannot be put into words
 */
public record Cell(
        Kind kind,
        String text,
        @Nullable BigDecimal number,
        @Nullable LocalDateTime date,
        @Nullable String formula) {
    /** What a cell can hold. */
    public enum Kind {
        BLANK,
        TEXT,
        NUMBER,
        PERCENT,
        DATE,
        BOOLEAN,
        ERROR
    }

    /** An empty cell; all empty cells without a formula are this one. */
    public static final Cell BLANK = new Cell(Kind.BLANK, "", null, null, null);

    /** The empty text that a formula can give: a value all the same. */
    static final Cell EMPTY_TEXT = new Cell(Kind.TEXT, "", null, null, null);

    /** A number that follows an equals sign in a text cell's place: Excel takes it for a formula. */
    private static final Pattern NUMBER_FORMULA = Pattern.compile("\\d+(?:\\.\\d+)?%?");

    /** The same with words: for Excel they are a name that it does not know, and there is no result. */
    private static final Pattern WORDS_FORMULA = Pattern.compile("(?:" + NUMBER_FORMULA + ")?\\p{IsHan}+");

    /** Excel keeps and shows no more significant digits; beyond them stands only binary noise (0.30000000000000004). */
    private static final MathContext DIGITS = new MathContext(15);

    /** Text as it is, with the line breaks of every system as {@code \n}; empty text gives {@link #BLANK}. */
    public static Cell text(String raw) {
        if (raw.isEmpty()) {
            return BLANK;
        }
        String text = raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
        return new Cell(Kind.TEXT, text, null, null, null);
    }

    /** A number, rounded to Excel's 15 significant digits. */
    public static Cell number(BigDecimal value) {
        BigDecimal number = plain(value);
        return new Cell(Kind.NUMBER, number.toPlainString(), number, null, null);
    }

    /** A number shown as a percentage: 0.95 gives {@code 95%}, 2/3 gives {@code 66.6667%}. */
    public static Cell percent(BigDecimal value) {
        BigDecimal number = plain(value);
        BigDecimal shown = number.movePointRight(2).setScale(4, RoundingMode.HALF_UP);
        String text = plain(shown).toPlainString() + "%";
        return new Cell(Kind.PERCENT, text, number, null, null);
    }

    /**
     * A date.
     *
     * @param serial Excel's day number; below 1 it is a time of day without a date, and the text says only that
     */
    public static Cell date(LocalDateTime date, BigDecimal serial) {
        BigDecimal number = plain(serial);
        LocalTime time = date.toLocalTime();
        String text;
        if (number.compareTo(BigDecimal.ONE) < 0) {
            text = time.toString();
        } else if (time.equals(LocalTime.MIDNIGHT)) {
            text = date.toLocalDate().toString();
        } else {
            text = date.toString();
        }
        return new Cell(Kind.DATE, text, number, date, null);
    }

    /** The same date, of which only year and month are seen: {@code 2020-12}. */
    Cell asMonth() {
        return new Cell(kind, text.replaceFirst("^(\\d+-\\d+)-.*", "$1"), number, date, formula);
    }

    /** Whether it is a date of which only year and month are seen. */
    public boolean isMonth() {
        return date != null && text.length() == "2020-12".length();
    }

    /** TRUE or FALSE. */
    public static Cell bool(boolean value) {
        return new Cell(Kind.BOOLEAN, value ? "TRUE" : "FALSE", null, null, null);
    }

    /** An error value, for example {@code #REF!}. */
    public static Cell error(String code) {
        return new Cell(Kind.ERROR, code, null, null, null);
    }

    /** The same whole number with zeros in front, as codes have them: {@code 001001}. */
    Cell padded(int digits) {
        return digits <= text.length() || number == null || number.scale() > 0 || number.signum() < 0
                ? this
                : new Cell(kind, "0".repeat(digits - text.length()) + text, number, date, formula);
    }

    /** The same number with the text that its format shows around it: {@code ≥90人}. */
    Cell between(String before, String behind) {
        return before.isEmpty() && behind.isEmpty()
                ? this
                : new Cell(kind, before + text + behind, number, date, formula);
    }

    /** The same value, as the result of a formula. */
    public Cell withFormula(String newFormula) {
        return new Cell(kind, text, number, date, newFormula);
    }

    /** Whether the formula is what somebody typed as text, with its sign: {@code =100%}, {@code =合格}. */
    public boolean isTakenForFormula() {
        boolean result = !isBlank() && kind != Kind.ERROR;
        return formula != null
                && (NUMBER_FORMULA.matcher(formula).matches()
                        || !result && WORDS_FORMULA.matcher(formula).matches());
    }

    /** The text as somebody typed it, with a sign that a program took for a formula's. */
    public String typed() {
        return isTakenForFormula() ? "=" + formula : text;
    }

    /** True where no value stands; there may be a formula whose value was not saved. */
    public boolean isBlank() {
        return kind == Kind.BLANK;
    }

    /** True where neither a value nor a formula stands. */
    boolean holdsNothing() {
        return isBlank() && formula == null;
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal number = value.round(DIGITS).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
