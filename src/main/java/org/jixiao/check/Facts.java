package org.jixiao.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.model.Row;
import org.jixiao.model.TargetValue;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.RuleRow;
import org.jspecify.annotations.Nullable;

/**
 * One form as its rules look at it. What several of them ask for is worked out once, and only when it is asked for; not for use by
 * several threads.
 */
final class Facts {
    /** The rule of rows that nobody has filled in. */
    static final String STUBS = "K11";

    /** Texts that may be longer than this many characters, or as long as they like, are narrative. */
    private static final int SHORT_TEXT = 200;

    final FormTemplate template;
    final CollectedForm collected;

    /** The year that the form should bear, or null where nobody said. */
    final @Nullable Integer year;

    final Messages words;

    /** The paths of the narratives, those in tables too. */
    final List<String> narratives;

    /** The narrative texts of the form, those in the rows of its tables behind the others. */
    final List<String> longTexts;

    /** The names that blank forms are printed with, as the parameter of K11 lists them. */
    private final WordList stubs;

    private final Set<Row> mereStubs;

    private final Map<String, List<Row>> filledRows = new HashMap<>();
    private final Map<String, List<Quantity>> quantities = new HashMap<>();
    private @Nullable Map<String, @Nullable Object> nested;

    Facts(FormTemplate template, CollectedForm collected, @Nullable Integer year, Messages words) {
        this.template = template;
        this.collected = collected;
        this.year = year;
        this.words = words;
        stubs = WordList.of(template.activeRule(STUBS).map(RuleRow::parameter).orElse(""));
        mereStubs = collected.form().tables().values().stream()
                .flatMap(table -> table.rows().stream())
                .filter(row -> !row.get("name").isBlank() && !isFilled(row))
                .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
        narratives = template.fields().values().stream()
                .filter(field ->
                        field.type() == FieldType.TEXT && (field.maxLength() == 0 || field.maxLength() > SHORT_TEXT))
                .map(Field::path)
                .toList();
        longTexts = longTexts(collected.form(), narratives);
    }

    private static List<String> longTexts(Form form, List<String> narratives) {
        List<String> texts = new ArrayList<>();
        narratives.forEach(path -> texts.add(form.text(path)));
        form.tables().forEach((table, content) -> {
            List<String> columns = narratives.stream()
                    .filter(path -> path.startsWith(table + "."))
                    .map(path -> path.substring(table.length() + 1))
                    .toList();
            content.rows().forEach(row -> columns.forEach(column -> texts.add(row.text(column))));
        });
        texts.removeIf(String::isEmpty);
        return texts;
    }

    /** The rows of a table in which somebody has written a name or a target. */
    List<Row> filledRows(String table) {
        return filledRows.computeIfAbsent(
                table,
                path -> collected.form().rows(path).stream()
                        .filter(this::isFilled)
                        .toList());
    }

    /** Whether somebody has written a name or a target; a stub of the blank form (指标1, ……) is nobody's, and 不适用 is none. */
    boolean isFilled(Row row) {
        return isSaid(row.text("target")) || (isSaid(row.text("name")) && !stubs.has(row.text("name")));
    }

    private static boolean isSaid(String text) {
        return !text.isBlank() && !TargetValue.isNone(text);
    }

    /** Whether nobody has filled in a row with the name that the blank form is printed with: it is no indicator. */
    boolean isMereStub(Row row) {
        return !mereStubs.isEmpty() && mereStubs.contains(row);
    }

    /** The numbers with their units in some of the narratives, in order. */
    List<Quantity> quantities(List<String> fields) {
        List<Quantity> found = new ArrayList<>();
        for (String field : fields) {
            found.addAll(quantities.computeIfAbsent(field, path -> Quantity.in(path, collected.text(path))));
        }
        return found;
    }

    /** The values as maps within maps, for conditions about whole tables. */
    Map<String, @Nullable Object> nested() {
        if (nested == null) {
            nested = collected.form().nested();
        }
        return nested;
    }
}
