package org.jixiao.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiao.model.CellAddress;
import org.jixiao.model.FieldPath;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;
import org.jspecify.annotations.Nullable;

/**
 * Reads the layout of one form sheet: which cell holds which value, which constant text stands by it, what repeats. Only what can
 * be run backwards is accepted: one plain path a cell, with constant text around it at most.
 */
final class LayoutReader {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");
    /** Two dates in one cell: {@code ${project.startDate}至${project.endDate}}. */
    private static final Pattern PERIOD = Pattern.compile("\\$\\{[^}]*}[^${}]+\\$\\{[^}]*}");

    private final Grid grid;
    private final List<Repeat> repeats;
    private final List<Mistake> mistakes;
    private final Set<CellAddress> labels = new HashSet<>();

    /**
     * @param repeats of the sheet
     * @param mistakes to which what is found is added
     */
    LayoutReader(Grid grid, List<Repeat> repeats, List<Mistake> mistakes) {
        this.grid = grid;
        this.repeats = repeats.stream()
                .sorted(Comparator.comparingInt(Repeat::firstRow).thenComparingInt(Repeat::firstColumn))
                .toList();
        this.mistakes = mistakes;
    }

    SheetPlan read() {
        List<Slot> slots = new ArrayList<>();
        List<TablePlan> tables = new ArrayList<>();
        for (Repeat repeat : repeats) {
            tables.add(beside(table(repeat), tables));
        }
        List<Grid.At> single = grid.cells().stream()
                .filter(at -> repeats.stream().noneMatch(repeat -> repeat.contains(at.row(), at.column())))
                .toList();
        for (Grid.At at : single) {
            if (at.cell().text().contains("${")) {
                slots.addAll(slots(at));
            }
        }
        List<Slot.Label> headings = single.stream()
                .filter(at -> isLabel(at.cell().text()) && at.cell().formula() == null && !labels.contains(address(at)))
                .map(at -> new Slot.Label(at.row(), at.column(), at.cell().text()))
                .toList();
        return new SheetPlan(grid.name(), slots, tables, headings, grid.columnCount());
    }

    private TablePlan table(Repeat repeat) {
        List<TablePlan.Column> columns = new ArrayList<>();
        int header = repeat.firstRow() - 1;
        if (repeat.lastRow() != repeat.firstRow()) {
            mistakes.add(Mistake.at(grid.address(repeat.firstRow(), repeat.firstColumn()), "one-row", repeat.items()));
        }
        for (int column = repeat.firstColumn(); column <= repeat.lastColumn(); column++) {
            CellAddress at = grid.address(repeat.firstRow(), column);
            String text = grid.cell(repeat.firstRow(), column).text();
            Matcher m = EXPRESSION.matcher(text);
            if (!m.find()) {
                continue; // a constant or a formula: the same in every row, nothing to read
            }
            String path = m.group(1).strip();
            String own = repeat.variable() + ".";
            if (!m.replaceFirst("").isBlank()
                    || !path.startsWith(own)
                    || !FieldPath.SYNTAX.matcher(path).matches()) {
                mistakes.add(Mistake.at(at, "expression", text));
                continue;
            }
            Slot.Label title = standing(header, column);
            if (title.text().isBlank() || title.text().contains("${")) {
                mistakes.add(Mistake.at(at, "no-header", path));
                continue;
            }
            labels.add(grid.address(title.row(), column));
            columns.add(new TablePlan.Column(path.substring(own.length()), column, title.row(), title.text()));
        }
        int first = columns.stream().mapToInt(TablePlan.Column::headerRow).min().orElse(header);
        return new TablePlan(repeat.items(), repeat.variable(), first, repeat.firstRow(), List.copyOf(columns));
    }

