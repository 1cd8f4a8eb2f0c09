package org.jixiao.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.model.CellLink;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.SheetPlan;
import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;
import org.jspecify.annotations.Nullable;

/**
 * One list of rows.
 *
 * @param name its name for programs, as the templates call the list: {@code projects}
 * @param headings what people call the columns, by their names, in order
 * @param rows the values by column; what a row does not have is blank
 */
public record Table(String name, Map<String, String> headings, List<Map<String, @Nullable Object>> rows) {
    /**
     * The values that fill a workbook: each list a table, and single values ({@code overview.…}) a table of one row. Columns are those
     * that the template shows, under its headings, and then those that it does not show there, under the heading that another of its
     * lists has for them, else under their names.
     */
    public static List<Table> of(Map<String, ? extends @Nullable Object> data, FormTemplate template) {
        List<Table> tables = new ArrayList<>();
        Map<String, String> elsewhere = new LinkedHashMap<>();
        data.keySet().forEach(name -> headings(name, template).forEach(elsewhere::putIfAbsent));
        data.forEach((name, value) -> {
            Map<String, String> headings = headings(name, template);
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            for (Object item : value instanceof List<?> list ? list : List.of(value == null ? Map.of() : value)) {
                if (item instanceof Map<?, ?> values) {
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    values.forEach((column, cell) -> row.put(String.valueOf(column), cell));
                    row.keySet().forEach(column -> {
                        String heading = elsewhere.getOrDefault(column, column);
                        headings.putIfAbsent(column, headings.containsValue(heading) ? column : heading);
                    });
                    rows.add(row);
                }
            }
            // a list beside others on a sheet has theirs, too
            headings.keySet()
                    .removeIf(column -> !rows.isEmpty() && rows.stream().noneMatch(row -> row.containsKey(column)));
            tables.add(new Table(name, headings, rows));
        });
        return tables;
    }

    private static Map<String, String> headings(String name, FormTemplate template) {
        Map<String, String> headings = new LinkedHashMap<>();
        for (SheetPlan sheet : template.sheets()) {
            for (TablePlan table : sheet.tables()) {
                if (table.path().equals(name)) {
                    table.columns().forEach(column -> headings.putIfAbsent(column.path(), column.header()));
                }
            }
            for (Slot slot : sheet.slots()) {
                if (slot.group().equals(name) && slot.label() != null) {
                    headings.putIfAbsent(
                            slot.path().substring(name.length() + 1),
                            slot.label().text());
                }
            }
        }
        headings.replaceAll((column, heading) -> heading.replaceAll("\\s", ""));
        return headings;
    }

    /** A value as text, empty for none: numbers plainly, a link as the path of the file and the cell. */
    static String text(@Nullable Object value) {
        if (value instanceof CellLink link) {
            return link.cell().isEmpty() ? link.file() : link.file() + "#" + link.cell();
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value == null ? "" : value.toString();
    }
}
