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

    private final String sheet;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private boolean isThere;

    /** The definition sheet of that name among the sheets of a template; one without entries where there is none. */
    DefinitionSheet(List<Grid> sheets, String name) {
        sheet = name;
        sheets.stream().filter(grid -> grid.name().equals(name)).findFirst().ifPresent(this::read);
    }

    private void read(Grid grid) {
        isThere = true;
        for (int column = 0; column < grid.columnCount(); column++) {
            String header = grid.cell(0, column).text().strip();
            if (!header.isEmpty()) {
                columns.putIfAbsent(header, column);
            }
        }
        for (int row = 1; row < grid.rowCount(); row++) {
            Entry entry = new Entry(grid, row);
            if (columns.keySet().stream().anyMatch(column -> !entry.get(column).isEmpty())) {
                entries.add(entry);
            }
        }
    }

    List<Entry> entries() {
        return entries;
    }

    /** Adds a mistake for each column that a sheet lacks that is there. */
    void require(List<Mistake> mistakes, String... names) {
        for (String name : names) {
            if (isThere && !columns.containsKey(name)) {
                mistakes.add(Mistake.at(new CellAddress(sheet, 0, 0), "column", sheet, name));
            }
        }
    }

    /** One row of the sheet. */
    final class Entry {
        private final Grid grid;
        private final int row;

        private Entry(Grid grid, int row) {
            this.grid = grid;
            this.row = row;
        }

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
            return get(column).equals("是");
        }

        /** A whole number; 0 where blank, and a mistake where it is none. */
        int number(String column, List<Mistake> mistakes) {
            String text = get(column);
            if (text.isEmpty()) {
                return 0;
            }
            if (!text.matches("\\d{1,6}")) {
                mistakes.add(Mistake.at(at(column), "number", column, text));
                return 0;
            }
            return Integer.parseInt(text);
        }

        /** Numbers of points, separated as in a list; a mistake where one is none. */
        List<BigDecimal> decimals(String column, List<Mistake> mistakes) {
            List<BigDecimal> numbers = new ArrayList<>();
            for (String text : list(column)) {
                if (text.matches("\\d{1,3}(\\.\\d{1,2})?")) {
                    numbers.add(new BigDecimal(text));
                } else {
                    mistakes.add(Mistake.at(at(column), "number", column, text));
                }
            }
            return numbers;
        }

        /** Where each of the row's texts stands, by the header above it. */
        Map<String, CellAddress> cells() {
            Map<String, CellAddress> cells = new LinkedHashMap<>();
            columns.forEach((header, column) -> cells.put(header, new CellAddress(sheet, row, column)));
            return cells;
        }

        CellAddress at(String column) {
            return new CellAddress(sheet, row, columns.getOrDefault(column, 0));
        }
    }
}
