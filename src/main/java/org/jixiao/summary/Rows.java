package org.jixiao.summary;

import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jixiao.model.Finding;
import org.jixiao.model.Roster;
import org.jixiao.model.Severity;
import org.jspecify.annotations.Nullable;

/** What all lists have in common: numbered rows, and findings counted by their severity. */
public final class Rows {
    private static final int LARGEST = 10;

    private Rows() {}

    /** Puts how many findings there are of each severity: {@code errors}, {@code warnings}, {@code hints}. */
    static void counts(Map<String, @Nullable Object> row, List<Finding> findings) {
        for (Severity severity : Severity.values()) {
            row.put(severity.name().toLowerCase(Locale.ROOT) + "s", severity.count(findings));
        }
    }

    /** Puts whose project it is. */
    public static void describe(Map<String, @Nullable Object> row, Roster.Entry entry) {
        row.put("department", entry.department());
        row.put("unit", entry.unit());
        row.put("project", entry.project());
        row.put("contact", entry.contact());
        row.put("phone", entry.phone());
    }

    /**
     * A list of rows, one an item and numbered from 1; each is made anew whenever it is asked for, so that long lists hold none.
     *
     * @param describe puts the values of an item by the names that the template uses for its columns
     */
    public static <T> List<Map<String, @Nullable Object>> of(
            List<T> items, BiConsumer<T, Map<String, @Nullable Object>> describe) {
        return list(items, describe, true);
    }

    /** The same without numbers. */
    static <T> List<Map<String, @Nullable Object>> unnumbered(
            List<T> items, BiConsumer<T, Map<String, @Nullable Object>> describe) {
        return list(items, describe, false);
    }

    private static <T> List<Map<String, @Nullable Object>> list(
            List<T> items, BiConsumer<T, Map<String, @Nullable Object>> describe, boolean numbered) {
        return new AbstractList<>() {
            @Override
            public Map<String, @Nullable Object> get(int index) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                if (numbered) {
                    row.put("number", index + 1);
                }
                describe.accept(items.get(index), row);
                return row;
            }

            @Override
            public int size() {
                return items.size();
            }
        };
    }

    /** The ten rows with the greatest amounts, the greatest first: as many as a chart can show. */
    static List<Map<String, @Nullable Object>> largest(List<Map<String, @Nullable Object>> rows, String amount) {
        Comparator<BigDecimal> greatestFirst = Comparator.nullsLast(Comparator.reverseOrder());
        return rows.stream()
                .sorted(Comparator.comparing(row -> (BigDecimal) row.get(amount), greatestFirst))
                .limit(LARGEST)
                .toList();
    }

    /** Rows that are names with how many there are of each. */
    static <T> List<Map<String, @Nullable Object>> counted(
            List<T> items, Function<T, String> name, Function<T, Long> count) {
        return unnumbered(items, (item, row) -> {
            row.put("name", name.apply(item));
            row.put("count", count.apply(item));
        });
    }
}
