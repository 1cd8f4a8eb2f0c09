package org.jixiao.read;

import java.util.List;
import org.jixiao.model.Folding;
import org.jixiao.model.Stamp;
import org.jixiao.workbook.Grid;

/** A sheet cut into blocks by one template. */
record Cut(Compiled compiled, SheetIndex index, Grid grid, List<Block> blocks, int found) {
    /** The share of the template's anchors in the best block, in percent; a mere list of labels, one below another, is no form. */
    int score() {
        int anchors = Math.max(1, index.places());
        boolean list = index.isSpread() && blocks.stream().allMatch(Block::isList);
        return list ? 0 : found * 100 / anchors;
    }

    /**
     * How well the template fits, beside others: best where no anchor is missing; else by those found less those missing, for
     * a small form is not better for being part of a larger one.
     */
    int fit() {
        return isWhole() ? Integer.MAX_VALUE : 2 * found - index.places();
    }

    /** Whether it fits better than one that came before it. */
    boolean fitsBetter(Cut before, Stamp stamp) {
        return fit() != before.fit() ? fit() > before.fit() : !before.isNamedIn(stamp) && exact() > before.exact();
    }

    boolean isNamedIn(Stamp stamp) {
        return compiled.isNamedIn(stamp);
    }

    /** Whether no anchor is missing. */
    boolean isWhole() {
        return found == index.places();
    }

    /** How many labels stand there to the letter. */
    long exact() {
        return blocks.stream()
                .flatMap(block -> block.matches().stream())
                .filter(m -> bare(grid.cell(m.row(), m.column()).text())
                        .equals(bare(m.anchor().text())))
                .count();
    }

    private static String bare(String text) {
        return Folding.fold(text).replaceAll("\\s", "");
    }
}
