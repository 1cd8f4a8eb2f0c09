package org.jixiao.read;

import java.util.List;
import org.jixiao.workbook.Grid;

/** Tells the labels among the texts of a block from values of a table that read like one. */
final class LabelTexts {
    private final Grid grid;
    private final Block block;
    private final SheetIndex index;
    private final HeaderRows headerRows;
    /** Of the columns that hold more than levels. */
    private final List<Match> headers;

    LabelTexts(Grid grid, Block block, SheetIndex index, HeaderRows headerRows) {
        this.grid = grid;
        this.block = block;
        this.index = index;
        this.headerRows = headerRows;
        headers = block.matches().stream()
                .filter(m -> m.anchor().header() != null && !m.anchor().isLevel() && headerRows.hold(m))
                .toList();
    }

    /** The block's matches, but for values of its tables though the template has its label elsewhere. */
    List<Match> labels() {
        return block.matches().stream()
                .filter(m -> headers.stream().noneMatch(header -> isBelow(m, header)))
                .filter(m -> switch (m.anchor().kind()) {
                    case LABEL -> !isInRowOfTable(m);
                    case ROW ->
                        index.columnOf(m.anchor())
                                .map(column -> headerRows.isBelowOwn(m, column))
                                .orElse(true);
                    case HEADING, COLUMN -> true;
                })
                .toList();
    }

    private static boolean isBelow(Match match, Match header) {
        return match.row() > header.row()
                && match.column() == header.column()
                && !(belongsBelowTable(match, header)
                        && match.anchor().column() == header.anchor().column());
    }

    /**
     * Whether something stands in the row under all headers below which something must, and no other label, so that it is a row of the
     * table.
     */
    private boolean isInRowOfTable(Match match) {
        List<Match> required = headers.stream()
                .filter(header ->
                        header.row() < match.row() && header.anchor().isRequired() && header.column() != match.column())
                .toList();
        return required.size() > 1
                && !belongsBelowTable(match, required.get(0))
                && required.stream()
                        .noneMatch(header ->
                                grid.cell(match.row(), header.column()).isBlank())
                && block.matches().stream()
                        .noneMatch(m -> m.row() == match.row()
                                && m.column() != match.column()
                                && m.anchor().kind() == Anchor.Kind.LABEL);
    }

    /** Whether the template has it below the table that a header is of. */
    private static boolean belongsBelowTable(Match match, Match header) {
        Anchor.Header column = header.anchor().header();
        return column != null && match.anchor().row() > column.table().bodyRow();
    }
}
