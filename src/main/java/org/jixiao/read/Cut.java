package org.jixiao.read;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
     * How well the template fits, beside others: by the values that it finds, headings aside, less those missing that must be there,
     * for a small form is not better for being part of a larger one. One text may be the label of two values, and finds one.
     */
    int fit() {
        return blocks.stream().mapToInt(this::fit).max().orElse(0);
    }

    private int fit(Block block) {
        HeaderRows headerRows = new HeaderRows(grid, block, index);
        Set<Integer> places = new HashSet<>();
        Set<Integer> cells = new HashSet<>();
        for (Match match : block.matches()) {
            int place = match.anchor().place();
            boolean counts = match.anchor().kind() != Anchor.Kind.HEADING && headerRows.hold(match);
            if (counts && !places.contains(place) && cells.add(match.row() << 14 | match.column())) {
                places.add(place);
            }
        }
        return places.size() - index.lacking(places);
    }

    /** Whether it fits better than one that came before it; where they find as much, headings tell. */
    boolean fitsBetter(Cut before, Stamp stamp) {
        int values = fit() - before.fit();
        if (values != 0) {
            return values > 0;
        }
        long headings = headings() - before.headings();
        return headings != 0 ? headings > 0 : !before.isNamedIn(stamp) && exact() > before.exact();
    }

    private long headings() {
        return blocks.stream()
                .flatMap(block -> block.matches().stream())
                .map(Match::anchor)
                .filter(anchor -> anchor.kind() == Anchor.Kind.HEADING)
                .distinct()
                .count();
    }

    /** All anchors that were found. */
    List<Match> matches() {
        return blocks.stream().flatMap(block -> block.matches().stream()).toList();
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
