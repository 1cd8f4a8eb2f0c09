package org.jixiao.read;

import java.util.ArrayList;
import java.util.List;
import org.jixiao.template.Labels;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jspecify.annotations.Nullable;

/**
 * A text on a sheet as all templates look at it: cleaned, folded, as the key of a label. Each is worked out once, and only when it
 * is asked for; not for use by several threads. Rows and columns are 0-based.
 */
final class CellText {
    private final int row;
    private final int column;
    private final String text;
    private @Nullable FoldedText folded;
    private @Nullable String key;
    private @Nullable String bareKey;

    private CellText(int row, int column, String text) {
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
}
