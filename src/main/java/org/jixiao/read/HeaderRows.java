package org.jixiao.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiao.template.TablePlan;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;

/**
 * Where the column headers of tables and grids stand in a block: in the first of the rows that hold most of them; of several tables with
 * the same columns in the one that is called as that of the template.
 */
final class HeaderRows {
    private static final Pattern LONG_TERM = Pattern.compile("长期|中期|实施期");

    /** By the template's row, the row of the sheet. */
    private final Map<Integer, Integer> rows = new HashMap<>();
    /** Those that are not there: their headers are those of another one, which has no others. */
    private final Set<TablePlan> missing = new HashSet<>();
    /** Those that are the header of another column. */
    private final Set<Match> others = new HashSet<>();

    private final Grid grid;

    HeaderRows(Grid grid, Block block, SheetIndex index) {
        this.grid = grid;
        candidates(block.matches()).forEach((row, candidates) -> {
            Map.Entry<Integer, Set<Anchor>> best = Collections.max(
                    candidates.entrySet(),
                    Comparator.<Map.Entry<Integer, Set<Anchor>>>comparingInt(
                                    entry -> entry.getValue().size())
                            .thenComparing(entry -> !isOfLongTerm(grid, entry.getKey()))
                            .thenComparing(entry -> isCalled(grid, entry.getKey(), index, row)));
            if (index.isHeaderRow(row, best.getValue())) {
                rows.put(row, best.getKey());
            }
        });
        tellApart(block);
        Map<TablePlan, Set<Integer>> columns = new HashMap<>();
        for (Match match : block.matches()) {
            Anchor.Header header = match.anchor().header();
            if (header != null && hold(match)) {
                columns.computeIfAbsent(header.table(), table -> new HashSet<>())
                        .add(match.column());
            }
        }
        List<TablePlan> tables = index.plan().tables();
        for (int i = 1; i < tables.size(); i++) { // of two of which only one can be there, the last: the year's
            TablePlan before = tables.get(i - 1);
            Set<Integer> own = columns.get(tables.get(i));
            if (before.headerRow() == tables.get(i).headerRow()
                    && own != null
                    && own.size() <= before.columns().size()
                    && own.equals(columns.get(before))) {
                missing.add(before);
            }
        }
    }

    /** Where headers stand: by the template's row and the sheet's those that stand there. */
    static Map<Integer, Map<Integer, Set<Anchor>>> candidates(List<Match> matches) {
        Map<Integer, Map<Integer, Set<Anchor>>> found = new HashMap<>();
        for (Match match : matches) {
            if (match.anchor().kind() == Anchor.Kind.COLUMN) {
                found.computeIfAbsent(match.anchor().row(), row -> new TreeMap<>())
                        .computeIfAbsent(match.row(), row -> new HashSet<>())
                        .add(match.anchor());
            }
        }
        return found;
    }

    /**
     * Columns that read alike, as those of the long term and of the year, keep their order where others are put in between. Where there are
     * more than in the template, those that are hidden do not count.
     */
    private void tellApart(Block block) {
        Map<String, List<Match>> alike = new HashMap<>();
        for (Match match : block.matches()) {
            if (match.anchor().kind() == Anchor.Kind.COLUMN && hold(match)) {
                String row = match.anchor().row() + "\n" + match.row() + "\n";
                alike.computeIfAbsent(row + match.text(grid).key(), key -> new ArrayList<>())
                        .add(match);
            }
        }
        for (List<Match> matches : alike.values()) {
            List<Integer> wanted = columns(matches, match -> match.anchor().column());
            List<Integer> shown = columns(
                    matches.stream()
                            .filter(match -> !grid.columnHidden(match.column()))
                            .toList(),
                    Match::column);
            List<Integer> there = shown.size() < wanted.size() ? columns(matches, Match::column) : shown;
            boolean inOrder = isMovedRight(wanted, there);
            for (Match match : matches) {
                int place = there.indexOf(match.column());
                if (place < 0
                        || (inOrder && place != wanted.indexOf(match.anchor().column()))) {
                    others.add(match);
                }
            }
        }
    }

    /** Whether columns stand where they are wanted, or, as new ones were put between, further on the right, one as far as that before it. */
    private static boolean isMovedRight(List<Integer> wanted, List<Integer> there) {
        return wanted.size() == there.size()
                && IntStream.range(0, there.size())
                        .allMatch(i ->
                                there.get(i) - wanted.get(i) >= (i == 0 ? 0 : there.get(i - 1) - wanted.get(i - 1)));
    }

    private static List<Integer> columns(List<Match> matches, Function<Match, Integer> column) {
        return matches.stream().map(column).distinct().sorted().toList();
    }

    private static boolean isCalled(Grid grid, int row, SheetIndex index, int templateRow) {
        return called(grid, row).anyMatch(text -> index.isTableName(templateRow, text));
    }

    /** Whether the table below a row of headers is called one of the long term: that of the year is read instead. */
    static boolean isOfLongTerm(Grid grid, int row) {
        return called(grid, row).anyMatch(text -> LONG_TERM.matcher(text.text()).find());
    }

    /** What a table may be called: the texts in its row of headers, and what stands alone in the row above. */
    private static Stream<CellText> called(Grid grid, int row) {
        Stream<String> beside = grid.cells().stream()
                .filter(at -> at.row() == row)
                .map(at -> at.cell().text());
        return Stream.concat(beside, alone(grid, row - 1)).map(CellText::of);
    }

    /** The text of a row in which nothing else stands. */
    static Stream<String> alone(Grid grid, int row) {
        List<Grid.At> there =
                grid.cells().stream().filter(at -> at.row() == row).toList();
        return there.size() == 1 ? Stream.of(there.get(0).cell().text()) : Stream.empty();
    }

    /** Whether a row of a grid stands below its own headers, and not below those of another grid or table. */
    boolean isBelowOwn(Match row, Anchor header) {
        int own = rows.getOrDefault(header.row(), -1);
        int last = rows.values().stream()
                .filter(at -> at <= row.row())
                .max(Integer::compare)
                .orElse(-1);
        return own < 0 || own == last;
    }

    /** Whether a match may be what it is taken for: a column's header stands in its row, anything else where it likes. */
    boolean hold(Match match) {
        Anchor.Header header = match.anchor().header();
        return match.anchor().kind() != Anchor.Kind.COLUMN
                || (reaches(match, rows.getOrDefault(match.anchor().row(), -1))
                        && !others.contains(match)
                        && (header == null || !missing.contains(header.table())));
    }

    /** Whether a cell stands in a row, or is merged down into it from the row above. */
    private boolean reaches(Match match, int row) {
        Region merged = match.row() == row - 1 ? grid.region(match.row(), match.column()) : null;
        return match.row() == row || (merged != null && merged.lastRow() == row);
    }
}
