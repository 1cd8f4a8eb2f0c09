package org.jixiao.fill;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.SheetPlan;
import org.jixiao.template.TablePlan;
import org.jixiao.template.TemplateException;
import org.jixiao.template.TemplateReader;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.UniqueNames;
import org.jixiao.workbook.WorkbookReader;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a long list on one sheet, written as a stream in the style of the samples that jxls filled.
 *
 * @param sheet the name of the sheet
 * @param counted whether formulas speak of the rows
 * @param reckoned the columns in which the rows have formulas of their own, 0-based: their sum is not that of the samples
 * @param row where the first of them stands, 0-based
 */
record StreamedRows(
        String sheet,
        TablePlan table,
        boolean counted,
        Set<Integer> reckoned,
        int row,
        List<Map<String, @Nullable Object>> items) {
    /** Lists of more rows than this are streamed: so many cost as much either way. */
    static final int LONG = 20;
    /** The same where formulas make something else of the rows than sums, for which jxls's workbook has results. */
    private static final int LONG_WITH_FORMULAS = 1_000;
    /** How many rows of each long list jxls fills, all alike. */
    static final int SAMPLES = 3;

    private static final Pattern REFERENCES = Pattern.compile("( (?:ref|sqref|activeCell)=\")([^\"]*)(?=\")");

    /** A cell: the letters of its column, its row's number, its other attributes, what it holds. */
    static final Pattern CELL = Pattern.compile("<c r=\"([A-Z]+)(\\d+)\"([^>]*?)(?:/>|>(.*?)</c>)", Pattern.DOTALL);

    @SuppressWarnings("unchecked") // lists of rows are lists of maps, by what Filler asks for
    private static List<Map<String, @Nullable Object>> rows(@Nullable Object list) {
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(list);
    }

    /** The long lists by the sheet that they begin on, each cut into sheets. */
    static Map<String, List<StreamedRows>> of(
            byte[] template, Map<String, ? extends @Nullable Object> data, int limit) {
        Map<String, List<StreamedRows>> lists = new LinkedHashMap<>();
        if (data.values().stream().noneMatch(value -> value instanceof List<?> list && list.size() > LONG)) {
            return lists;
        }
        try {
            FormTemplate plan = TemplateReader.compile("list", template).template();
            Map<String, Grid> grids = new HashMap<>();
            UniqueNames names = UniqueNames.forSheets();
            WorkbookReader.read(template).sheets().forEach(grid -> grids.put(names.unique(grid.name()), grid));
            for (SheetPlan sheet : plan.sheets()) {
                TablePlan table =
                        sheet.tables().isEmpty() ? null : sheet.tables().get(0);
                Grid grid = grids.get(sheet.name());
                if (table != null
                        && grid != null
                        && data.get(table.path()) instanceof List<?> list
                        && list.size() > LONG
                        && isAlone(sheet, table, grid)) {
                    List<String> formulas = formulasOver(sheet.name(), table, grids);
                    Set<Integer> reckoned = reckoned(table, grid);
                    boolean sums =
                            reckoned.isEmpty() && formulas.stream().allMatch(StretchedFormulas.SUM.asMatchPredicate());
                    if (list.size() <= LONG_WITH_FORMULAS && !sums && !formulas.isEmpty()) {
                        continue;
                    }
                    int room = limit - grid.rowCount() + 1;
                    List<StreamedRows> cut = new ArrayList<>();
                    for (int from = 0; from < list.size(); from += room) {
                        cut.add(new StreamedRows(
                                from == 0 ? sheet.name() : names.unique(sheet.name()),
                                table,
                                !formulas.isEmpty(),
                                reckoned,
                                table.bodyRow(),
                                rows(list).subList(from, Math.min(list.size(), from + room))));
                    }
                    lists.put(sheet.name(), cut);
                }
            }
            return lists;
        } catch (TemplateException | IOException e) { // jxls will say what is wrong with it
            return Map.of();
        }
    }

    private static Set<Integer> reckoned(TablePlan table, Grid grid) {
        return grid.cells().stream()
                .filter(at -> at.row() == table.bodyRow() && at.cell().formula() != null)
                .map(Grid.At::column)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The formulas that speak of a list's rows, or of whole columns of its sheet, but for those in the rows. */
    private static List<String> formulasOver(String sheet, TablePlan table, Map<String, Grid> grids) {
        List<String> over = new ArrayList<>();
        grids.forEach((name, grid) -> grid.cells().stream()
                .map(at -> Objects.requireNonNullElse(at.cell().formula(), ""))
                .filter(formula -> References.ofColumns(formula, name).contains(sheet))
                .forEach(over::add));
        grids.forEach((name, grid) -> grid.cells().stream()
                .filter(at -> !(name.equals(sheet) && at.row() == table.bodyRow()))
                .map(at -> Objects.requireNonNullElse(at.cell().formula(), ""))
                .forEach(formula -> References.map(
                        formula,
                        name,
                        (named, range) -> {
                            if (named.equals(sheet) && range.getLastRow() >= table.bodyRow()) {
                                over.add(formula);
                            }
                            return range;
                        },
                        true)));
        return over;
    }

    /** Whether each cell of the row holds one whole value, a constant or a formula, and no other list begins above it. */
    private static boolean isAlone(SheetPlan sheet, TablePlan table, Grid grid) {
        return sheet.tables().stream().allMatch(other -> other == table || other.bodyRow() > table.bodyRow())
                && grid.cells().stream()
                        .filter(at ->
                                at.row() == table.bodyRow() && at.cell().text().contains("${"))
                        .allMatch(at -> table.columns().stream()
                                .anyMatch(column -> column.column() == at.column()
                                        && at.cell()
                                                .text()
                                                .equals("${" + table.variable() + "." + column.path() + "}")));
    }

    /** Rows alike, of which the first holds the sums of all numbers where they are counted: so the totals of the samples are those of the list. */
    static List<Map<String, @Nullable Object>> samples(@Nullable Object list, boolean counted) {
        List<Map<String, @Nullable Object>> items =
                counted ? rows(list) : rows(list).subList(0, 1);
        Map<String, BigDecimal> sums = new HashMap<>();
        for (Map<String, @Nullable Object> item : items) {
            item.forEach((name, value) -> {
                if (value instanceof Number number) {
                    sums.merge(
                            name,
                            number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString()),
                            BigDecimal::add);
                }
            });
        }
        Map<String, @Nullable Object> first = new LinkedHashMap<>();
        Map<String, @Nullable Object> other = new LinkedHashMap<>();
        for (String name : items.get(0).keySet()) {
            first.put(name, sums.containsKey(name) ? sums.get(name) : "一");
            other.put(name, sums.containsKey(name) ? BigDecimal.ZERO : "一");
        }
        return List.of(first, other, other);
    }

    /** Where a range of the filled sheet goes: the last sample and all below it make room. */
    CellRangeAddress stretch(CellRangeAddress range) {
        return new CellRangeAddress(
                stretch(range.getFirstRow()),
                stretch(range.getLastRow()),
                range.getFirstColumn(),
                range.getLastColumn());
    }

    int stretch(int at) {
        return at < row + SAMPLES - 1 ? at : at + items.size() - SAMPLES;
    }

    /** The places that some XML names, each where it goes. */
    String places(String xml) {
        return REFERENCES
                .matcher(xml)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + References.map(found.group(2), "", (name, range) -> stretch(range), true)));
    }
}
