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
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jixiao.model.TargetValue;
import org.jixiao.template.FieldType;
import org.jixiao.template.Labels;
import org.jixiao.template.TablePlan;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;

/** Where the columns of a table stand on a sheet. */
final class TableHeader {
    /** What people call the column of the unit that they split off a target. */
    private static final Set<String> UNITS = Set.of("度量单位", "计量单位", "指标单位", "单位");

    private static final Pattern EARLIER = Pattern.compile("上年|上一年|去年|往年|历史|前[一二两三]年");
    private static final Pattern PLANNED = Pattern.compile("本年|当年|计划");

    private final TablePlan plan;
    private final Grid grid;
    private final Block block;
    private final Alignment alignment;
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
        this.plan = plan;
        this.grid = grid;
        this.block = block;
        this.alignment = alignment;
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
        for (Anchor anchor : anchors) {
            Anchor.Header header = anchor.header();
            Match match = found.get(anchor);
            List<Integer> parts = header == null ? List.of() : ticked(header.choices());
            if (parts.isEmpty() && header != null) {
                parts = match == null ? below(anchor, header) : split(match, header, end);
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
                                || !Collections.disjoint(texts, UNITS)
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

    /**
     * The columns over which the header of a name or a target is merged, or was: in some rows people use them all. With a target go the sign
     * and the unit that people put beside it.
     */
    private List<Integer> split(Match match, Anchor.Header header, int end) {
        boolean target = header.field().type() == FieldType.TARGET;
        Region region = grid.region(match.row(), match.column());
        int last = region == null ? match.column() : region.lastColumn();
        while (region == null && target && last < block.lastColumn() && isBelowSame(match.row(), last + 1)) {
            last++;
        }
        List<Integer> columns = new ArrayList<>();
        if (target || header.path().equals(TableReader.NAME)) {
            columns.addAll(IntStream.rangeClosed(match.column(), last).boxed().toList());
        }
        if (target && columns.size() > 1 && lastRow > match.row()) {
            ofThisYear(columns);
        }
        if (header.path().equals(TableReader.TARGET)) {
            addSignAndUnit(columns, match.column(), last, end);
        }
        return columns.equals(List.of(match.column())) ? List.of() : columns;
    }

    /** Whether a column has a header in the second row only, and no other value's. */
    private boolean isBelowSame(int row, int column) {
        return lastRow > row
                && grid.cell(row, column).isBlank()
                && !grid.cell(lastRow, column).isBlank()
                && !isTaken(column);
    }

    /** Leaves of several columns below one header those of this year's plan; never what was in years before. */
    private void ofThisYear(List<Integer> columns) {
        columns.removeIf(column -> EARLIER.matcher(name(column)).find());
        columns.stream()
                .filter(column -> PLANNED.matcher(name(column)).find())
                .findFirst()
                .ifPresent(column -> columns.retainAll(List.of(column)));
    }

    /** Adds the nearest column of nothing but signs on the left, and that of units on either side; neither heads another value. */
    private void addSignAndUnit(List<Integer> columns, int first, int last, int end) {
        int sign = -1;
        int unit = -1;
        for (int at = first - 1; at >= block.firstColumn() && !isTaken(at) && sign < 0; at--) {
            unit = UNITS.contains(name(at)) ? at : unit;
            sign = holdsSigns(at, end) ? at : -1;
        }
        boolean beside = true;
        for (int at = last + 1; at <= block.lastColumn() && unit < 0 && !isOfOther(at); at++) {
            beside &= !isTaken(at);
            boolean isUnit = UNITS.contains(name(at)) && !isTaken(at) && (beside || name(at).length() > 2);
            unit = isUnit ? at : -1;
        }
        if (sign >= 0) {
            columns.add(0, sign);
        }
        if (unit >= 0) {
            columns.add(unit);
        }
    }

    /** What a column is called in the last row of the header in which it is called anything, as a key. */
    private String name(int column) {
        String below = CellText.of(grid, lastRow, column).key();
        return below.isEmpty() ? CellText.of(grid, firstRow, column).key() : below;
    }

    private boolean isTaken(int column) {
        return IntStream.rangeClosed(firstRow, lastRow).anyMatch(row -> alignment.isLabel(row, column));
    }

    /** Whether a column is one of another table. */
    private boolean isOfOther(int column) {
        return alignment.matches().stream()
                .anyMatch(match -> match.column() == column
                        && match.anchor().header() != null
                        && !match.anchor().heads(plan));
    }

    /** Whether there are signs of comparison in a column, and at most its header again and what is written instead of a sign. */
    private boolean holdsSigns(int column, int end) {
        boolean some = false;
        for (int row = lastRow + 1; row < end; row++) {
            CellText text = CellText.of(grid, row, column);
            if (TargetValue.isComparator(text.text())) {
                some = true;
            } else if (Footers.has(text.text())) {
                return some;
            } else if (!TableReader.isKind(text.text()) && !text.key().equals(name(column))) {
                return false;
            }
        }
        return some;
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
