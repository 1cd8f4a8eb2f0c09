package org.jixiao;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Folding;
import org.jixiao.model.Messages;
import org.jixiao.model.Row;
import org.jixiao.model.Table;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Labels;
import org.jixiao.template.SheetPlan;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;
import org.jixiao.workbook.Workbook;
import org.jspecify.annotations.Nullable;

/** What stands around that which was read of a roster: the year in a title of the office's own, and what was not read at all. */
record RosterLayout(Workbook workbook, CollectedForm form, FormTemplate template) {
    /** No month of a date; of several years each. */
    private static final Pattern YEAR =
            Pattern.compile("(?<!\\d)(20\\d{2})\\s*(?:年(?!\\s*\\d)|(?=[-—–~～至到]{1,2}\\s*20\\d{2}\\s*年))");

    private static final Pattern RUNNING_NUMBER = Pattern.compile("序号?|行次|no");

    /** That which the texts above the projects name, as 2026年预算项目清单; null where they name none, or several. */
    @Nullable
    Integer yearInTitle() {
        CellAddress header =
                form.form().tables().getOrDefault("entries", Table.NONE).at();
        Set<Integer> years = new HashSet<>();
        if (header != null) {
            Grid grid = grid(header);
            int top = top(grid, header.row());
            grid.cells().stream()
                    .filter(at -> at.row() < top)
                    .flatMap(at -> YEAR.matcher(Folding.fold(at.cell().text())).results())
                    .forEach(match -> years.add(Integer.valueOf(match.group(1))));
        }
        return years.size() == 1 ? years.iterator().next() : null;
    }

    /** What nothing was read of though it holds something: columns of the tables, and sheets that are called as those of a roster. */
    List<String> notices(Messages messages) {
        List<String> notices = new ArrayList<>();
        Set<String> read = new HashSet<>();
        List<String> columns = new ArrayList<>();
        for (Table table : form.form().tables().values()) {
            if (table.at() != null) {
                read.add(table.at().sheet());
                columns.addAll(unread(table.rows(), grid(table.at()), table.at().row()));
            }
        }
        if (!columns.isEmpty()) {
            notices.add(messages.get("roster.unread-columns", form.file(), String.join("、", columns)));
        }
        List<SheetPlan> beside =
                template.sheets().subList(1, template.sheets().size()); // a second list of projects is a fault
        for (SheetPlan plan : beside) {
            for (Grid grid : workbook.sheets()) {
                if (!grid.hidden()
                        && grid.rowCount() > 0
                        && grid.name().contains(plan.name())
                        && read.add(grid.name())) {
                    notices.add(messages.get("roster.unread-sheet", form.file(), grid.name(), plan.name()));
                }
            }
        }
        return notices;
    }

    /** The headers, with their cells, of columns that hold something in rows of a table but gave none of its values. */
    private List<String> unread(List<Row> rows, Grid grid, int headerRow) {
        Set<Integer> read = new HashSet<>();
        TreeSet<Integer> lines = new TreeSet<>();
        for (Row row : rows) {
            for (Value value : row.cells().values()) {
                if (value.at() != null) {
                    read.add(value.at().column());
                    lines.add(value.at().row());
                }
            }
        }
        List<String> unread = new ArrayList<>();
        for (int i = 0; i < grid.columnCount(); i++) {
            int column = i;
            if (!read.contains(column)
                    && lines.stream().anyMatch(line -> !grid.cell(line, column).isBlank())) {
                unread.addAll(header(grid, lines.first() - 1, top(grid, headerRow), column));
            }
        }
        return unread;
    }

    /** The lowest text above the rows of a table in a column, with its cell; none where it needs no name. */
    private List<String> header(Grid grid, int last, int first, int column) {
        Set<String> choices = template.fields().values().stream() // one of which people tick in a column of its own
                .flatMap(field -> field.choices().stream())
                .map(Labels::key)
                .collect(Collectors.toSet());
        for (int row = last; row >= first; row--) {
            Cell cell = grid.cell(row, column);
            String key = Labels.key(cell.text());
            if (key.codePoints().anyMatch(Character::isLetter)) {
                boolean known =
                        choices.contains(key) || RUNNING_NUMBER.matcher(key).matches();
                String text = cell.text().replaceAll("\\s+", "");
                return known ? List.of() : List.of("“" + text + "”[" + grid.address(row, column) + "]");
            }
        }
        return List.of();
    }

    /** The first row of a header: above the one where the columns are called by name, if cells are merged down into that. */
    private static int top(Grid grid, int headerRow) {
        return grid.regions().stream()
                .filter(region -> region.firstRow() <= headerRow && region.lastRow() >= headerRow)
                .mapToInt(Region::firstRow)
                .min()
                .orElse(headerRow);
    }

    private Grid grid(CellAddress at) {
        return workbook.sheets().stream()
                .filter(grid -> grid.name().equals(at.sheet()))
                .findFirst()
                .orElseThrow();
    }
}
