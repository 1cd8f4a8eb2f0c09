package org.jixiao.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.model.Row;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;

/** In what two versions of one form differ: fields by their value, however it is spelt, and rows of tables as they follow each other. */
public final class Versions {
    private static final int SHOWN = 3;
    private static final int BEFORE = 6;
    private static final int EXCERPT = 24;

    private Versions() {}

    /** One value, or one row of a table as text, in both versions. */
    private record Difference(String path, Value before, Value after) {}

    static boolean same(Form one, Form other) {
        return one.template().equals(other.template())
                && differences(one, other).isEmpty();
    }

    /**
     * The differences as a sentence: the first few with both values and the cell, and how many more there are. Of forms of two templates
     * that they are, and the fields that both have.
     *
     * @param templates those that the forms follow
     * @return empty where both say the same
     */
    public static String text(
            CollectedForm older, CollectedForm newer, Collection<FormTemplate> templates, Messages words) {
        FormTemplate before = FormTemplate.of(older, templates);
        FormTemplate after = FormTemplate.of(newer, templates);
        List<String> told = new ArrayList<>();
        List<Difference> all = new ArrayList<>(differences(older.form(), newer.form()));
        if (before != after) {
            told.add(words.get("check.difference.template", before.name(), after.name()));
            all.removeIf(one ->
                    !before.fields().containsKey(one.path()) || !after.fields().containsKey(one.path()));
        }
        all.stream()
                .limit(SHOWN)
                .map(one -> text(one, after.nameOf(one.path()), words))
                .forEach(told::add);
        String first = String.join(words.get("list.separator"), told);
        return all.size() <= SHOWN ? first : first + words.get("check.difference.more", all.size() - SHOWN);
    }

    private static String text(Difference one, String name, Messages words) {
        String before = MessageText.show(one.before().orText());
        String after = MessageText.show(one.after().orText());
        int at = Arrays.mismatch(before.toCharArray(), after.toCharArray());
        Value there = one.after().at() != null ? one.after() : one.before();
        return words.get("check.difference", name, excerpt(before, at, words), excerpt(after, at, words), there.a1());
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
        List<Difference> differences = new ArrayList<>(between("", older.fields(), newer.fields()));
        for (String table : keys(older.tables(), newer.tables())) {
            differences.addAll(ofRows(table, older.rows(table), newer.rows(table)));
        }
        return differences;
    }

    private static List<Difference> between(String prefix, Map<String, Value> older, Map<String, Value> newer) {
        return keys(older, newer).stream()
                .map(path -> new Difference(
                        prefix + path, older.getOrDefault(path, Value.NONE), newer.getOrDefault(path, Value.NONE)))
                .filter(each -> !each.before().sameAs(each.after()))
                .toList();
    }

    private static Set<String> keys(Map<String, ?> one, Map<String, ?> other) {
        Set<String> keys = new LinkedHashSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys;
    }

    /** Rows that are equal at the beginning and at the end stand out of account, so that one more in the middle is one difference. */
    private static List<Difference> ofRows(String table, List<Row> older, List<Row> newer) {
        int shorter = Math.min(older.size(), newer.size());
        int head = 0;
        while (head < shorter && same(older.get(head), newer.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && same(older.get(older.size() - 1 - tail), newer.get(newer.size() - 1 - tail))) {
            tail++;
        }
        List<Difference> differences = new ArrayList<>();
        for (int i = head; i < shorter - tail; i++) {
            differences.addAll(
                    between(table + ".", older.get(i).cells(), newer.get(i).cells()));
        }
        older.subList(shorter - tail, older.size() - tail)
                .forEach(gone -> differences.add(new Difference(table, whole(gone), Value.NONE)));
        newer.subList(shorter - tail, newer.size() - tail)
                .forEach(come -> differences.add(new Difference(table, Value.NONE, whole(come))));
        return differences;
    }

    private static boolean same(Row one, Row other) {
        return between("", one.cells(), other.cells()).isEmpty();
    }

    /** A row as one text, at its last cell. */
    private static Value whole(Row row) {
        List<Value> cells =
                row.cells().values().stream().filter(cell -> !cell.isBlank()).toList();
        String text = cells.stream().map(Value::text).collect(Collectors.joining(" "));
        return cells.isEmpty()
                ? Value.NONE
                : new Value(text, text, cells.get(cells.size() - 1).at());
    }
}
