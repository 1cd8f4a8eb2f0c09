package org.jixiao;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.check.Groups;
import org.jixiao.check.Listed;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Folding;
import org.jixiao.model.Messages;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jixiao.model.Table;
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
    /** No month of a date; of several years each; in front of a title also without 年. */
    private static final Pattern YEAR =
            Pattern.compile("(?<!\\d)(20\\d{2})\\s*(?:年(?!\\s*\\d)|(?=[-—–~～至到]{1,2}\\s*20\\d{2}\\s*年)"
                    + "|(?<=^20\\d{2})(?=(?!年)\\p{IsHan}{4}))");

    private static final Pattern RUNNING_NUMBER = Pattern.compile("序号?|行次|no");

    /** How many units a notice names. */
    private static final int NAMED = 10;

    /** That which the texts above the projects name, as 2026年预算项目清单, else the sheet's name; null where they name none, or several. */
    private @Nullable Integer yearInTitle() {
        CellAddress header = form.form().table("entries").at();
        if (header == null) {
            return null;
        }
        Grid grid = grid(header);
        int top = top(grid, header.row());
        Set<Integer> above = years(grid.cells().stream()
                .filter(at -> at.row() < top)
                .map(at -> at.cell().text()));
        Set<Integer> years = above.isEmpty() ? years(Stream.of(grid.name())) : above;
        return years.size() == 1 ? years.iterator().next() : null;
    }

    private static Set<Integer> years(Stream<String> texts) {
        return texts.flatMap(text -> YEAR.matcher(Folding.fold(text).strip()).results())
                .map(match -> Integer.valueOf(match.group(1)))
                .collect(Collectors.toSet());
    }

    /**
     * The same with the year of the title, where it says none. A control figure that is merged over several projects of a unit is that of
     * them together; over those of several units, of none.
     */
    Roster complete(Roster roster) {
        List<Roster.Entry> entries = new ArrayList<>();
        Groups.of(roster.entries(), entry -> Objects.requireNonNullElseGet(merged(entry), Object::new))
                .forEach(together -> {
                    Roster.Entry top = together.get(0);
                    boolean one = together.stream().allMatch(entry -> Names.same(entry.unit(), top.unit()));
                    BigDecimal all = one ? top.ceiling() : null;
                    together.forEach(entry ->
                            entries.add(entry.withCeiling(entry == top || all == null ? all : BigDecimal.ZERO)));
                });
        return roster.with(roster.year() == null ? yearInTitle() : roster.year(), entries);
    }

    /** The merged cells that the control figure of a project stands in; null where it has a cell of its own. */
    private @Nullable Region merged(Roster.Entry entry) {
        CellAddress at = entry.values().get("ceiling").at();
        Region region = at == null ? null : grid(at).region(at.row(), at.column());
        return region == null || region.firstRow() == region.lastRow() ? null : region;
    }

    /** Whether a control figure stands in the row of a project, also one that is merged over it. */
    private boolean hasCeiling(Roster.Entry entry) {
        CellAddress at = entry.values().get("ceiling").at();
        Region merged = merged(entry);
        return entry.values().get("ceiling").number() != null
                || (at != null
                        && merged != null
                        && !grid(at).cell(merged.firstRow(), merged.firstColumn())
                                .isBlank());
    }

    /** The units whose control figures cannot be used: only some of their projects have one, or one together with those of others. */
    private List<String> incomplete(Roster roster) {
        Listed listed = Listed.of(roster);
        return roster.entries().stream()
                .filter(this::hasCeiling)
                .map(Roster.Entry::unit)
                .distinct()
                .filter(unit -> listed.ceilingOf(unit) == null)
                .toList();
    }

    /**
     * What is not used though it holds something: control figures of units, columns of the tables, and sheets that are called as those of a
     * roster.
     */
    List<String> notices(Roster roster, Messages messages) {
        List<String> notices = new ArrayList<>();
        List<String> units = incomplete(roster);
        if (!units.isEmpty()) {
            String some = String.join("、", units.subList(0, Math.min(NAMED, units.size())));
            notices.add(messages.get("roster.incomplete", form.file(), units.size(), some));
        }
        Set<String> read = new HashSet<>();
        List<String> columns = new ArrayList<>();
        for (Table table : form.form().tables().values()) {
            if (table.at() != null) {
                read.add(table.at().sheet());
                columns.addAll(unread(table, grid(table.at()), table.at().row()));
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
    private List<String> unread(Table table, Grid grid, int headerRow) {
        Set<Integer> read = new HashSet<>();
        TreeSet<Integer> lines = new TreeSet<>();
        table.cells().forEach(at -> {
            read.add(at.column());
            lines.add(at.row());
        });
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
