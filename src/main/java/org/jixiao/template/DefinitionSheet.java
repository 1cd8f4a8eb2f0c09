package org.jixiao.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jixiao.model.CellAddress;
import org.jixiao.workbook.Grid;

/** A definition sheet as a table: the header row names the columns, each row below is one entry; blank rows do not count. */
final class DefinitionSheet {
    static final String FIELDS = "字段";
    static final String FRAMEWORK = "指标体系";
    static final String RULES = "审核规则";
    /** The sheets that no department gets to see. */
    static final List<String> NAMES = List.of(FIELDS, FRAMEWORK, RULES);

    private DefinitionSheet() {}

    /**
     * The entries of the sheet of that name among the sheets of a template; none where there is none.
     *
     * @param mistakes to which is added what is wrong with them
     * @param required the columns that a sheet must have that is there
     */
    static List<Entry> entries(List<Grid> sheets, String name, List<Mistake> mistakes, String... required) {
        List<Entry> entries = new ArrayList<>();
        for (Grid grid :
                sheets.stream().filter(sheet -> sheet.name().equals(name)).toList()) {
            Map<String, Integer> columns = new LinkedHashMap<>();
            for (int column = 0; column < grid.columnCount(); column++) {
                columns.putIfAbsent(grid.cell(0, column).text().strip(), column);
            }
            columns.remove("");
            for (String column : required) {
                if (!columns.containsKey(column)) {
                    mistakes.add(Mistake.at(new CellAddress(name, 0, 0), "column", name, column));
                }
            }
            for (int row = 1; row < grid.rowCount(); row++) {
                Entry entry = new Entry(grid, row, columns, mistakes);
                if (columns.keySet().stream()
                        .anyMatch(column -> !entry.get(column).isEmpty())) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    /**
     * One row of the sheet.
     *
     * @param columns where each column stands, by its header
     */
    record Entry(Grid grid, int row, Map<String, Integer> columns, List<Mistake> mistakes) {
        /** The text in a column, stripped; empty where blank or where there is no such column. */
        String get(String column) {
            Integer at = columns.get(column);
            return at == null ? "" : grid.cell(row, at).text().strip();
        }

        /** The parts of a text that 、 or a line break separates. */
        List<String> list(String column) {
            return Stream.of(get(column).split("[、\n；;]"))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }

        boolean isYes(String column) {
            return word(column, "是", "否").equals("是");
        }

        /** One of these words, or empty where blank; any other is a mistake. */
        String word(String column, String... words) {
            String word = get(column);
            if (!word.isEmpty() && !List.of(words).contains(word)) {
                mistake(column, "word", column, word, String.join("、", words));
            }
            return word;
        }

        /** A whole number; 0 where blank, and a mistake where it is none. */
        int number(String column) {
            String text = get(column);
            if (!text.matches("\\d{0,6}")) {
                mistake(column, "number", column, text);
                return 0;
            }
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        }

        /** Numbers of points, separated as in a list; a mistake where one is none. */
        List<BigDecimal> decimals(String column) {
            List<BigDecimal> numbers = new ArrayList<>();
            for (String text : list(column)) {
                if (text.matches("\\d{1,3}(\\.\\d{1,2})?")) {
                    numbers.add(new BigDecimal(text));
                } else {
                    mistake(column, "number", column, text);
                }
            }
            return numbers;
        }

        /** Where each of the row's texts stands, by the header above it. */
        Map<String, CellAddress> cells() {
            Map<String, CellAddress> cells = new LinkedHashMap<>();
            columns.forEach((header, column) -> cells.put(header, grid.address(row, column)));
            return cells;
        }

        /** Something is wrong with what stands in a column. */
        void mistake(String column, String key, Object... arguments) {
            CellAddress at = grid.address(row, columns.getOrDefault(column, 0));
            mistakes.add(Mistake.at(at, key, arguments));
        }
    }
}
