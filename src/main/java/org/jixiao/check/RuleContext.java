package org.jixiao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.jexl3.JexlContext;
import org.jixiao.model.FieldPath;
import org.jixiao.model.Form;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/**
 * What an expression sees: variables, then the form's values by their whole paths ({@code budget.current} is one name, so that
 * each read is seen), then the functions. Nothing can be set. In a condition a blank or unreadable value must not be read; in a
 * message it is null, or the text as typed.
 */
final class RuleContext implements JexlContext, JexlContext.NamespaceResolver {
    /** Texts that may be longer than this many characters, or as long as they like, are narrative. */
    private static final int SHORT_TEXT = 200;

    private final Map<String, @Nullable Object> variables;
    private final @Nullable FormTemplate template;
    private final @Nullable Form form;
    private final boolean forgiving;

    private RuleContext(
            Map<String, @Nullable Object> variables,
            @Nullable FormTemplate template,
            @Nullable Form form,
            boolean forgiving) {
        this.variables = variables;
        this.template = template;
        this.form = form;
        this.forgiving = forgiving;
    }

    /** For expressions about several forms: variables only, among them {@link Value}s. */
    static RuleContext of(Map<String, @Nullable Object> variables) {
        return new RuleContext(variables, null, null, false);
    }

    /** For expressions about one form. */
    static RuleContext of(FormTemplate template, Form form, Map<String, @Nullable Object> variables) {
        return new RuleContext(variables, template, form, false);
    }

    /** For a message about the same: more variables, and blanks may be read. */
    RuleContext forMessage(Map<String, @Nullable Object> more) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(variables);
        all.putAll(more);
        return new RuleContext(all, template, form, true);
    }

    @Override
    public @Nullable Object get(String name) {
        if (!has(name)) {
            return null; // the first part of a path: JEXL asks again for the whole
        }
        Object found = find(name);
        if (!(found instanceof Value value)) {
            return found;
        }
        if (!forgiving && value.parsed() == null) {
            throw new MissingValueException(name);
        }
        return value.orText();
    }

    @Override
    public boolean has(String name) {
        Field field = template == null ? null : template.fields().get(name);
        return variables.containsKey(name) || (field != null && field.type() != FieldType.GROUP);
    }

    @Override
    public void set(String name, Object value) {
        throw new UnsupportedOperationException("rules only read: " + name);
    }

    @Override
    public @Nullable Object resolveNamespace(@Nullable String name) {
        return name == null ? new RuleFunctions(this) : null;
    }

    /** Whether anything stands there, understood or not. */
    boolean isFilled(String name) {
        Object found = find(name);
        String text = found instanceof Value value ? value.text() : found == null ? "" : found.toString();
        return !text.isBlank();
    }

    /** What was typed there; empty where nothing stands. */
    String typed(String name) {
        return find(name) instanceof Value value ? value.text() : "";
    }

    /** The number there; null where nothing stands that could be understood as one. */
    @Nullable
    BigDecimal number(String name) {
        return find(name) instanceof Value value ? value.number() : null;
    }

    /** The narrative texts of the form, those in the rows of its tables behind the others. */
    List<String> longTexts() {
        if (template == null || form == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        List<String> narrative = template.fields().values().stream()
                .filter(RuleContext::isNarrative)
                .map(Field::path)
                .toList();
        narrative.forEach(path -> texts.add(form.text(path)));
        form.tables()
                .forEach((table, content) -> content.rows()
                        .forEach(row -> narrative.stream()
                                .filter(path -> path.startsWith(table + "."))
                                .forEach(path -> texts.add(row.get(path.substring(table.length() + 1))
                                        .text()))));
        return texts;
    }

    static boolean isNarrative(Field field) {
        return field.type() == FieldType.TEXT && (field.maxLength() == 0 || field.maxLength() > SHORT_TEXT);
    }

    private @Nullable Object find(String name) {
        if (variables.containsKey(name) || template == null || form == null) {
            return variables.get(name);
        }
        return template.field(name).type() == FieldType.TABLE ? FieldPath.get(form.nested(), name) : form.get(name);
    }
}
