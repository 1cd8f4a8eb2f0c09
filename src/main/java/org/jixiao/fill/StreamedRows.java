package org.jixiao.fill;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jixiao.template.TablePlan;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a long list on one sheet, written as a stream in the style of the samples that jxls filled.
 *
 * @param sheet the name of the sheet
 * @param counted whether formulas speak of the rows
 * @param row where the first of them stands, 0-based
 */
record StreamedRows(
        String sheet, TablePlan table, boolean counted, int row, List<Map<String, @Nullable Object>> items) {
    /** How many rows of each long list jxls fills, all alike. */
    static final int SAMPLES = 3;

    /** A cell: the letters of its column, its row's number, its other attributes, what it holds. */
    static final Pattern CELL = Pattern.compile("<c r=\"([A-Z]+)(\\d+)\"([^>]*?)(?:/>|>(.*?)</c>)", Pattern.DOTALL);

    /** Rows alike, of which the first holds the sums of all numbers: so the totals of the samples are those of the list. */
    static List<Map<String, @Nullable Object>> samples(List<Map<String, @Nullable Object>> items) {
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
}
