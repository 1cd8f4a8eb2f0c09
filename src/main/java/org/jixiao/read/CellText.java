package org.jixiao.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jixiao.model.Folding;
import org.jixiao.template.Labels;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jspecify.annotations.Nullable;

/**
 * A text on a sheet as all templates look at it: cleaned, folded, as the key of a label. Each is worked out once, and only when it
 * is asked for; not for use by several threads. Rows and columns are 0-based.
 */
final class CellText {
    /** Longer texts are no labels; looking into them would only find labels that a narrative quotes. */
    static final int LONGEST_LABEL = 80;

    private final int row;
    private final int column;
    private final String text;
    private @Nullable FoldedText folded;
    private @Nullable String key;
    private @Nullable String bareKey;
    private @Nullable List<Head> heads;
    private @Nullable Optional<CellText> firstWord;
    private @Nullable Optional<CellText> firstBracket;

    /** What stands before a colon, and what behind it. */
    record Head(CellText label, String value) {}

    CellText(int row, int column, String text) {
        this.row = row;
        this.column = column;
        this.text = text;
    }

    /** The texts of a sheet, row by row. */
    static List<CellText> of(Grid grid) {
        List<CellText> texts = new ArrayList<>();
        for (Grid.At at : grid.cells()) {
            if (at.cell().kind() == Cell.Kind.TEXT) {
                texts.add(new CellText(
                        at.row(), at.column(), CleanText.of(at.cell().text())));
            }
        }
        return texts;
    }

    /** A part of the text, in the same cell. */
    CellText part(String part) {
        return new CellText(row, column, part);
    }

    int row() {
        return row;
    }

    int column() {
        return column;
    }

    /** Clean, as {@link CleanText} has it. */
    String text() {
        return text;
    }

    FoldedText folded() {
        if (folded == null) {
            folded = new FoldedText(text);
        }
        return folded;
    }

    /** As {@link Labels#key}. */
    String key() {
        if (key == null) {
            key = Labels.key(text);
        }
        return key;
    }

    /** As {@link Labels#bareKey}. */
    String bareKey() {
        if (bareKey == null) {
            bareKey = Labels.bareKey(text);
        }
        return bareKey;
    }

    /** By what may be a label in front of a value, up to each of the colons. */
    List<Head> heads() {
        if (heads == null) {
            heads = new ArrayList<>();
            String start = Folding.fold(text.substring(0, Math.min(text.length(), LONGEST_LABEL)));
            String all = start.indexOf(':') <= 0 ? "" : folded().folded();
            for (int colon = all.indexOf(':');
                    colon >= 0 && colon < LONGEST_LABEL;
                    colon = all.indexOf(':', colon + 1)) {
                heads.add(new Head(part(all.substring(0, colon)), folded().original(colon + 1, all.length())));
            }
        }
        return heads;
    }

    /** What stands before the first blank or line break; null where there is none. */
    @Nullable
    CellText firstWord() {
        if (firstWord == null) {
            firstWord = before(i -> true);
        }
        return firstWord.orElse(null);
    }

    /** What stands before the first blank behind a closing bracket; null where there is none. */
    @Nullable
    CellText firstBracket() {
        if (firstBracket == null) {
            firstBracket = before(i -> text.charAt(i - 1) == ')' || text.charAt(i - 1) == '）');
        }
        return firstBracket.orElse(null);
    }

    private Optional<CellText> before(IntPredicate isPlace) {
        for (int i = 1; i < text.length(); i++) {
            if (" \t\n\u000B\f\r".indexOf(text.charAt(i)) >= 0 && isPlace.test(i)) {
                return Optional.of(part(text.substring(0, i)));
            }
        }
        return Optional.empty();
    }
}
