package org.jixiao.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jixiao.model.Amount;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Dates;
import org.jixiao.model.Folding;
import org.jixiao.model.Memo;
import org.jixiao.model.Numerals;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.workbook.Cell;
import org.jspecify.annotations.Nullable;

/** What a cell says, as a value of the field that it belongs to. What cannot be understood keeps its text. */
final class CellValues {
    /** Most forms of a campaign are for one year. */
    private static final Memo<Optional<Integer>> YEARS = new Memo<>(CellValues::year);

    private CellValues() {}

    /**
     * The value of a cell.
     *
     * @param unit what a bare number is multiplied by: yuan for an amount, a hundredth for a percentage under a heading with %
     */
    static Value of(Cell cell, CellAddress at, Field field, BigDecimal unit) {
        if (field.type() == FieldType.TARGET && cell.isTakenForFormula()) {
            return of(cell.typed(), at, field, unit);
        }
        String text = CellText.of(cell.text()).text();
        boolean unasked = field.type() == FieldType.AMOUNT && !field.required();
        if (text.isEmpty() || (unasked && CellReader.saysNothing(text))) {
            return new Value(null, "", at);
        }
        boolean isText = field.type() == FieldType.TEXT || field.type() == FieldType.TARGET;
        BigDecimal number = cell.kind() == Cell.Kind.NUMBER && !isText ? cell.number() : null;
        String typed = number == null ? text : number.toPlainString(); // the format's own 元 nobody typed
        return new Value(parse(cell, typed, field, unit), typed, at);
    }

    /** The value of a text that was found inside a cell, beside its label. */
    static Value of(String text, CellAddress at, Field field, BigDecimal unit) {
        return of(Cell.text(text), at, field, unit);
    }

    private static @Nullable Object parse(Cell cell, String text, Field field, BigDecimal unit) {
        if (cell.kind() == Cell.Kind.ERROR) {
            return null;
        }
        return switch (field.type()) {
            case TEXT, TARGET, TABLE, GROUP -> text;
            case AMOUNT -> amount(cell, text, unit);
            case DATE, END_DATE -> date(cell, text, field.type() == FieldType.END_DATE);
            case YEAR -> YEARS.of(text).orElse(null);
            case CHOICE -> field.choice(text);
            case INTEGER -> number(text).filter(n -> n.scale() <= 0).orElse(null);
            case NUMBER ->
                cell.kind() == Cell.Kind.NUMBER
                        ? cell.number()
                        : number(text.replaceFirst("[分%％]?(?:\\s*[(（]\\p{L}{1,4}[)）])?$", "")) // 10%, 97分（优）
                                .orElse(null);
            case PERCENT -> percent(cell, text, unit);
        };
    }

    private static @Nullable BigDecimal amount(Cell cell, String text, BigDecimal unit) {
        BigDecimal number = cell.number();
        if (cell.kind() == Cell.Kind.NUMBER && number != null) {
            Optional<BigDecimal> shown = // with the unit that its format shows
                    cell.text().endsWith("元") ? Amount.parse(cell.text(), unit) : Optional.empty();
            return shown.orElseGet(() -> Amount.plain(number.multiply(unit)));
        }
        return cell.kind() == Cell.Kind.TEXT ? Amount.parse(text, unit).orElse(null) : null;
    }

    private static @Nullable LocalDate date(Cell cell, String text, boolean endOfMonth) {
        if (cell.date() != null && !cell.isMonth()) { // of a month Excel keeps the first day
            return cell.date().toLocalDate();
        }
        return Dates.parse(text, endOfMonth).orElse(null);
    }

    private static Optional<Integer> year(String text) {
        String digits = Numerals.inDigits(Folding.fold(text).replaceAll("\\s|年度?$", ""));
        return digits.matches("(19|20)\\d{2}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }

    private static Optional<BigDecimal> number(String text) {
        return Amount.parse(text, BigDecimal.ONE);
    }

    /** A bare number above ten is a percentage whose sign was left out: no budget is spent ten times over. */
    private static @Nullable BigDecimal percent(Cell cell, String text, BigDecimal unit) {
        if (cell.kind() == Cell.Kind.PERCENT) {
            return cell.number();
        }
        String folded = Folding.fold(text);
        boolean signed = folded.endsWith("%");
        BigDecimal number = cell.kind() == Cell.Kind.NUMBER
                ? cell.number()
                : number(signed ? folded.substring(0, folded.length() - 1) : folded)
                        .orElse(null);
        if (number == null) {
            return null;
        }
        return Amount.plain(
                signed || number.abs().compareTo(BigDecimal.TEN) > 0 ? number.movePointLeft(2) : number.multiply(unit));
    }
}