    /** A list beside another one has those columns in common with it that it lacks: one first level stands for both. */
    private static TablePlan beside(TablePlan table, List<TablePlan> onTheLeft) {
        Stream<TablePlan.Column> lacking = onTheLeft.stream()
                .filter(left -> left.bodyRow() == table.bodyRow())
                .flatMap(left -> left.columns().stream())
                .filter(column -> !table.has(column.path()));
        List<TablePlan.Column> columns =
                Stream.concat(lacking, table.columns().stream()).toList();
        return new TablePlan(table.path(), table.variable(), table.headerRow(), table.bodyRow(), columns);
    }

    private List<Slot> slots(Grid.At at) {
        String text = at.cell().text();
        List<MatchResult> expressions = EXPRESSION.matcher(text).results().toList();
        if (expressions.isEmpty()
                || at.cell().formula() != null
                || expressions.stream()
                        .anyMatch(e ->
                                !FieldPath.SYNTAX.matcher(e.group(1).strip()).matches())) {
            mistakes.add(Mistake.at(address(at), "expression", text));
            return List.of();
        }
        if (expressions.size() > 1 && !PERIOD.matcher(text).matches()) {
            mistakes.add(Mistake.at(address(at), "two-expressions", text));
            return List.of();
        }
        return expressions.stream()
                .flatMap(expression -> Stream.ofNullable(slot(at, expression)))
                .toList();
    }

    private @Nullable Slot slot(Grid.At at, MatchResult expression) {
        String text = at.cell().text();
        String path = expression.group(1).strip();
        String prefix = text.substring(0, expression.start());
        String suffix = text.substring(expression.end());
        boolean ownText = !isPassed(text) && !PERIOD.matcher(text).matches();
        Slot.Label left = ownText ? null : next(at, 0, 1);
        Slot.Label above = ownText ? null : next(at, 1, 0);
        Slot.Label label = left == null ? above : left;
        Slot.Label header = left != null && isShared(at) ? above : null;
        if (!ownText && label == null) {
            mistakes.add(Mistake.at(address(at), "no-label", path));
            return null;
        }
        for (Slot.Label used : new Slot.Label[] {label, header}) {
            if (used != null) {
                labels.add(grid.address(used.row(), used.column()));
            }
        }
        return new Slot(path, at.row(), at.column(), label, header, prefix, suffix);
    }

    /**
     * The constant text next above or on the left, beyond other values and cells without letters; on the left it begins in the same row, or
     * it heads more than this row.
     */
    private Slot.@Nullable Label next(Grid.At at, int up, int left) {
        for (int row = at.row() - up, column = at.column() - left; row >= 0 && column >= 0; row -= up, column -= left) {
            Slot.Label label = standing(row, column);
            if (!isPassed(label.text())) {
                return isLabel(label.text()) && (up > 0 || label.row() == row) ? label : null;
            }
        }
        return null;
    }

    /** Whether other values of the row have the same label on their left: then the columns' labels tell them apart. */
    private boolean isShared(Grid.At at) {
        return isShared(at, -1) || isShared(at, 1);
    }

    private boolean isShared(Grid.At at, int step) {
        Slot.Label own = standing(at.row(), at.column());
        for (int column = at.column() + step; column >= 0 && column < grid.columnCount(); column += step) {
            Slot.Label other = standing(at.row(), column);
            if (!other.equals(own) && (!isPassed(other.text()) || other.text().contains("${"))) {
                return isPassed(other.text());
            }
        }
        return false;
    }

    /** Whether a cell has nothing by which it could be known again: it is blank, a dash, or a value alone. */
    private static boolean isPassed(String text) {
        return Labels.key(EXPRESSION.matcher(text).replaceAll("")).isEmpty();
    }

    private static boolean isLabel(String text) {
        return !isPassed(text) && !text.contains("${");
    }

    /** The text of a cell, or of the merged block that covers it, and where it begins; blank outside the sheet. */
    private Slot.Label standing(int row, int column) {
        Region region = grid.region(row, column);
        int first = region == null ? row : region.firstRow();
        int left = region == null ? column : region.firstColumn();
        return new Slot.Label(first, left, grid.cell(first, left).text());
    }

    private CellAddress address(Grid.At at) {
        return grid.address(at.row(), at.column());
    }
}
