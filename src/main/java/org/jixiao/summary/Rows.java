package org.jixiao.summary;

import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jixiao.model.Finding;
import org.jixiao.model.Severity;
import org.jspecify.annotations.Nullable;

/** What all lists have in common: numbered rows, and findings counted by their severity. */
final class Rows {
    private Rows() {}

    static long count(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** Puts how many findings there are of each severity: {@code errors}, {@code warnings}, {@code hints}. */
    static void counts(Map<String, @Nullable Object> row, List<Finding> findings) {
        for (Severity severity : Severity.values()) {
            row.put(severity.name().toLowerCase(Locale.ROOT) + "s", count(findings, severity));
        }
    }

    /** A new row of a list, numbered from 1. */
    static Map<String, @Nullable Object> numbered(List<?> rows) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("number", rows.size() + 1);
        return row;
    }

    /** A list of rows, one an item and numbered from 1; each is made anew whenever it is asked for, so that long lists hold none. */
    static <T> List<Map<String, @Nullable Object>> of(
            List<T> items, BiConsumer<T, Map<String, @Nullable Object>> describe) {
        return new AbstractList<>() {
            @Override
            public Map<String, @Nullable Object> get(int index) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                row.put("number", index + 1);
                describe.accept(items.get(index), row);
                return row;
            }

            @Override
            public int size() {
                return items.size();
            }
        };
    }
}
