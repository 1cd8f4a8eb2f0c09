package org.jixiao.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Labels;
import org.jixiao.template.SheetPlan;
import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jspecify.annotations.Nullable;

/** The anchors of one form sheet, and which of them stand on a sheet that came back. */
final class SheetIndex {
    private final SheetPlan plan;
    private final List<Anchor> anchors = new ArrayList<>();
    private final Map<Slot, Anchor> bySlot = new HashMap<>();
    private final Map<Slot, Anchor> headers = new HashMap<>();
    /** The places of those by a value that must be there. */
    private final Set<Integer> required = new HashSet<>();
    /** By the row of their headers, what the tables are called. */
    private final Map<Integer, List<String>> tableNames = new HashMap<>();

    private final Recognizer recognizer = new Recognizer();

    private final int places;
    private final boolean spread;

    SheetIndex(FormTemplate template, SheetPlan plan) {
        this.plan = plan;
        for (TablePlan table : plan.tables()) {
            Field field = template.fields().get(table.path());
            tableNames
                    .computeIfAbsent(table.headerRow(), row -> new ArrayList<>())
                    .addAll(field == null ? List.of() : names(field));
        }
        for (Slot.Label heading : plan.headings()) {
            List<String> called = tableNames.values().stream()
                    .filter(names -> isOneOf(names, Labels.key(heading.text())))
                    .findFirst()
                    .orElse(List.of());
            add(Anchor.of(Anchor.Kind.HEADING, heading), called);
        }
        for (Slot slot : plan.slots()) {
            if (slot.header() == null) { // the others below, where the tables' headers are known
                Anchor anchor = Anchor.of(slot);
                Field field = template.field(slot.path());
                bySlot.put(slot, anchor);
                if (anchor.isInline()) {
                    recognizer.addInline(anchor, slot, field);
                } else if (field.type() == FieldType.AMOUNT) {
                    recognizer.addAmount(anchor, field);
                }
                add(anchor, names(field));
            }
        }
        for (TablePlan table : plan.tables()) {
            for (TablePlan.Column column : table.columns()) {
                Field field = template.field(table, column);
                add(Anchor.of(table, column, field), names(field));
            }
        }
        for (Slot slot : plan.slots()) {
            if (slot.label() != null && slot.header() != null) {
                Field group = template.fields().get(slot.group());
                List<String> columnNames = template.field(slot.path()).aliases();
                bySlot.put(slot, shared(Anchor.Kind.ROW, slot.label(), group == null ? List.of() : names(group)));
                headers.put(slot, shared(Anchor.Kind.COLUMN, slot.header(), columnNames));
            }
        }
        anchors.stream().filter(Anchor::isRequired).forEach(anchor -> required.add(anchor.place()));
        for (Slot slot : plan.slots()) {
            if (template.field(slot.path()).required()) {
                required.add(anchor(slot).place());
                Stream.ofNullable(header(slot)).forEach(header -> required.add(header.place()));
            }
        }
        places = Anchor.places(anchors.stream());
        spread = anchors.stream().mapToInt(Anchor::row).distinct().count() < places;
    }

    /** The anchor of a label that several values of a grid share; each of them may add names. */
    private Anchor shared(Anchor.Kind kind, Slot.Label label, List<String> names) {
        for (Anchor known : anchors) {
            if (known.row() == label.row() && known.column() == label.column()) {
                recognizer.addNames(known, names);
                return known;
            }
        }
        Anchor anchor = Anchor.of(kind, label);
        add(anchor, names);
        return anchor;
    }

    private void add(Anchor anchor, List<String> names) {
        anchors.add(anchor);
        recognizer.add(anchor, names);
    }

    private static List<String> names(Field field) {
        List<String> names = new ArrayList<>(field.aliases());
        names.add(field.name());
        return names;
    }

    /** The anchor of a value's label: in a grid, the row's. */
    Anchor anchor(Slot slot) {
        return Objects.requireNonNull(bySlot.get(slot));
    }

    /** The anchor of the column in which a value of a grid stands; null for all other values. */
    @Nullable
    Anchor header(Slot slot) {
        return headers.get(slot);
    }

