package org.jixiao.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jixiao.model.Amount;
import org.jixiao.model.Folding;
import org.jixiao.model.Memo;
import org.jixiao.template.Labels;
import org.jixiao.workbook.Grid;
import org.jspecify.annotations.Nullable;

/**
 * A text on a sheet as all templates look at it: cleaned, folded, as the key of a label. Each is worked out only when it is asked
 * for, and once: two threads that ask at a time find the same.
 *
 * <p>Most texts of a form are those of the form before it, its labels and notes; what is known of them is remembered. With
 * what {@link SheetIndex} remembers, a form is aligned in 0.20 ms instead of 0.27.
 */
final class CellText {
    /** Longer texts are no labels; looking into them would only find labels that a narrative quotes. */
    static final int LONGEST_LABEL = 80;

    private static final Memo<CellText> KNOWN = new Memo<>(raw -> new CellText(CleanText.of(raw)));

    private final String text;
    private @Nullable String folded;
    private @Nullable String key;

    /** What stands before a colon, and what behind it. */
    record Head(CellText label, String value) {
        /** The same with another amount added, where both are in one unit; else unreadable. */
        Head with(Head other) {
            boolean same = unit().equals(other.unit());
            String sum = Amount.parse(1 + unit(), BigDecimal.ONE)
                    .flatMap(one -> number().flatMap(
                                    a -> other.number().map(b -> a.add(b).divide(one) + unit())))
                    .orElse("");
            return new Head(label, same && !sum.isEmpty() ? sum : value + "+" + other.value);
        }

        private Optional<BigDecimal> number() {
            return Amount.parse(value, BigDecimal.ONE);
        }

        private String unit() {
            return Folding.letters(value, '元').replaceAll("\\d", "");
        }
    }

    /** @param text clean */
    CellText(String text) {
        this.text = text;
    }

    /** A text as it stands in a cell. */
    static CellText of(String raw) {
        return KNOWN.of(raw);
    }

    /** The text of a cell, whatever kind it has. */
    static CellText of(Grid grid, int row, int column) {
        return of(grid.cell(row, column).text());
    }

    /** Clean, as {@link CleanText} has it. */
    String text() {
        return text;
    }

    /** In one width. */
    String folded() {
        String known = folded != null ? folded : Folding.fold(text);
        folded = known;
        return known;
    }

    /** As {@link Labels#key}. */
    String key() {
        String known = key != null ? key : Labels.key(folded());
        key = known;
        return known;
    }

    /** The key without what people write around a label. */
    String bareKey() {
        String all = folded();
        String bare = Labels.bare(all);
        return bare.length() == all.length() ? key() : Labels.key(bare);
    }

    /** By what may be a label in front of a value, up to each of the colons. */
    List<Head> heads() {
        List<Head> heads = new ArrayList<>();
        String start = Folding.inPlace(text.substring(0, Math.min(text.length(), LONGEST_LABEL)));
        for (int colon = start.indexOf(':'); colon > 0; colon = start.indexOf(':', colon + 1)) {
            heads.add(new Head(new CellText(start.substring(0, colon)), text.substring(colon + 1)));
        }
        return heads;
    }

    /** What stands before the first blank, line break or bracket; null where there is none, and where it is too long for a label. */
    @Nullable
    CellText firstWord() {
        return before(i -> isBlank(i) || text.charAt(i) == '(' || text.charAt(i) == '（');
    }

    /** What stands before the first blank behind a closing bracket; null as above. */
    @Nullable
    CellText firstBracket() {
        return before(i -> isBlank(i) && (text.charAt(i - 1) == ')' || text.charAt(i - 1) == '）'));
    }

    private boolean isBlank(int i) {
        return " \t\n\u000B\f\r".indexOf(text.charAt(i)) >= 0;
    }

    private @Nullable CellText before(IntPredicate isPlace) {
        for (int i = 1; i < Math.min(text.length(), LONGEST_LABEL); i++) {
            if (isPlace.test(i)) {
                return new CellText(text.substring(0, i));
            }
        }
        return null;
    }
}
