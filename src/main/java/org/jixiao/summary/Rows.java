package org.jixiao.summary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
}