    /** The anchor of one of the columns in which the values of a grid's row stand. */
    Optional<Anchor> columnOf(Anchor row) {
        return headers.entrySet().stream()
                .filter(entry -> row.equals(bySlot.get(entry.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    SheetPlan plan() {
        return plan;
    }

    /** All anchors of the sheet: headings, then labels in the order of the values, then column headers. */
    List<Anchor> anchors() {
        return anchors;
    }

    /**
     * Whether headers are enough to know a row of them by: half of those that the template has in its row, and more than one of several,
     * or all of those below which something must stand.
     *
     * @param row the template's
     */
    boolean isHeaderRow(int row, Set<Anchor> found) {
        List<Anchor> all = anchors.stream()
                .filter(anchor -> anchor.kind() == Anchor.Kind.COLUMN && anchor.row() == row)
                .toList();
        List<Anchor> required = all.stream().filter(Anchor::isRequired).toList();
        return (found.size() > 1 || all.size() == 1)
                && (found.size() * 2 >= all.size() || (!required.isEmpty() && found.containsAll(required)));
    }

    /** Whether a text is what the tables with headers in a row of the template are called. */
    boolean isTableName(int row, CellText text) {
        return isOneOf(tableNames.getOrDefault(row, List.of()), text.bareKey());
    }

    /** Whether an anchor is the heading of a table: nothing else stands between the two. */
    boolean isHeading(Anchor heading, TablePlan table) {
        return heading.kind() == Anchor.Kind.HEADING
                && heading.row() <= table.headerRow()
                && anchors.stream()
                        .noneMatch(anchor -> anchor.row() > heading.row() && anchor.row() < table.headerRow());
    }

    private static boolean isOneOf(List<String> names, String key) {
        return names.stream().anyMatch(name -> Labels.key(name).equals(key));
    }

    /** In how many cells of the template anchors stand; two values may have one label. */
    int places() {
        return places;
    }

    /** At how many places of the template an anchor stands by a value that must be there, those aside that are found. */
    int lacking(Set<Integer> found) {
        return (int) required.stream().filter(place -> !found.contains(place)).count();
    }

    /** Whether the headers of all columns in which something must stand are there, in one row. */
    boolean bearsRequired(List<Match> matches) {
        Set<Anchor> required = anchors.stream().filter(Anchor::isRequired).collect(Collectors.toSet());
        return !required.isEmpty()
                && matches.stream().collect(Collectors.groupingBy(Match::row)).values().stream()
                        .anyMatch(
                                row -> row.stream().map(Match::anchor).toList().containsAll(required));
    }

    /** Whether the template has anchors side by side. */
    boolean isSpread() {
        return spread;
    }

    /** Whether a number has text around it by its format, as a year in a title may. */
    private static boolean isInText(Cell cell) {
        return cell.kind() == Cell.Kind.NUMBER
                && !Character.isDigit(cell.text().charAt(cell.text().length() - 1));
    }

    /** What a text is, or may be, wherever it stands. */
    List<Match> matches(String text) {
        return recognizer.matches(text);
    }

    /** Every place on a sheet whose text is, or may be, an anchor; row by row. A label with a year is one in the form of that year. */
    List<Match> matches(Grid grid) {
        List<Match> matches = new ArrayList<>();
        for (Grid.At at : grid.cells()) {
            if (at.cell().kind() == Cell.Kind.TEXT || isInText(at.cell())) {
                for (Match match : matches(at.cell().text())) {
                    matches.add(match.at(at.row(), at.column()));
                }
            }
        }
        int head = matches.stream()
                .filter(match -> !match.anchor().isInline() && match.anchor().slot() != null)
                .mapToInt(Match::row)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
        List<Match> ofColumns = matches.stream()
                .filter(match -> isYear(match) && match.row() > head && !isAlone(match, grid))
                .toList();
        if (matches.stream().anyMatch(match -> isYear(match) && !ofColumns.contains(match))) {
            matches.removeAll(ofColumns);
        }
        return matches.stream().anyMatch(match -> match.how() == Match.How.OF_YEAR)
                ? ofOwnYear(matches, grid)
                : matches;
    }

    private static boolean isYear(Match match) {
        Slot slot = match.anchor().slot();
        return slot != null && slot.path().equals("year") && match.anchor().isInline();
    }

    /** Whether a row holds nothing else: a year beside other texts may say of which year a column is. */
    private static boolean isAlone(Match match, Grid grid) {
        String text = grid.cell(match.row(), match.column()).text();
        return grid.cells().stream()
                .allMatch(at -> at.row() != match.row() || at.cell().text().equals(text));
    }

    /** Without labels of a year that the form itself is not of: neither by its own words nor by the one year that stands above them. */
    private static List<Match> ofOwnYear(List<Match> matches, Grid grid) {
        Set<String> years = OwnYear.of(matches, grid).years();
        return matches.stream()
                .filter(match -> match.how() != Match.How.OF_YEAR || years.contains(match.captured()))
                .map(match -> match.how() == Match.How.OF_YEAR ? match.alone() : match)
                .toList();
    }
}
