package org.jixiao.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jixiao.template.Labels;
import org.jixiao.template.TablePlan;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;

/** Where the columns of a table stand on a sheet. */
final class TableHeader {
    private final Grid grid;
    private final Block block;
    private final List<Column> columns = new ArrayList<>();
    private final List<Anchor> missing = new ArrayList<>();
    private final int firstRow;
    private final int lastRow;

    /**
     * A column of the table.
     *
     * @param row where its header stands on the sheet
     * @param at where it stands on the sheet
     * @param parts the columns of the sheet whose texts together are its value, of a name the one that is no number; empty where it is one
     *     column
     */
    record Column(Anchor anchor, Anchor.Header header, int row, int at, List<Integer> parts) {}

    TableHeader(TablePlan plan, SheetIndex index, Grid grid, Block block, Alignment alignment) {
        this.grid = grid;
        this.block = block;
        List<Anchor> anchors =
                index.anchors().stream().filter(anchor -> anchor.heads(plan)).toList();
        Map<Anchor, Match> found = new HashMap<>();
        for (Anchor anchor : anchors) {
            Match match = alignment.match(anchor);
            if (match != null) {
                found.put(anchor, match);
            }
        }
        IntSummaryStatistics rows = found.values().stream().mapToInt(Match::row).summaryStatistics();
        firstRow = found.isEmpty() ? -1 : rows.getMin();
        lastRow = found.isEmpty() ? -1 : lastRow(anchors, found.values(), rows.getMax());
        int end = alignment.matches().stream()
                .filter(m -> m.row() > lastRow && !index.isHeading(m.anchor(), plan))
                .mapToInt(Match::row)
                .min()
                .orElse(block.lastRow() + 1);
        Set<Integer> below = new HashSet<>(); // the columns of those whose own headers are its parts
        for (Anchor anchor : anchors) {
            if (anchor.header() != null && !found.containsKey(anchor)) {
                below.addAll(below(anchor, anchor.header()));
            }
        }
        SplitColumns split = new SplitColumns(plan, grid, block, alignment, below, firstRow, lastRow, end);
        for (Anchor anchor : anchors) {
            Anchor.Header header = anchor.header();
            Match match = found.get(anchor);
            List<Integer> parts = header == null ? List.of() : ticked(header.choices());
            if (parts.isEmpty() && header != null) {
                parts = match == null ? below(anchor, header) : split.of(match, header);
            }
            if (header == null || (match == null && parts.isEmpty())) {
                missing.add(anchor);
            } else {
                int row = match == null ? firstRow : match.row();
                int at = match == null || !(parts.isEmpty() || parts.contains(match.column()))
                        ? parts.get(0)
                        : match.column();
                columns.add(new Column(anchor, header, row, at, parts));
            }
        }
    }

    /** Those that are there, in the template's order: outer levels first. */
    List<Column> columns() {
        return columns;
    }

    /** Those that are not there. */
    List<Anchor> missing() {
        return missing;
    }

    /** The first column of the form that the table is part of. */
    int leftEdge() {
        return block.firstColumn();
    }

    /** The first row of the headers; -1 where there is none. */
    int firstRow() {
        return firstRow;
    }

    /**
     * The last row of the header. Where people split a column, what its parts are called stands in a row below; the other headers
     * are merged down beside it, or leave it blank.
     */
    int lastRow() {
        return lastRow;
    }

    /** Whether a row says what the header says, and nothing else but its number; that of the table of the long term is another. */
    boolean isRepeatedIn(int row) {
        return !HeaderRows.isOfLongTerm(grid, row)
                && IntStream.rangeClosed(block.firstColumn(), block.lastColumn())
                        .allMatch(column -> {
                            String key = CellText.of(grid, row, column).key();
                            return key.chars().allMatch(Character::isDigit)
                                    || IntStream.rangeClosed(firstRow, lastRow)
                                            .anyMatch(own -> key.equals(CellText.of(grid, own, column)
                                                    .key()));
                        });
    }

    private int lastRow(List<Anchor> anchors, Collection<Match> found, int lastFound) {
        Set<String> names = new HashSet<>();
        Set<String> choices = new HashSet<>();
        for (Anchor anchor : anchors) {
            if (anchor.header() != null) {
                names.addAll(anchor.header().names());
                choices.addAll(anchor.header().choices());
            }
        }
        int last = lastFound;
        while (last < block.lastRow() && isHeader(last + 1, found, names, choices)) {
            last++;
        }
        return last;
    }

    /**
     * Whether most headers are merged down into a row, or nothing but names of parts stands in it, or, where most headers
     * have nothing below them, mostly what can be chosen.
     */
    private boolean isHeader(int row, Collection<Match> found, Set<String> names, Set<String> choices) {
        int merged = 0;
        int blank = 0;
        int left = block.lastColumn();
        for (Match match : found) {
            Region region = grid.region(row, match.column());
            merged += region != null && region.firstRow() == match.row() ? 1 : 0;
            blank += grid.cell(row, match.column()).isBlank() ? 1 : 0;
            left = Math.min(left, match.column());
        }
        Set<String> texts = new HashSet<>();
        for (int column = left; column <= block.lastColumn(); column++) {
            texts.add(CellText.of(grid, row, column).key());
        }
        texts.remove("");
        if (texts.isEmpty()) {
            return merged * 2 > found.size();
        }
        long chosen = texts.stream().filter(choices::contains).count();
        return merged * 2 > found.size()
                || names.containsAll(texts)
                || (blank * 2 > found.size()
                        && ((chosen > 1 && chosen * 2 > texts.size())
                                || !Collections.disjoint(texts, SplitColumns.UNITS)
                                || isOfOneHeader(row, texts)));
    }

    /** Whether all texts of a row, several words, stand below a header that is merged across them. */
    private boolean isOfOneHeader(int row, Set<String> texts) {
        return texts.size() > 1
                && texts.stream().noneMatch(text -> text.chars().anyMatch(Character::isDigit))
                && IntStream.rangeClosed(block.firstColumn(), block.lastColumn())
                        .filter(column -> !grid.cell(row, column).isBlank())
                        .allMatch(column -> {
                            Region above = grid.region(row - 1, column);
                            return above != null && above.lastColumn() > above.firstColumn();
                        });
    }

    /** The column of a header that stands in the last of several rows of the header, if it does. */
    private List<Integer> below(Anchor anchor, Anchor.Header header) {
        if (lastRow == firstRow) {
            return List.of();
        }
        String called = Labels.key(anchor.text());
        return IntStream.rangeClosed(block.firstColumn(), block.lastColumn())
                .filter(column -> {
                    String key = CellText.of(grid, lastRow, column).key();
                    return key.equals(called) || header.names().contains(key);
                })
                .limit(1)
                .boxed()
                .toList();
    }

    /** The columns that are called as what can be chosen, below their common header: one of them is ticked. */
    private List<Integer> ticked(Set<String> choices) {
        if (choices.isEmpty() || lastRow < 0) {
            return List.of();
        }
        List<Integer> columns = IntStream.rangeClosed(block.firstColumn(), block.lastColumn())
                .filter(column ->
                        choices.contains(CellText.of(grid, lastRow, column).key()))
                .boxed()
                .toList();
        return columns.size() > 1 ? columns : List.of();
    }
}
