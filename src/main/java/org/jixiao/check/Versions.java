package org.jixiao.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.model.Row;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/** In what two versions of one form differ: fields by their value, however it is spelt, and rows of tables as they follow each other. */
public final class Versions {
    private static final int SHOWN = 3;
    private static final int BEFORE = 6;
    private static final int EXCERPT = 24;

    private Versions() {}

    /** One value, or one row of a table as text, in both versions. */
    private record Difference(String path, Value before, Value after) {
        /** Where it stands in the newer version; in the older one where the newer has nothing. */
        @Nullable
        CellAddress at() {
            return after.at() != null ? after.at() : before.at();
        }
    }

    static boolean same(Form one, Form other) {
        return differences(one, other).isEmpty();
    }

    /**
     * The differences as a sentence: the first few with both values and the cell, and how many more there are.
     *
     * @return empty where both say the same
     */
    public static String text(Form older, Form newer, FormTemplate template, Messages words) {
        List<Difference> all = differences(older, newer);
        String first = all.stream()
                .limit(SHOWN)
                .map(one -> text(one, template.nameOf(one.path()), words))
                .collect(Collectors.joining(words.get("list.separator")));
        return all.size() <= SHOWN ? first : first + words.get("check.difference.more", all.size() - SHOWN);
    }

    private static String text(Difference one, String name, Messages words) {
        String before = MessageText.show(one.before().orText());
        String after = MessageText.show(one.after().orText());
        int at = 0;
        while (at < Math.min(before.length(), after.length()) && before.charAt(at) == after.charAt(at)) {
            at++;
        }
        CellAddress cell = one.at();
        return words.get(
                "check.difference",
                name,
                excerpt(before, at, words),
                excerpt(after, at, words),
                cell == null ? "" : cell.a1());
    }

    /** A short text as it is, a long one from shortly before the first difference on. */
    private static String excerpt(String text, int at, Messages words) {
        if (text.isEmpty()) {
            return words.get("check.difference.blank");
        }
        int from = text.length() <= EXCERPT ? 0 : Math.max(0, at - BEFORE);
        int to = Math.min(text.length(), from + EXCERPT);
        return (from > 0 ? "…" : "") + text.substring(from, to).replace('\n', ' ') + (to < text.length() ? "…" : "");
    }

    private static List<Difference> differences(Form older, Form newer) {
        List<Difference> differences = new ArrayList<>();
        Set<String> paths = new LinkedHashSet<>(older.fields().keySet());
        paths.addAll(newer.fields().keySet());
        for (String path : paths) {
            add(differences, path, older.get(path), newer.get(path));
        }
        Set<String> tables = new LinkedHashSet<>(older.tables().keySet());
        tables.addAll(newer.tables().keySet());
        tables.forEach(table -> rows(differences, table, older.rows(table), newer.rows(table)));
        return differences;
    }

    /** Rows that are equal at the beginning and at the end stand out of account, so that one more in the middle is one difference. */
    private static void rows(List<Difference> differences, String table, List<Row> older, List<Row> newer) {
        int shorter = Math.min(older.size(), newer.size());
        int head = 0;
        while (head < shorter && same(older.get(head), newer.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && same(older.get(older.size() - 1 - tail), newer.get(newer.size() - 1 - tail))) {
            tail++;
        }
        List<Row> before = older.subList(head, older.size() - tail);
        List<Row> after = newer.subList(head, newer.size() - tail);
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            if (i < before.size() && i < after.size()) {
                Row one = before.get(i);
                Row other = after.get(i);
                columns(one, other)
                        .forEach(path -> add(differences, table + "." + path, one.get(path), other.get(path)));
            } else {
                Value gone = i < before.size() ? whole(before.get(i)) : Value.NONE;
                Value come = i < after.size() ? whole(after.get(i)) : Value.NONE;
                differences.add(new Difference(table, gone, come));
            }
        }
    }

    private static void add(List<Difference> differences, String path, Value before, Value after) {
        if (!before.sameAs(after)) {
            differences.add(new Difference(path, before, after));
        }
    }

    private static boolean same(Row one, Row other) {
        return columns(one, other).stream().allMatch(path -> one.get(path).sameAs(other.get(path)));
    }

    private static Set<String> columns(Row one, Row other) {
        Set<String> columns = new LinkedHashSet<>(one.cells().keySet());
        columns.addAll(other.cells().keySet());
        return columns;
    }

    /** A row as one text, at its last cell. */
    private static Value whole(Row row) {
        CellAddress at = null;
        List<String> texts = new ArrayList<>();
        for (Value cell : row.cells().values()) {
            if (!cell.isBlank()) {
                texts.add(cell.text());
                at = cell.at();
            }
        }
        String text = String.join(" ", texts);
        return new Value(text, text, at);
    }
}
