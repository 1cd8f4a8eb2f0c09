package org.jixiao.model;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something about a form's shape that was seen while it was read, to be judged by the rule of that number.
 *
 * @param rule the number of the rule in the catalogue, for example {@code F05}
 * @param at the cell, or null where something is missing and no place is known
 * @param field the path of the field, empty where none is meant
 * @param details what the rule's message may name: label, text, rows …
 */
public record Observation(String rule, @Nullable CellAddress at, String field, Map<String, Object> details) {
    /** The numbers of all rules of which anything is seen. */
    public static final Set<String> RULES =
            Set.of("F04", "F05", "F06", "F07", "F08", "F09", "F12", "F13", "F15", "F16", "F17", "F18", "N03");

    public Observation {
        if (!RULES.contains(rule)) {
            throw new IllegalArgumentException(rule);
        }
    }
}
